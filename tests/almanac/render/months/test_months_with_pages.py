"""Which months have a page, and what stands on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.events.listing import event_listing
from almanac.render.months.month_page import TOLD, addresses, month_view, today, year_view
from almanac.render.months.months_with_pages import EventMonths, event_months

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org")
NEAR = [date(2027, month, 1) for month in range(2, 13)] + [date(2028, 1, 1), date(2028, 2, 1)]


def event(slug: str, first: date, last: date | None = None, rule: str = "", *changes: Change) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}", 1), "en", slug, "A sentence.", f"/events/{slug}/")
    recurrence = Recurrence(read_rrule(rule), changes=changes) if rule else None
    return Event(slug, f"{slug}@example.org", text, AllDay(first, last or first), "Meetup", recurrence=recurrence)


def months_of(*events: Event, now: datetime = NOW) -> EventMonths:
    return event_months(event_listing(events, now), now)


def days_of(slug: str, of: EventMonths) -> list[date]:
    return sorted({one.when.day for listed in of.listed.values() for one in listed if one.event.slug == slug})


def test_without_events_the_present_month_and_the_next_twelve_lead_to_each_other() -> None:
    of = months_of()

    assert (of.worth, of.years) == (tuple(NEAR), (2027, 2028))


def test_one_event_long_ago_brings_its_year_and_no_year_between() -> None:
    of = months_of(event("old", date(1900, 3, 1)))

    assert of.years == (1900, 2027, 2028)
    assert of.worth == (date(1900, 3, 1), *NEAR)
    assert len(of.months) == 36


def test_pages_stay_when_time_goes_on() -> None:
    events = [event("a", date(2019, 5, 1), None, "FREQ=WEEKLY"), event("b", date(2026, 12, 30), date(2027, 1, 2))]

    before, after = months_of(*events), months_of(*events, now=NOW.replace(year=2028))

    assert set(before.months) - set(after.months) == set()


@pytest.mark.parametrize(
    ("rule", "first", "years"),
    [
        pytest.param("FREQ=DAILY", date(2026, 1, 1), 12, id="daily"),
        pytest.param("FREQ=WEEKLY", date(2026, 1, 1), 12, id="weekly"),
        pytest.param("FREQ=MONTHLY", date(2019, 1, 1), 19, id="monthly"),
        pytest.param("FREQ=YEARLY", date(2017, 1, 1), 21, id="yearly"),
    ],
)
def test_what_never_ends_is_followed_back_a_bounded_way(rule: str, first: date, years: int) -> None:
    of = months_of(event("endless", date(1950, 1, 1), None, rule))
    found = days_of("endless", of)

    assert found[0].year == first.year
    assert found[-1] <= date(2028, 2, 29)
    assert len(found) < 800
    assert len([year for year in of.years if year <= 2027]) == min(years, 78)


def test_what_has_ended_is_followed_back_from_its_end() -> None:
    of = months_of(event("ended", date(1990, 1, 1), None, "FREQ=WEEKLY;UNTIL=20051231"))

    assert days_of("ended", of)[-1] == date(2005, 12, 26)
    assert [event.slug for event in of.cut[date(2003, 12, 1)]] == ["ended"]


def test_the_first_of_what_repeats_is_shown_however_far_ahead() -> None:
    of = months_of(event("far", date(2031, 6, 1), None, "FREQ=MONTHLY"))

    assert days_of("far", of) == [date(2031, 6, 1)]


def test_what_lasts_for_decades_is_on_every_page_and_makes_none() -> None:
    of = months_of(event("era", date(1950, 1, 1), date(2050, 12, 31)))

    assert of.years == (1950, 2027, 2028, 2050)
    assert set(of.listed) == set(of.months)


def test_a_moved_occurrence_stands_at_its_new_date_and_a_cancelled_one_is_struck() -> None:
    moved = Change(date(2027, 3, 8), AllDay(date(2027, 4, 9), date(2027, 4, 9)))
    off = Change(date(2027, 3, 15), AllDay(date(2027, 3, 15), date(2027, 3, 15)), cancelled=True)
    of = months_of(event("a", date(2027, 3, 1), None, "FREQ=WEEKLY;COUNT=3", moved, off))

    march = month_view(of, date(2027, 3, 1), SITE)
    april = month_view(of, date(2027, 4, 1), SITE)

    assert [(day.date, [card.is_off for card in day.begins]) for day in march.days] == [
        ("2027-03-01", [False]),
        ("2027-03-15", [True]),
    ]
    assert [day.date for day in april.days] == ["2027-04-09"]


def test_a_month_leads_to_its_neighbours_over_a_gap() -> None:
    of = months_of(event("old", date(2020, 3, 1)), event("older", date(2018, 3, 1)))

    month = month_view(of, date(2020, 3, 1), SITE)

    assert (month.previous and month.previous.name, month.next and month.next.name) == ("March 2018", "February 2027")


def test_a_year_leads_to_each_day_that_has_events_and_says_how_many() -> None:
    of = months_of(event("a", date(2027, 1, 15), date(2027, 1, 16)), event("b", date(2027, 1, 16)))

    january = year_view(of, 2027, SITE).months[0]
    linked = [(day.name, day.address, day.count) for week in january.weeks for day in week if day.address]

    assert january.label.count == 2
    assert linked == [
        ("15 January", "/events/2027/01/#day-2027-01-15", 1),
        ("16 January", "/events/2027/01/#day-2027-01-16", 2),
    ]


def test_searches_are_told_of_nothing_empty_and_past() -> None:
    of = months_of(event("old", date(2020, 3, 1)))

    assert [where for where in addresses(of) if "/2020/" in where] == ["/events/2020/", "/events/2020/03/"]


@pytest.mark.parametrize(
    ("lang", "first", "weekend"),
    [
        pytest.param("en", "Mon", ["Sat", "Sun"], id="English"),
        pytest.param("en-US", "Sun", ["Sun", "Sat"], id="English of the United States"),
        pytest.param("ar", "السبت", ["السبت", "الجمعة"], id="Arabic"),
        pytest.param("he", "יום א׳", ["יום ו׳", "שבת"], id="Hebrew"),
        pytest.param("pl", "pon.", ["sob.", "niedz."], id="Polish"),
    ],
)
def test_weeks_begin_as_where_the_language_is_spoken(lang: str, first: str, weekend: list[str]) -> None:
    month = month_view(months_of(), date(2027, 2, 1), Site("Almanac", "https://example.org", default_lang=lang))

    assert month.weekdays[0].short == first
    assert [day.short for day in month.weekdays if day.is_weekend] == weekend


def test_a_day_tells_of_so_many_events_and_names_the_others() -> None:
    crowd = [event(f"e{number:03}", date(2027, 2, 20)) for number in range(TOLD + 30)]

    [day] = month_view(months_of(*crowd), date(2027, 2, 1), SITE).days

    assert [card.event.slug for card in (*day.begins, *day.more)] == [one.slug for one in crowd]
    assert (len(day.begins), len(day.more)) == (TOLD, 30)


def test_what_began_the_day_before_goes_on() -> None:
    line_islands = ZoneInfo("Pacific/Kiritimati")
    night = Timed(datetime(2026, 12, 31, 23, tzinfo=line_islands), datetime(2027, 1, 1, 0, 30, tzinfo=line_islands))
    new_year = replace(event("new-year", date(2026, 12, 31)), when=night)

    (day,) = month_view(months_of(new_year), date(2027, 1, 1), SITE).days

    assert (day.name, day.begins) == ("Friday, 1 January 2027", ())
    [going_on] = day.goes_on
    assert (going_on.card.text.title, going_on.until_text, going_on.ends_then) == ("new-year", "00:30", True)


@pytest.mark.parametrize(
    ("when", "until"),
    [
        pytest.param(
            Timed(datetime(2026, 12, 31, 23, tzinfo=ZoneInfo("UTC")), datetime(2027, 1, 3, 9, tzinfo=ZoneInfo("UTC"))),
            [("3 January, 09:00", False)],
            id="days in a row",
        ),
        pytest.param(AllDay(date(2026, 12, 31), date(2027, 1, 3)), [("3 January", False)], id="whole days"),
    ],
)
def test_an_end_on_another_day_or_without_a_time_is_a_day(when: When, until: list[tuple[str, bool]]) -> None:
    camp = replace(event("camp", date(2026, 12, 31)), when=when)

    days = month_view(months_of(camp), date(2027, 1, 1), SITE).days

    assert [(on.until_text, on.ends_then) for day in days for on in day.goes_on] == until


def test_today_leads_to_the_present_month_on_whatever_day_it_is_built() -> None:
    assert today(months_of(event("meetup", date(2027, 2, 10))), SITE).address == "/events/2027/02/"


def test_the_present_day_is_marked_in_grid_list_and_year() -> None:
    of = months_of(event("meetup", date(2027, 2, 9), date(2027, 2, 12)), event("talk", date(2027, 2, 10)))
    month, small = month_view(of, date(2027, 2, 1), SITE), year_view(of, 2027, SITE).months[1]

    assert [day.date for days in month.weeks for day in days if day.is_today] == ["2027-02-10"]
    assert [day.anchor for day in month.days if day.is_today] == ["day-2027-02-10"]
    assert [day.today for days in small.weeks for day in days if day.today] == ["2027-02-10"]


def test_what_has_no_day_is_listed_apart_on_the_page_of_its_month_and_counts_there() -> None:
    apart = replace(event("apart", date(2027, 2, 1)), when=MonthOnly(date(2027, 2, 1)))
    of = months_of(apart, event("talk", date(2027, 2, 3)))
    month, small = month_view(of, date(2027, 2, 1), SITE), year_view(of, 2027, SITE).months[1]

    assert [card.text.title for card in month.without_day] == ["apart"]
    assert [(day.name, [card.text.title for card in day.begins]) for day in month.days] == [
        ("Wednesday, 3 February 2027", ["talk"])
    ]
    assert [day.date for days in month.weeks for day in days if day.count] == ["2027-02-03"]
    assert (month.count, small.label.count) == (2, 2)
    assert [day.figure for days in small.weeks for day in days if day.address] == ["3"]
    # No part of the page is that of the present day.
    assert today(of, SITE).address == "/events/2027/02/"


def test_what_has_no_day_brings_a_page_for_its_month() -> None:
    far = replace(event("far", date(2031, 5, 1)), when=MonthOnly(date(2031, 5, 1)))

    assert date(2031, 5, 1) in months_of(far).worth
