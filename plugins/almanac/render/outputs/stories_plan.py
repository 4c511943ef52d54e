"""Plans all that is of stories and pages alone, whatever events say, and says what it is made from."""

from __future__ import annotations

from itertools import chain

from almanac.render.about_events import fingerprint_of_event
from almanac.render.next_change import next_day
from almanac.render.outputs.feeds import story_feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Output, fingerprint, joined
from almanac.render.outputs.part_of_site import Plan
from almanac.render.outputs.share_cards import story_cards
from almanac.render.outputs.stories import story_pages
from almanac.render.outputs.story_lists import story_lists
from almanac.render.publication import Publication


class Stories:
    """The stories and pages of a publication: of events no more is known here than what stories tell of."""

    def __init__(self, publication: Publication, paging: Paging, *, own_templates: bool = False) -> None:
        self._publication = publication.of_stories
        self._prints = Fingerprints(self._publication.edition, of_all_there_is=own_templates)
        self._paging = paging

    def fingerprint(self) -> bytes:
        """Of all that is read here, but of the moment."""
        of, edition, prints = self._publication, self._publication.edition, self._prints
        shown = fingerprint(
            self._paging.per_page,
            self._paging.orphans,
            edition.is_preview,
            edition.history.complete,
            tuple(sorted(edition.lost_pictures)),
            tuple(sorted(of.future_stories)),
            tuple(of.beside_others(text.address) for text in edition.stories_and_pages),
        )
        return joined(
            shown,
            fingerprint(len(edition.stories)),
            *map(prints.whole, edition.stories_and_pages),
            *map(prints.whole, edition.profiles),
            *(prints.topic(story.discussion) for story in edition.stories),
            *map(fingerprint_of_event, of.told.events.values()),
        )

    def outputs(self) -> tuple[Output, ...]:
        """Every file that is of stories and pages alone."""
        of, prints = self._publication, self._prints
        return tuple(
            chain[Output](
                story_pages(of, prints),
                *(story_lists(listed, prints, self._paging) for listed in of.in_all_languages),
                story_feeds(of, prints),
                story_cards(of, prints),
            )
        )

    def plan(self) -> Plan[None]:
        """All of it, anew."""
        return Plan(self.outputs(), None, next_day(self._publication.edition))
