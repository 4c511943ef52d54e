from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.recurrence import Change, Recurrence
from almanac.model.when import AllDay, Timed, When
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.events.occurrences import first_day, last_occurrence, next_occurrence, occurrences, scheduled

LONDON = ZoneInfo("Europe/London")
HONOLULU = ZoneInfo("Pacific/Honolulu")


def event(when: When, rrule: str = "", status: Status = Status.CONFIRMED, **departures) -> Event:
    source = Source("events/2027/meetup.md", "events/2027/meetup")
    text = EventText(source, "en", "Meetup", "We meet and talk.", "/events/meetup/")
    recurrence = Recurrence(read_rrule(rrule), **departures) if rrule else None
    return Event("meetup", "meetup@example.org", text, when, "Meetup", status=status, recurrence=recurrence)


def days(first: date, last: date | None = None) -> AllDay:
    return AllDay(first, last or first)


def hours(day: date, start: int, end: int, zone: ZoneInfo = LONDON) -> Timed:
    return Timed(at(day, start, zone), at(day, end, zone))


def at(day: date, hour: int, zone: ZoneInfo = LONDON) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


# The second Sunday of each month of 2027, with everything that can depart from it.
SUNDAYS = event(
    hours(date(2027, 1, 10), 14, 16),
    "FREQ=MONTHLY;UNTIL=20271231T235959Z;BYDAY=2SU",
    excluded=(at(date(2027, 8, 8), 14),),
    added=(at(date(2027, 8, 15), 14), at(date(2027, 8, 22), 10)),
    changes=(
        Change(date(2027, 3, 14), hours(date(2027, 3, 21), 14, 17), note="A marathon."),
        Change(date(2027, 5, 9), hours(date(2027, 5, 9), 14, 16), cancelled=True, note="A strike."),
    ),
)
WIKI_DAY = event(days(date(2001, 1, 15)), "FREQ=YEARLY")
LEAP_DAY = event(days(date(2024, 2, 29)), "FREQ=YEARLY")
THREE_TIMES = event(hours(date(2027, 1, 5), 18, 20), "FREQ=WEEKLY;COUNT=3")
FORTNIGHT = event(days(date(2027, 1, 4), date(2027, 1, 17)), "FREQ=YEARLY")
OPEN_END = event(Timed(at(date(2027, 1, 5), 18, HONOLULU)), "FREQ=WEEKLY;COUNT=2")
ALL_CANCELLED = event(
    hours(date(2027, 1, 5), 18, 20),
    "FREQ=WEEKLY;COUNT=2",
    changes=tuple(Change(day, hours(day, 18, 20), cancelled=True) for day in (date(2027, 1, 5), date(2027, 1, 12))),
)
BROUGHT_FORWARD = event(
    hours(date(2027, 1, 5), 18, 20),
    "FREQ=WEEKLY;COUNT=2",
    changes=(Change(date(2027, 1, 5), hours(date(2026, 12, 1), 18, 20)),),
)
ONCE = event(days(date(2027, 5, 1), date(2027, 5, 3)))
OFF = event(days(date(2027, 5, 1)), status=Status.CANCELLED)


class TestOccurrences:
    @pytest.mark.parametrize(
        ("event", "start", "end", "expected"),
        [
            pytest.param(
                SUNDAYS,
                date(2027, 2, 1),
                date(2027, 6, 30),
                [
                    hours(date(2027, 2, 14), 14, 16),
                    hours(date(2027, 3, 21), 14, 17),
                    hours(date(2027, 4, 11), 14, 16),
                    hours(date(2027, 6, 13), 14, 16),
                ],
                id="a moved one at its new time, none that is cancelled, 14:00 on both sides of a clock change",
            ),
            pytest.param(
                SUNDAYS,
                date(2027, 8, 1),
                date(2027, 8, 31),
                [hours(date(2027, 8, 15), 14, 16), hours(date(2027, 8, 22), 10, 12)],
                id="none that is excepted, those that are added",
            ),
            pytest.param(
                SUNDAYS, date(2027, 12, 1), date(2029, 1, 1), [hours(date(2027, 12, 12), 14, 16)], id="until its end"
            ),
            pytest.param(
                WIKI_DAY,
                date(2027, 1, 15),
                date(2028, 1, 15),
                [days(date(2027, 1, 15)), days(date(2028, 1, 15))],
                id="both ends are inclusive",
            ),
            pytest.param(WIKI_DAY, date(2027, 1, 16), date(2028, 1, 14), [], id="nothing between"),
            pytest.param(
                FORTNIGHT,
                date(2028, 1, 17),
                date(2028, 1, 17),
                [days(date(2028, 1, 4), date(2028, 1, 17))],
                id="one that ends on the first of the days",
            ),
            pytest.param(FORTNIGHT, date(2028, 1, 18), date(2028, 1, 20), [], id="one that ended the day before"),
            pytest.param(
                OPEN_END,
                date(2027, 1, 5),
                date(2027, 1, 11),
                [Timed(at(date(2027, 1, 5), 18, HONOLULU))],
                id="what has no end gets none, and the days are those of its zone",
            ),
            pytest.param(ONCE, date(2027, 5, 3), date(2027, 6, 1), [ONCE.when], id="once, on its last day"),
            pytest.param(ONCE, date(2027, 5, 4), date(2027, 6, 1), [], id="once, and over"),
            pytest.param(ONCE, date(2027, 4, 1), date(2027, 4, 30), [], id="once, and still to come"),
            pytest.param(OFF, date(2027, 5, 1), date(2027, 5, 1), [OFF.when], id="cancelled as a whole"),
        ],
    )
    def test_are_those_that_touch_the_days(self, event, start, end, expected):
        assert list(occurrences(event, start, end)) == expected

    def test_keep_the_local_hour_where_icalendar_sees_utc(self):
        accra = ZoneInfo("Africa/Accra")
        weekly = event(hours(date(2027, 1, 5), 18, 20, accra), "FREQ=WEEKLY;COUNT=2")

        assert list(occurrences(weekly, date(2027, 1, 12), date(2027, 1, 12))) == [
            hours(date(2027, 1, 12), 18, 20, accra)
        ]


