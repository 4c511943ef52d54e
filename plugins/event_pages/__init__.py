"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.events.event_groups import KINDS, EventGroup
from almanac.render.events.event_page import bounded_events, coming_events, event_card, event_view, year_labels
from almanac.render.events.listing import EventListing
from almanac.render.months.month_page import this_year
from almanac.render.views.parts import Facet


class EventsGenerator(Generator):
    """Writes ``/events/`` and what is below it."""

    def generate_output(self, writer: Any) -> None:
        """Every page of events."""
        edition: Edition = self.settings["EDITION"]
        if not edition.site.events:
            return
        listing: EventListing = self.settings["PROGRAMME"]
        groups: tuple[EventGroup, ...] = self.settings["EVENT_GROUPS"]
        self._upcoming(writer, edition, listing, groups)
        self._archive(writer, edition, listing)
        self._groups(writer, edition, groups)
        for listed in (*listing.upcoming, *listing.past):
            for text in listed.event.texts:
                self._write(writer, "event", text.address, lang=text.lang, view=event_view(listed, text, edition))

    def _write(self, writer: Any, template: str, where: str, **values: Any) -> None:
        writer.write_file(
            address.file_of(where), self.get_template(template), self.context, url=where.lstrip("/"), **values
        )

    def _upcoming(self, writer: Any, edition: Edition, listing: EventListing, groups: Sequence[EventGroup]) -> None:
        facets = tuple(
            Facet(
                edition.site.phrases().gettext(heading),
                tuple(group.label for group in groups if group.kind == kind and group.label.count),
            )
            for kind, heading in KINDS.items()
        )
        self._write(
            writer,
            "events",
            address.EVENTS,
            coming=coming_events(listing, edition.site),
            facets=tuple(facet for facet in facets if facet.labels),
            years=year_labels(listing),
            **this_year(self.settings["EVENT_MONTHS"], edition.site),
        )

    def _archive(self, writer: Any, edition: Edition, listing: EventListing) -> None:
        years = year_labels(listing)
        by_year: dict[int, list[Any]] = {}
        for listed in listing.past:
            by_year.setdefault(listed.when.day.year, []).append(listed)
        for year, listed in by_year.items():
            self._write(
                writer,
                "events_past",
                address.past_events(year),
                year=year,
                whole_year=address.year_of_events(year),
                past=bounded_events(listed, edition.site),
                years=years,
            )

    def _groups(self, writer: Any, edition: Edition, groups: Sequence[EventGroup]) -> None:
        for group in groups:
            past = [event_card(listed, edition.site) for listed in group.listing.past]
            self._write(
                writer,
                "event_list",
                group.label.address,
                template_name="event_list",
                paginated={"past": past},
                title=group.label.name,
                kind=edition.site.phrases().gettext(KINDS[group.kind]),
                coming=coming_events(group.listing, edition.site),
                calendar=group.calendar,
            )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return EventsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
