"""Fills the pages of months and years from the occurrences in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from almanac.model import address
from almanac.model.site import Site
from almanac.model.when import MonthOnly, Timed
from almanac.render import weeks, words
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent
from almanac.render.months.month_grid import Bar, DateSpan, Day, DayRange, dates_of, day_ranges, month_grid
from almanac.render.months.months_with_pages import EventMonths
from almanac.render.orthography import as_heading
from almanac.render.views.event import EventCard
from almanac.render.views.month import (
    BarView,
    DayView,
    GoingOn,
    ListedDay,
    MonthView,
    SmallDay,
    SmallMonth,
    WeekdayView,
    YearView,
)
from almanac.render.views.parts import Label

# How many events of a day the list tells of; the others it names.
TOLD = 20
_DAY = timedelta(days=1)
_Shown = tuple[ListedEvent, EventCard]


def month_view(calendar: EventMonths, month: date, site: Site, lang: str = "") -> MonthView:
    """A month, by its first day, in a language or the site's own."""
    lang, present = lang or site.default_lang, None if site.frozen else calendar.today
    shown = [(listed, event_card(listed, site, lang)) for listed in calendar.listed.get(month, ())]
    on_days = [(listed, card) for listed, card in shown if not isinstance(listed.when, MonthOnly)]
    spans = [DateSpan(listed.when.day, listed.when.last_day, (listed, card)) for listed, card in on_days]
    rows = month_grid(month.year, month.month, weeks.first_weekday(lang), spans)
    folded = frozenset(day.date for days in rows for day in days if day.folded)
    worth, cut = calendar.worth, calendar.cut.get(month, ())
    return MonthView(
        name=as_heading(words.month(month, lang)),
        address=_month_address(month, site, lang),
        count=len(shown),
        year=Label(f"{month.year}", site.list_address(address.year_of_events(month.year), lang)),
        previous=next((_month_label(calendar, other, site, lang) for other in reversed(worth) if other < month), None),
        next=next((_month_label(calendar, other, site, lang) for other in worth if other > month), None),
        weekdays=_weekdays(lang),
        weeks=tuple(tuple(_day(day, present, lang) for day in days) for days in rows),
        days=tuple(
            _listed_day(days, folded, present, site, lang) for days in day_ranges(month.year, month.month, spans)
        ),
        without_day=tuple(card for listed, card in shown if isinstance(listed.when, MonthOnly)),
        categories=tuple(dict.fromkeys(card.category for _, card in shown)),
        cut=tuple(Label(text.title, text.address) for text in (event.text_in(lang) for event in cut)),
        is_worth=month in worth,
    )


def year_view(calendar: EventMonths, year: int, site: Site, archive: Sequence[Label] = (), lang: str = "") -> YearView:
    """A year, in a language or the site's own; ``archive`` are the lists of past events in the same."""
    lang = lang or site.default_lang
    whole = [month for month in calendar.months if month.year == year]
    past = site.list_address(address.past_events(year), lang)
    label = partial(_year_label, calendar, site=site, lang=lang)
    return YearView(
        label=label(year),
        months=tuple(small_month(calendar, month, site, lang) for month in whole),
        previous=next((label(other) for other in reversed(calendar.years) if other < year), None),
        next=next((label(other) for other in calendar.years if other > year), None),
        archive=next((label for label in archive if label.address == past), None),
    )


def small_month(calendar: EventMonths, month: date, site: Site, lang: str = "") -> SmallMonth:
    """A month as a part of its year's page."""
    lang = lang or site.default_lang
    listed = calendar.listed.get(month, ())
    counts: Counter[date] = Counter()
    for event in listed:
        counts.update(_days_within(event, month))
    where = _month_address(month, site, lang)
    weekend = weeks.weekend(lang)
    rows = dates_of(month.year, month.month, weeks.first_weekday(lang))
    present = None if site.frozen else calendar.today

    def small_day(day: date) -> SmallDay:
        if day.month != month.month:
            return SmallDay("", "", "", 0, day.weekday() in weekend)
        leads_to = f"{where}#{_anchor(day)}" if counts[day] else ""
        name, today = words.day_of_year(day, lang), day.isoformat() if day == present else ""
        return SmallDay(str(day.day), name, leads_to, counts[day], day.weekday() in weekend, today)

    name = Label(as_heading(words.month_heading(month, lang)), where, len(listed))
    return SmallMonth(name, _weekdays(lang), tuple(tuple(small_day(day) for day in days) for days in rows))