class TestNextOccurrence:
    @pytest.mark.parametrize(
        ("event", "now", "expected"),
        [
            pytest.param(ONCE, utc(2027, 4, 1), ONCE.when, id="once, and to come"),
            pytest.param(ONCE, utc(2027, 5, 4, 11, 59), ONCE.when, id="once, and not over everywhere"),
            pytest.param(ONCE, utc(2027, 5, 4, 12), None, id="once, and over everywhere"),
            pytest.param(WIKI_DAY, utc(2027, 2, 15), days(date(2028, 1, 15)), id="in eleven months"),
            pytest.param(WIKI_DAY, utc(2040, 2, 15), days(date(2041, 1, 15)), id="after 2038"),
            pytest.param(LEAP_DAY, utc(2024, 3, 15), days(date(2028, 2, 29)), id="in four years"),
            pytest.param(LEAP_DAY, utc(2096, 3, 15), days(date(2104, 2, 29)), id="in eight years, over 2100"),
            pytest.param(SUNDAYS, utc(2020, 1, 1), SUNDAYS.when, id="the first, in years"),
            pytest.param(SUNDAYS, utc(2027, 1, 10, 15), SUNDAYS.when, id="the one that goes on"),
            pytest.param(SUNDAYS, utc(2027, 1, 10, 16), hours(date(2027, 2, 14), 14, 16), id="one that ended just now"),
            pytest.param(SUNDAYS, utc(2027, 3, 1), hours(date(2027, 3, 21), 14, 17), id="a moved one"),
            pytest.param(SUNDAYS, utc(2027, 5, 1), hours(date(2027, 6, 13), 14, 16), id="not a cancelled one"),
            pytest.param(SUNDAYS, utc(2027, 12, 12, 16), None, id="none after UNTIL"),
            pytest.param(
                THREE_TIMES, utc(2027, 1, 19, 19, 59), hours(date(2027, 1, 19), 18, 20), id="the last of COUNT"
            ),
            pytest.param(THREE_TIMES, utc(2027, 1, 19, 20), None, id="none after COUNT"),
            pytest.param(FORTNIGHT, utc(2027, 1, 17, 23), FORTNIGHT.when, id="one that began two weeks ago"),
            pytest.param(OPEN_END, utc(2027, 1, 6, 9, 59), OPEN_END.when, id="without end: until local midnight"),
            pytest.param(
                OPEN_END,
                utc(2027, 1, 6, 10),
                Timed(at(date(2027, 1, 12), 18, HONOLULU)),
                id="without end: then the next",
            ),
            pytest.param(ALL_CANCELLED, utc(2027, 1, 1), None, id="none where all are cancelled"),
            pytest.param(
                BROUGHT_FORWARD,
                utc(2026, 11, 1),
                hours(date(2026, 12, 1), 18, 20),
                id="one that was moved before the start",
            ),
        ],
    )
    def test_is_the_first_that_is_not_over(self, event, now, expected):
        assert next_occurrence(event, now) == expected


class TestLastOccurrence:
    @pytest.mark.parametrize(
        ("event", "now", "expected"),
        [
            pytest.param(ONCE, utc(2027, 4, 1), None, id="once, and to come"),
            pytest.param(ONCE, utc(2027, 6, 1), ONCE.when, id="once, and over"),
            pytest.param(WIKI_DAY, utc(2027, 1, 10), days(date(2026, 1, 15)), id="a year ago"),
            pytest.param(LEAP_DAY, utc(2031, 1, 1), days(date(2028, 2, 29)), id="three years ago"),
            pytest.param(SUNDAYS, utc(2027, 1, 10, 15), None, id="none before the first is over"),
            pytest.param(SUNDAYS, utc(2027, 6, 1), hours(date(2027, 4, 11), 14, 16), id="not a cancelled one"),
            pytest.param(SUNDAYS, utc(2050, 1, 1), hours(date(2027, 12, 12), 14, 16), id="long after UNTIL"),
            pytest.param(THREE_TIMES, utc(2050, 1, 1), hours(date(2027, 1, 19), 18, 20), id="long after COUNT"),
            pytest.param(ALL_CANCELLED, utc(2027, 6, 1), None, id="none where all were cancelled"),
            pytest.param(
                BROUGHT_FORWARD,
                utc(2026, 12, 5),
                hours(date(2026, 12, 1), 18, 20),
                id="one that was moved before the start",
            ),
        ],
    )
    def test_is_the_latest_that_is_over(self, event, now, expected):
        assert last_occurrence(event, now) == expected


