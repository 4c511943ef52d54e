"""When something happens: whole days, local times or a month without its day, never one mistaken for another."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# How far lists, open data and the map look ahead, and calendars back; with a leap day, if there is one.
TWELVE_MONTHS = timedelta(days=366)
MONTHS_OF_A_YEAR = 12


def over_everywhere(day: date) -> datetime:
    """The UTC instant at which a day has ended everywhere on Earth (UTC-12)."""
    return datetime.combine(day, time(), UTC) + timedelta(days=1, hours=12)


@dataclass(frozen=True, slots=True)
class AllDay:
    """Whole days, wherever the reader is; ``last`` is inclusive."""

    first: date
    last: date

    @property
    def day(self) -> date:
        """The first day."""
        return self.first

    @property
    def last_day(self) -> date:
        """The last day, inclusive."""
        return self.last

    @property
    def sort_key(self) -> datetime:
        """An instant to order by: 00:00 UTC of the first day; never shown to anyone."""
        return datetime.combine(self.first, time(), UTC)

    @property
    def over(self) -> datetime:
        """The UTC instant from which it is past: its last day has ended everywhere on Earth."""
        return over_everywhere(self.last)

    def is_over(self, now: datetime) -> bool:
        """Whether it is past at the aware ``now``."""
        return now >= self.over

    def goes_on(self, now: datetime) -> bool:
        """Whether it lasts several days, has begun by the aware ``now`` and is not over."""
        return self.day != self.last_day and self.sort_key <= now < self.over


@dataclass(frozen=True, slots=True)
class Timed:
    """A local time at the venue; both ends are aware and share one IANA zone."""

    start: datetime
    end: datetime | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the venue."""
        zone = self.start.tzinfo
        if not isinstance(zone, ZoneInfo):  # the readers make no other
            raise TypeError(f"{self.start!r} has no IANA zone")
        return zone

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The local day on which it ends, inclusive: one that ends at midnight ends the day before."""
        if self.end is None:
            return self.day
        last = self.end - timedelta(microseconds=1) if self.end > self.start else self.end
        return last.date()

    @property
    def sort_key(self) -> datetime:
        """The instant in UTC at which it begins."""
        return self.start.astimezone(UTC)

    @property
    def over(self) -> datetime:
        """The UTC instant from which it is past; without ``end`` it ends at its local midnight."""
        midnight = datetime.combine(self.day + timedelta(days=1), time(), self.zone)
        return (self.end or midnight).astimezone(UTC)

    def is_over(self, now: datetime) -> bool:
        """Whether it is past at the aware ``now``."""
        return now >= self.over

    def goes_on(self, now: datetime) -> bool:
        """Whether it lasts several days, has begun by the aware ``now`` and is not over."""
        return self.day != self.last_day and self.sort_key <= now < self.over


@dataclass(frozen=True, slots=True)
class MonthOnly:
    """A month in which something happens on a day that is not fixed; ``first`` is the first day of the month."""

    first: date

    def __str__(self) -> str:
        """ISO 8601: ``2027-05``."""
        return f"{self.first.year:04d}-{self.first.month:02d}"

    @property
    def day(self) -> date:
        """The first day on which it can be."""
        return self.first

    @property
    def last_day(self) -> date:
        """The last day on which it can be."""
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def sort_key(self) -> datetime:
        """An instant to order by, after the days of the month: the end of its last in UTC; never shown to anyone."""
        return datetime.combine(self.last_day, time.max, UTC)

    @property
    def over(self) -> datetime:
        """The UTC instant from which it is past: the month has ended everywhere on Earth."""
        return over_everywhere(self.last_day)

    def is_over(self, now: datetime) -> bool:
        """Whether it is past at the aware ``now``."""
        return now >= self.over

    def goes_on(self, now: datetime) -> bool:
        """Whether it has begun at the aware ``now`` and is not over: of that nobody knows."""
        del now
        return False

    def has(self, day: date) -> bool:
        """Whether the day is one of the month's."""
        return self.first <= day <= self.last_day


Dated = AllDay | Timed
"""When something happens whose day is known."""
When = Dated | MonthOnly
DayOrMonth = date | MonthOnly
"""The beginning of something as people note it."""


def day_or_month(when: When) -> DayOrMonth:
    """The day on which it begins, or the month where no more is known."""
    return when if isinstance(when, MonthOnly) else when.day


def is_another_date(before: DayOrMonth, after: DayOrMonth) -> bool:
    """Whether what was noted does not hold any more: a day of the month that was said is no other date."""
    if isinstance(before, MonthOnly) and not isinstance(after, MonthOnly):
        return not before.has(after)
    return before != after


def by_the_clock(local: datetime) -> datetime:
    """A local time as clocks show it: what they skip is later by as much as they skip (RFC 5545 3.3.5)."""
    return local.astimezone(UTC).astimezone(local.tzinfo)


@dataclass(frozen=True, slots=True)
class Published:
    """When a story appeared: a day, or an instant with the zone it was written in."""

    day: date
    instant: datetime | None = None

    def as_datetime(self, zone: ZoneInfo) -> datetime:
        """The instant, or the first moment of the day in ``zone`` (the site's)."""
        return self.instant or datetime.combine(self.day, time(), zone)
