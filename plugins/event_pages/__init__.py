"""Events: what comes, what is past, each event's page, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.interface import N_
from almanac.render.event_view import event_card, event_view, months, year_labels
from almanac.render.programme import EventGroup, Programme
from almanac.render.views import Facet

# The headings of the ways to narrow a list, in their order on the page.
KINDS = {
    "category": N_("Category"),
    "country": N_("Country"),
    "language": N_("Language"),
    "series": N_("Series"),
    "tag": N_("Tag"),
    "online": N_("Online"),
}


class EventsGenerator(Generator):
    """Writes ``/events/`` and what is below it."""

    def generate_output(self, writer: Any) -> None:
        """Every page of events."""
        edition: Edition = self.settings["EDITION"]
        if not edition.site.events:
            return
        programme: Programme = self.settings["PROGRAMME"]
        groups: tuple[EventGroup, ...] = self.settings["EVENT_GROUPS"]
        self._upcoming(writer, edition, programme, groups)
        self._archive(writer, edition, programme)
        self._groups(writer, edition, groups)
        for listed in (*programme.upcoming, *programme.past):
            for text in listed.event.texts:
                self._write(writer, "event", text.address, lang=text.lang, event=event_view(listed, text, edition))

    def _write(self, writer: Any, template: str, where: str, **values: Any) -> None:
        writer.write_file(
            address.file_of(where), self.get_template(template), self.context, url=where.lstrip("/"), **values
        )

    def _upcoming(self, writer: Any, edition: Edition, programme: Programme, groups: Sequence[EventGroup]) -> None:
        facets = tuple(
            Facet(edition.site.phrases().gettext(heading), tuple(group.label for group in groups if group.kind == kind))
            for kind, heading in KINDS.items()
        )
        self._write(
            writer,
            "events",
            address.EVENTS,
            months=months(programme.upcoming, edition.site),
            facets=tuple(facet for facet in facets if facet.labels),
            years=year_labels(programme),
        )

    def _archive(self, writer: Any, edition: Edition, programme: Programme) -> None:
        years = year_labels(programme)
        by_year: dict[int, list[Any]] = {}
        for listed in programme.past:
            by_year.setdefault(listed.when.day.year, []).append(listed)
        for year, listed in by_year.items():
            self._write(
                writer,
                "events_past",
                address.past_events(year),
                year=year,
                months=months(listed, edition.site),
                years=years,
            )

    def _groups(self, writer: Any, edition: Edition, groups: Sequence[EventGroup]) -> None:
        for group in groups:
            past = [event_card(listed, edition.site) for listed in group.programme.past]
            self._write(
                writer,
                "event_list",
                group.label.address,
                template_name="event_list",
                paginated={"past": past},
                title=group.label.name,
                kind=edition.site.phrases().gettext(KINDS[group.kind]),
                months=months(group.programme.upcoming, edition.site),
            )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return EventsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
