"""Plans all that is of events alone, whatever stories and pages say, and says what it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from almanac.render.calendars.removed_events import removed_entries
from almanac.render.map.locator import Coastline
from almanac.render.next_change import next_change_of_events
from almanac.render.outputs.calendars import calendar_lists, calendars
from almanac.render.outputs.embedded import embedded_lists
from almanac.render.outputs.event_data import event_data
from almanac.render.outputs.event_map import map_outputs
from almanac.render.outputs.events import event_pages, fingerprint_of_stories
from almanac.render.outputs.events_told import EventsTold, events_told
from almanac.render.outputs.feeds import copies_of_feeds, event_feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.months import month_pages
from almanac.render.outputs.output import Output, fingerprint, joined
from almanac.render.outputs.part_of_site import Plan
from almanac.render.outputs.qr_codes import qr_codes
from almanac.render.outputs.share_cards import event_cards
from almanac.render.outputs.text_digests import Wanted, all_of_them
from almanac.render.publication import Publication


class Events:
    """The events of a publication: no page is known here, and no story but those that tell of events.

    ``prints`` may be those of all entries.
    """

    def __init__(
        self,
        publication: Publication,
        paging: Paging,
        coastline: Coastline | None = None,
        prints: Fingerprints | None = None,
    ) -> None:
        self._publication = publication.of_events
        self._prints = prints or Fingerprints(self._publication.edition)
        self._paging = paging
        self._coastline = coastline

    def fingerprint(self) -> bytes:
        """Of all that is read here, but of the moment."""
        edition, prints = self._publication.edition, self._prints
        shown = fingerprint(
            self._paging.per_page,
            self._paging.orphans,
            self._coastline.fingerprint if self._coastline else b"",
            edition.is_preview,
            edition.history.complete,
            tuple(sorted(edition.lost_pictures)),
            repr(removed_entries(edition.removals, edition.history.gone)),
            repr([removal.addresses for removal in edition.removals if removal.event]),
            repr(copies_of_feeds(edition)),
            tuple(self._publication.beside_others(text.address) for event in edition.events for text in event.texts),
        )
        return joined(
            shown,
            *(
                digest
                for event in edition.events
                for digest in (prints.entry(event), prints.states(event), prints.topic(event.discussion))
            ),
            *(
                digest
                for event in edition.events
                for text in event.texts
                for digest in (prints.body(text), prints.history(text.source.path), prints.comments(text.source))
            ),
            *(fingerprint_of_stories(stories, edition, prints) for stories in self._publication.told.stories.values()),
        )

    def digests(self) -> Sequence[bytes]:
        """None: the fingerprints of files have all that they are made from."""
        return ()

    def outputs(self, wanted: Wanted = all_of_them) -> tuple[Output, ...]:
        """Every wanted file that is of events alone."""
        of, prints = self._publication, self._prints
        every = chain[Output](
            event_pages(of, prints, self._paging, self._coastline),
            month_pages(of, prints),
            map_outputs(of, prints),
            embedded_lists(of, prints),
            calendars(of, prints),
            calendar_lists(of),
            event_data(of, prints),
            event_feeds(of, prints),
            event_cards(of, prints),
            qr_codes(of),
        )
        return tuple(output for output in every if wanted(output.address))

    def plan(self) -> Plan[EventsTold]:
        """All of it, anew."""
        of = self._publication
        return Plan(self.outputs(), events_told(of, self._prints), next_change_of_events(of))
