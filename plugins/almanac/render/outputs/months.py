"""Plans the pages of months and years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from almanac.model import address
from almanac.render import words
from almanac.render.list_texts import month_of_events, year_of_events
from almanac.render.months.month_page import month_view, today, year_view
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.publication import Publication

# So many days of other months the grid of one has at most on either side.
_AROUND = timedelta(days=7)


def month_pages(publication: Publication, prints: Fingerprints) -> Iterator[Page]:
    """Every month, every year, in every language."""
    if not publication.site.events:
        return
    calendar = publication.event_months
    worth, now = calendar.worth, today(calendar, publication.site)
    counts = {month: len(calendar.listed.get(month, ())) for month in calendar.months}
    of_month = {
        month: joined(
            fingerprint(month, counts[month]),
            *map(prints.listed, calendar.listed.get(month, ())),
            *map(prints.entry, calendar.cut.get(month, ())),
        )
        for month in calendar.months
    }
    before = dict(zip(worth[1:], worth, strict=False))
    for month in calendar.months:
        previous = before.get(month) or next((other for other in reversed(worth) if other < month), None)
        following = next((other for other in worth if other > month), None)
        near = tuple((other, counts[other]) if other else None for other in (previous, following))
        made_from = fingerprint(of_month[month], near, month in worth, repr(now), _mark(calendar.today, month))
        where = address.month_of_events(month.year, month.month)
        yield from in_all_languages(publication, where, "event_month", made_from, partial(_month, month))
    years = tuple((year, calendar.count(year)) for year in calendar.years)
    for year in calendar.years:
        whole = tuple(digest for month, digest in of_month.items() if month.year == year)
        marked = calendar.today if calendar.today.year == year else None
        made_from = fingerprint(year, years, repr((publication.past_years, now)), whole, marked)
        where = address.year_of_events(year)
        yield from in_all_languages(publication, where, "event_year", made_from, partial(_year, year))


def _mark(today: date, month: date) -> date | None:
    """The present day, where the grid of a month has it: the days of others before and after it are there too."""
    return today if month - _AROUND <= today <= month + timedelta(days=31) + _AROUND else None


def _month(month: date, publication: Publication) -> Values:
    calendar, site, lang = publication.event_months, publication.site, publication.lang
    phrases, view = publication.phrases, month_view(calendar, month, site, lang)
    title = phrases.gettext("Events in %(month)s", month=words.month(month, lang))
    text = month_of_events(title, calendar.listed.get(month, ()), phrases)
    return {"page_text": text, "month": view, "today": today(calendar, site, lang)}


def _year(year: int, publication: Publication) -> Values:
    calendar, site, lang = publication.event_months, publication.site, publication.lang
    phrases = publication.phrases
    title = phrases.gettext("Calendar of events %(year)s", year=year)
    text = year_of_events(title, calendar.count(year), phrases)
    view = year_view(calendar, year, site, publication.past_years, lang)
    return {"page_text": text, "year": view, "today": today(calendar, site, lang)}