def this_year(calendar: EventMonths, site: Site, lang: str = "") -> dict[str, Label | tuple[Label, ...]]:
    """What the list of events says of it: ``this_month``, ``this_year``, and its months that lead to each other."""
    lang = lang or site.default_lang
    within = [month for month in calendar.worth if month.year == calendar.today.year]
    labels = [
        replace(_month_label(calendar, month, site, lang), name=words.month_heading(month, lang)) for month in within
    ]
    return {
        "this_month": _month_label(calendar, calendar.today.replace(day=1), site, lang),
        "this_year": _year_label(calendar, calendar.today.year, site, lang),
        "year_months": tuple(labels),
    }


def today(calendar: EventMonths, site: Site, lang: str = "") -> Label | None:
    """The way to the present month; to the day a script leads, so that the other months are the same on every day.

    None on a site that is built for the last time: what was present then is not when it is read.
    """
    if site.frozen:
        return None
    # Translators: a link to the present month.
    return Label(site.phrases(lang).gettext("Today"), _month_address(calendar.today, site, lang))


def addresses(of: EventMonths) -> tuple[str, ...]:
    """The pages that searches are told of: years with events, and months that lead to each other."""
    years = dict.fromkeys(month.year for month in of.worth)
    return (
        *(address.year_of_events(year) for year in years),
        *(address.month_of_events(month.year, month.month) for month in of.worth),
    )


def _month_address(month: date, site: Site, lang: str) -> str:
    return site.list_address(address.month_of_events(month.year, month.month), lang)


def _month_label(of: EventMonths, month: date, site: Site, lang: str) -> Label:
    return Label(words.month(month, lang), _month_address(month, site, lang), len(of.listed.get(month, ())))


def _year_label(of: EventMonths, year: int, site: Site, lang: str) -> Label:
    return Label(str(year), site.list_address(address.year_of_events(year), lang), of.count(year))


def _weekdays(lang: str) -> tuple[WeekdayView, ...]:
    first, weekend = weeks.first_weekday(lang), weeks.weekend(lang)
    days = [date(2024, 1, 1 + (first + number) % 7) for number in range(7)]  # which began on a Monday
    return tuple(
        WeekdayView(
            words.weekday_heading(day, lang),
            words.short_weekday(day, lang),
            words.narrow_weekday(day, lang),
            day.weekday() in weekend,
        )
        for day in days
    )


def _day(day: Day[_Shown], today: date | None, lang: str) -> DayView:
    shown = [_bar(bar, day.date) for bar in day.bars]
    bars = tuple(bar for bar in shown if not bar.is_single)
    return DayView(
        date=day.date.isoformat(),
        figure=str(day.date.day),
        name=words.weekday_and_day(day.date, lang),
        anchor=_anchor(day.date),
        is_inside=day.is_inside,
        is_weekend=day.date.weekday() in weeks.weekend(lang),
        bars=bars,
        singles=tuple(bar for bar in shown if bar.is_single),
        lanes=max((bar.lane for bar in bars), default=0),
        folded=day.folded,
        is_today=day.date == today,
    )


def _bar(bar: Bar[_Shown], day: date) -> BarView:
    listed, card = bar.item
    when = listed.when
    begins = isinstance(when, Timed) and when.day == day
    clock = words.clock(Timed(when.start), card.lang) if begins and isinstance(when, Timed) else ""
    return BarView(card, bar.lane, bar.span, bar.from_before, bar.goes_on, clock)


def _listed_day(
    stretch: DayRange[_Shown], folded: frozenset[date], today: date | None, site: Site, lang: str
) -> ListedDay:
    first, last = stretch.days[0], stretch.days[-1]
    begins = tuple(card for _, card in stretch.begins)
    return ListedDay(
        date=first.isoformat() if first == last else "",
        name=as_heading(words.weekday_and_day(first, lang) if first == last else words.days(first, last, lang)),
        anchor=_anchor(first),
        more_anchors=tuple(_anchor(day) for day in stretch.days[1:]),
        begins=begins[:TOLD],
        more=begins[TOLD:],
        goes_on=tuple(_going_on(*shown, stretch.days, site) for shown in stretch.goes_on),
        is_folded=not folded.isdisjoint(stretch.days),
        is_today=today in stretch.days,
    )


def _going_on(listed: ListedEvent, card: EventCard, days: Sequence[date], site: Site) -> GoingOn:
    last = listed.when.last_day
    ends_then = isinstance(listed.when, Timed) and listed.when.end is not None and list(days) == [last]
    return GoingOn(
        card, words.until(listed.when, site.phrases(card.lang).spoken, on=last if ends_then else None), ends_then
    )


def _days_within(listed: ListedEvent, month: date) -> Iterator[date]:
    if isinstance(listed.when, MonthOnly):
        return
    day = max(listed.when.day, month)
    while day <= listed.when.last_day and day.month == month.month:
        yield day
        day += _DAY


def _anchor(day: date) -> str:
    return f"day-{day.isoformat()}"
