"""The calendar of events: a page for each month, and one for each year."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.events.event_page import year_labels
from almanac.render.months.month_page import month_view, year_view
from almanac.render.months.months_with_pages import EventMonths


class MonthsGenerator(Generator):
    """Writes ``/events/YYYY/`` and ``/events/YYYY/MM/``."""

    def generate_output(self, writer: Any) -> None:
        """Every month, every year."""
        edition: Edition = self.settings["EDITION"]
        site = edition.site
        if not site.events:
            return
        calendar: EventMonths = self.settings["EVENT_MONTHS"]
        archive = year_labels(self.settings["PROGRAMME"])
        for month in calendar.months:
            self._write(writer, "event_month", month=month_view(calendar, month, site))
        for year in calendar.years:
            self._write(writer, "event_year", year=year_view(calendar, year, site, archive))

    def _write(self, writer: Any, template: str, **values: Any) -> None:
        where = values["month"].address if "month" in values else values["year"].label.address
        writer.write_file(
            address.file_of(where), self.get_template(template), self.context, url=where.lstrip("/"), **values
        )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return MonthsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