class TestFirstDay:
    @pytest.mark.parametrize(
        ("event", "expected"),
        [
            pytest.param(ONCE, date(2027, 5, 1), id="the start's"),
            pytest.param(SUNDAYS, date(2027, 1, 10), id="the start's, where others moved"),
            pytest.param(BROUGHT_FORWARD, date(2026, 12, 1), id="of what was moved before the start"),
        ],
    )
    def test_is_the_earliest(self, event, expected):
        assert first_day(event) == expected


class TestScheduled:
    def test_says_when_and_nothing_more(self):
        whole, moved, cancelled, *added = (lines(component) for component in scheduled(SUNDAYS))

        assert whole == [
            "DTSTART;TZID=Europe/London:20270110T140000",
            "DTEND;TZID=Europe/London:20270110T160000",
            "UID:meetup@example.org",
            "RRULE:FREQ=MONTHLY;UNTIL=20271231T235959Z;BYDAY=2SU",
            "RDATE:20270815T130000Z",
            "RDATE:20270822T090000Z",
            "EXDATE;TZID=Europe/London:20270808T140000",
        ]
        assert moved == [
            "DTSTART;TZID=Europe/London:20270321T140000",
            "DTEND;TZID=Europe/London:20270321T170000",
            "UID:meetup@example.org",
            "RECURRENCE-ID;TZID=Europe/London:20270314T140000",
        ]
        assert cancelled[3:] == ["RECURRENCE-ID;TZID=Europe/London:20270509T140000", "STATUS:CANCELLED"]
        assert added == [
            [
                "DTSTART;TZID=Europe/London:20270815T140000",
                "DTEND;TZID=Europe/London:20270815T160000",
                "UID:meetup@example.org",
                "RECURRENCE-ID:20270815T130000Z",
            ],
            [
                "DTSTART;TZID=Europe/London:20270822T100000",
                "DTEND;TZID=Europe/London:20270822T120000",
                "UID:meetup@example.org",
                "RECURRENCE-ID:20270822T090000Z",
            ],
        ]

    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            pytest.param(
                days(date(2027, 5, 1), date(2027, 5, 3)),
                ["DTSTART;VALUE=DATE:20270501", "DTEND;VALUE=DATE:20270504"],
                id="days, with an exclusive end",
            ),
            pytest.param(
                hours(date(2027, 5, 1), 9, 10, ZoneInfo("UTC")),
                ["DTSTART:20270501T090000Z", "DTEND:20270501T100000Z"],
                id="UTC",
            ),
            pytest.param(
                Timed(at(date(2027, 5, 1), 9, ZoneInfo("Africa/Accra"))),
                ["DTSTART;TZID=Africa/Accra:20270501T090000"],
                id="Accra, which is not UTC, without an end",
            ),
            pytest.param(
                Timed(at(date(2027, 5, 1), 9, ZoneInfo("Atlantic/Reykjavik"))),
                ["DTSTART;TZID=Atlantic/Reykjavik:20270501T090000"],
                id="Reykjavik, which is not UTC",
            ),
        ],
    )
    def test_has_days_local_times_and_utc(self, when, expected):
        (component,) = scheduled(event(when))

        assert lines(component) == [*expected, "UID:meetup@example.org"]

    def test_departs_from_days_with_days(self):
        yearly = event(
            days(date(2027, 5, 1)),
            "FREQ=YEARLY;UNTIL=20300501",
            excluded=(date(2028, 5, 1),),
            added=(date(2028, 5, 2),),
            changes=(Change(date(2029, 5, 1), days(date(2029, 5, 4), date(2029, 5, 5))),),
        )

        whole, moved, added = (lines(component) for component in scheduled(yearly))

        assert whole[3:] == [
            "RRULE:FREQ=YEARLY;UNTIL=20300501",
            "RDATE;VALUE=DATE:20280502",
            "EXDATE;VALUE=DATE:20280501",
        ]
        assert moved[3:] == ["RECURRENCE-ID;VALUE=DATE:20290501"]
        assert added[3:] == ["RECURRENCE-ID;VALUE=DATE:20280502"]
        assert list(occurrences(yearly, date(2028, 1, 1), date(2040, 1, 1))) == [
            days(date(2028, 5, 2)),
            days(date(2029, 5, 4), date(2029, 5, 5)),
            days(date(2030, 5, 1)),
        ]


def lines(component) -> list[str]:
    return component.to_ical().decode().split("\r\n")[1:-2]
