"""Plans all that is of stories and pages alone, whatever events say, and says what it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from almanac.render.about_events import fingerprint_of_event
from almanac.render.next_change import next_day
from almanac.render.outputs.feeds import copies_of_feeds, story_feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Output, fingerprint, joined
from almanac.render.outputs.part_of_site import Plan
from almanac.render.outputs.share_cards import story_cards
from almanac.render.outputs.stories import story_pages
from almanac.render.outputs.story_lists import story_lists
from almanac.render.outputs.text_digests import TextDigests, Wanted, all_of_them
from almanac.render.publication import Publication


class Stories:
    """The stories and pages of a publication: of events no more is known here than what stories tell of.

    ``prints`` may be those of all entries.
    """

    def __init__(self, publication: Publication, paging: Paging, prints: Fingerprints | None = None) -> None:
        self._publication = publication.of_stories
        self._digests = TextDigests(self._publication, prints or Fingerprints(self._publication.edition))
        self._paging = paging

    def fingerprint(self) -> bytes:
        """Of all that is read here, but of the moment, and of the words of texts: these are in the digests."""
        of, edition = self._publication, self._publication.edition
        shown = fingerprint(
            self._paging.per_page,
            self._paging.orphans,
            edition.is_preview,
            edition.history.complete,
            tuple(sorted(edition.lost_pictures)),
            tuple(sorted(of.future_stories)),
            repr(copies_of_feeds(edition)),
        )
        profiles = map(self._digests.prints.whole, edition.profiles)
        events = map(fingerprint_of_event, of.told.events.values())
        return joined(shown, self._digests.structure(), fingerprint(len(edition.profiles)), *profiles, *events)

    def digests(self) -> Sequence[bytes]:
        """Those of the texts, by the places that files name."""
        return self._digests.all

    def outputs(self, wanted: Wanted = all_of_them) -> tuple[Output, ...]:
        """Every wanted file that is of stories and pages alone."""
        of, digests = self._publication, self._digests
        return tuple(
            chain[Output](
                story_pages(of, digests, wanted),
                *(story_lists(listed, digests, self._paging, wanted) for listed in of.in_all_languages),
                story_feeds(of, digests, wanted),
                story_cards(of, digests, wanted),
            )
        )

    def plan(self) -> Plan[None]:
        """All of it, anew."""
        return Plan(self.outputs(), None, next_day(self._publication.edition))
