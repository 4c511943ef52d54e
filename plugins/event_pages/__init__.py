"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from almanac.model import address
from almanac.render.events.event_groups import KINDS
from almanac.render.events.event_page import bounded_events, coming_events, event_card, event_view
from almanac.render.events.listing import EventListing
from almanac.render.list_texts import all_events, some_events
from almanac.render.months.month_page import this_year
from almanac.render.views.parts import Facet
from almanac_pelican.generators import PageGenerator, SiteWriter


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
        self.write_page(
            writer,
            "events",
            address.EVENTS,
            page_text=all_events(self.publication.listing, phrases),
            coming=coming_events(self.publication.listing, self.site),
            facets=tuple(facet for facet in facets if facet.labels),
            years=self.publication.past_years,
            **this_year(self.publication.event_months, self.site),
        )

    def _write_archive(self, writer: SiteWriter) -> None:
        listing, phrases = self.publication.listing, self.site.phrases()
        for year in listing.years:
            past = listing.past_in(year)
            title = phrases.gettext("Events of %(year)s", year=year)
            self.write_page(
                writer,
                "events_past",
                address.past_events(year),
                page_text=some_events(title, EventListing((), past), phrases),
                year=year,
                whole_year=address.year_of_events(year),
                past=bounded_events(past, self.site),
                years=self.publication.past_years,
            )

    def _write_groups(self, writer: SiteWriter) -> None:
        for group in self.publication.event_groups:
            past = [event_card(listed, self.site) for listed in group.listing.past]
            self.write_page(
                writer,
                "event_list",
                group.label.address,
                template_name="event_list",
                paginated={"past": past},
                group=group,
                title=group.label.name,
                kind=self.site.phrases().gettext(KINDS[group.kind]),
                coming=coming_events(group.listing, self.site),
                calendar=group.calendar,
            )


register = EventsGenerator.register
