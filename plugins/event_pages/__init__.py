"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from almanac.model import address
from almanac.model.interface import Phrases
from almanac.render.events.event_groups import KINDS
from almanac.render.events.event_list import EventList, Span, parts, places_of_parts
from almanac.render.events.event_page import event_view
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.list_texts import all_events, event_list, on_page, some_events
from almanac.render.months.month_page import this_year
from almanac.render.views.parts import Facet, Label, Numbered, PageText
from almanac_pelican.generators import PageGenerator, SiteWriter
from almanac_pelican.list_pages import pages_of

# What one page of a list is called, by what it shows and which one it is.
PageTextOf = Callable[[Sequence[ListedEvent], Numbered, Phrases], PageText]


class EventsGenerator(PageGenerator):
    """Writes ``/events/`` and what is below it."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every page of events."""
        if not self.site.events:
            return
        self._write_upcoming(writer)
        self._write_archive(writer)
        self._write_groups(writer)
        listing = self.publication.listing
        for listed in (*listing.upcoming, *listing.past):
            for text in listed.event.texts:
                view = event_view(listed, text, self.edition)
                self.write_page(writer, "event", text.address, lang=text.lang, view=view)

    def _write_upcoming(self, writer: SiteWriter) -> None:
        phrases, groups = self.site.phrases(), self.publication.event_groups
        facets = tuple(
            Facet(
                phrases.gettext(heading),
                tuple(group.label for group in groups if group.kind == kind and group.label.count),
            )
            for kind, heading in KINDS.items()
        )
        self._write_list(
            writer,
            "events",
            EventList(address.EVENTS, self.publication.listing.ahead),
            partial(on_page, all_events(self.publication.listing, phrases)),
            self.publication.past_years,
            facets=tuple(facet for facet in facets if facet.labels),
            **this_year(self.publication.event_months, self.site),
        )

    def _write_archive(self, writer: SiteWriter) -> None:
        listing, phrases = self.publication.listing, self.site.phrases()
        for year in listing.years:
            where, past = address.past_events(year), listing.past_in(year)
            title = phrases.gettext("Events of %(year)s", year=year)
            self._write_list(
                writer,
                "events_past",
                EventList(where, (), past, "month"),
                partial(on_page, some_events(title, EventListing((), past), phrases)),
                tuple(label for label in self.publication.past_years if label.address != where),
                list_title=title,
                year=year,
                whole_year=address.year_of_events(year),
            )

    def _write_groups(self, writer: SiteWriter) -> None:
        for group in self.publication.event_groups:
            self._write_list(
                writer,
                "event_list",
                EventList(group.label.address, group.listing.ahead, group.listing.past),
                partial(event_list, group.kind, group.label.name, group.listing),
                title=group.label.name,
                kind=self.site.phrases().gettext(KINDS[group.kind]),
                calendar=group.calendar,
            )

    def _write_list(
        self,
        writer: SiteWriter,
        template: str,
        of: EventList,
        text: PageTextOf,
        years: Sequence[Label] = (),
        **values: Any,
    ) -> None:
        """Every page of a list, each with its ``text``; ``years`` lead to what is over and not in it."""
        phrases = self.site.phrases()
        pages = pages_of(of.address, of.entries, self.settings)
        stretches = [(f"/{page.url}", page.object_list) for page in pages]
        values |= {
            "months": self._places(stretches, "month", is_past=of.past_by == "month"),
            "years": years or self._places(stretches, "year", is_past=True),
            "events_pages": len(pages),
        }
        for page, before, after in zip(pages, [None, *pages], [*pages[1:], None], strict=False):
            self.write_page(
                writer,
                template,
                f"/{page.url}",
                page_text=text(page.object_list, Numbered(page.number, len(pages)), phrases),
                coming=parts([listed for listed in page.object_list if not listed.is_past], self.site),
                past=parts([listed for listed in page.object_list if listed.is_past], self.site, of.past_by),
                events_page=page,
                events_previous_page=before,
                events_next_page=after,
                **values,
            )

    def _places(
        self, pages: Sequence[tuple[str, Sequence[ListedEvent]]], span: Span, *, is_past: bool
    ) -> tuple[Label, ...]:
        chosen = [(where, [listed for listed in within if listed.is_past is is_past]) for where, within in pages]
        return places_of_parts(chosen, self.site, span)


register = EventsGenerator.register
