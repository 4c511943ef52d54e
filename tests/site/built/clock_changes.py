"""Events around every change of the clocks, and the instants that zoneinfo says they mean."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Recurrence
from almanac.model.site import Site
from almanac.model.when import Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.calendars.calendar import calendar

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "America/Asuncion",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "UTC",
)
LATER = 2036  # ten years after the series begin
_YEARS = (2026, 2027)
_AROUND = [timedelta(minutes=minutes) for minutes in (-25 * 60, -60, -30, 0, 30, 60, 25 * 60)]
_HALF_HOUR = timedelta(minutes=30)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_LENGTH = timedelta(hours=3)  # more than any of these clocks goes back: no end comes before its start
_SITE = Site(name="Clocks", url="https://clocks.example.org", tagline="", zone=ZoneInfo("UTC"))
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Case:
    """An event with a title of its own, and the local times that are to be read."""

    zone: str
    event: Event
    times: tuple[Timed, ...]

    @property
    def title(self) -> str:
        """The zone and the local time."""
        return self.event.text.title


def changes(key: str, year: int) -> list[datetime]:
    """The instants of a year at which a zone's clocks change."""
    zone, first = ZoneInfo(key), datetime(year, 1, 1, tzinfo=UTC)
    days = [first + number * _DAY for number in range(366)]
    return [_change(zone, day) for day in days if _offset(zone, day) != _offset(zone, day + _DAY)]


def _change(zone: ZoneInfo, day: datetime) -> datetime:
    minutes = [day + timedelta(minutes=number) for number in range(24 * 60 + 1)]
    held = _offset(zone, day)
    return minutes[bisect_left(minutes, True, key=lambda minute: _offset(zone, minute) != held)]


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


@cache
def single_events() -> tuple[Case, ...]:
    """Around every change of two years, and at noon in every month.

    Of a local time that happens twice, the first is meant.
    """
    return tuple(_single(key, local) for key in ZONES for local in _around_changes(key) | _noons(key))


def _around_changes(key: str) -> dict[datetime, None]:
    instants = [change + distance for year in _YEARS for change in changes(key, year) for distance in _AROUND]
    return dict.fromkeys(instant.astimezone(ZoneInfo(key)).replace(fold=0) for instant in instants)


def _noons(key: str) -> dict[datetime, None]:
    return dict.fromkeys(datetime(2027, month, 15, 12, tzinfo=ZoneInfo(key)) for month in range(1, 13))


def _single(key: str, local: datetime) -> Case:
    end = (local.astimezone(UTC) + _LENGTH).astimezone(local.tzinfo).replace(fold=0)
    when = Timed(local, end)
    return Case(key, _event(f"{key} {local:%Y-%m-%d %H:%M}", when), (when,))


@cache
def weekly_series() -> tuple[Case, ...]:
    """Without end, from 2026 on; in ten years their occurrences are next to the changes of the clocks.

    Next to: the last half hour before and the first one after that clocks show once.
    """
    times = {key: dict.fromkeys((one.weekday(), one.time()) for one in _next_to_changes(key)) for key in ZONES}
    return tuple(
        _weekly(key, weekday, clock) for key in ZONES for weekday, clock in times[key] or {(0, time(12)): None}
    )


def _next_to_changes(key: str) -> list[datetime]:
    zone = ZoneInfo(key)
    steps = [(change, step) for change in changes(key, LATER) for step in (-_HALF_HOUR, _HALF_HOUR)]
    instants = [[change + number * step for number in range(1, 9)] for change, step in steps]
    return [next(local for local in (one.astimezone(zone) for one in few) if happens_once(local)) for few in instants]


def happens_once(local: datetime) -> bool:
    """Whether clocks show a local time just once: they neither skip nor repeat it (PEP 495)."""
    return local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset()


def _weekly(key: str, weekday: int, clock: time) -> Case:
    first = datetime.combine(date(2026, 1, 5 + weekday), clock, ZoneInfo(key))
    starts = [first + number * _WEEK for number in range(600)]
    event = _event(f"{key} {first:%A %H:%M}", Timed(first), Recurrence(read_rrule("FREQ=WEEKLY")))
    return Case(key, event, tuple(Timed(start) for start in starts if start.year == LATER))


def _event(title: str, when: Timed, recurrence: Recurrence | None = None) -> Event:
    slug = title.lower().translate(str.maketrans("/_: ", "----"))
    text = EventText(Source(f"events/{slug}.md", slug), "en", title, "Clocks change around it.", f"/events/{slug}/")
    return Event(slug, f"{slug}@clocks.example.org", text, when, "Meetup", recurrence=recurrence)


@cache
def published(cases: tuple[Case, ...]) -> bytes:
    """Their calendar, as readers get it."""
    events = [case.event for case in cases]
    return calendar(_SITE, events, {}, name="Clocks", address="/events/calendar.ics", now=_NOW)
