"""The calendar of events: a page for each month, and one for each year."""

from __future__ import annotations

from almanac.render.list_texts import month_of_events, year_of_events
from almanac.render.months.month_page import month_view, today, year_view
from almanac_pelican.generators import PageGenerator, SiteWriter


class MonthsGenerator(PageGenerator):
    """Writes ``/events/YYYY/`` and ``/events/YYYY/MM/``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Every month, every year."""
        site, calendar = self.site, self.publication.event_months
        if not site.events:
            return
        phrases, now = site.phrases(), today(calendar, site)
        for day in calendar.months:
            month = month_view(calendar, day, site)
            title = phrases.gettext("Events in %(month)s", month=month.name)
            text = month_of_events(title, calendar.listed.get(day, ()), phrases)
            self.write_page(writer, "event_month", month.address, page_text=text, month=month, today=now)
        for number in calendar.years:
            year = year_view(calendar, number, site, self.publication.past_years)
            title = phrases.gettext("Calendar of events %(year)s", year=number)
            text = year_of_events(title, calendar.count(number), phrases)
            self.write_page(writer, "event_year", year.label.address, page_text=text, year=year, today=now)


register = MonthsGenerator.register
