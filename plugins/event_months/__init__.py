"""The calendar of events: a page for each month, and one for each year."""

from __future__ import annotations

from almanac.render.months.month_page import month_view, today, year_view
from almanac_pelican.generators import PageGenerator, SiteWriter


class MonthsGenerator(PageGenerator):
    """Writes ``/events/YYYY/`` and ``/events/YYYY/MM/``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every month, every year."""
        site, calendar = self.site, self.publication.event_months
        if not site.events:
            return
        now = today(calendar, site)
        for month in (month_view(calendar, day, site) for day in calendar.months):
            self.write_page(writer, "event_month", month.address, month=month, today=now)
        for number in calendar.years:
            year = year_view(calendar, number, site, self.publication.past_years)
            self.write_page(writer, "event_year", year.label.address, year=year, today=now)


register = MonthsGenerator.register
