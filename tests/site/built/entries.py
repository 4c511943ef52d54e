"""What a calendar lists, in one form whoever reads it: titles with begin and end by the reader's clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Entry:
    """A title on a whole day (``2027-03-26``), or from one time to another (``2027-02-03 19:00``)."""

    title: str
    begin: str
    end: str

    def __str__(self) -> str:
        """A line for people."""
        return f"{self.begin} {self.title}" if self.begin == self.end else f"{self.begin} to {self.end} {self.title}"


@dataclass(frozen=True)
class Window:
    """The days from the first to the last, both of them inside."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def inside(self, entries: Iterable[Entry]) -> list[Entry]:
        """What begins on these days, in order; what is there twice stays twice."""
        return sorted(entry for entry in entries if str(self.first) <= entry.begin[:10] <= str(self.last))


def shown(title: str, start: date, end: date | None, zone: ZoneInfo) -> Iterator[Entry]:
    """How somebody in ``zone`` sees what begins and ends so: whole days one by one, ``end`` the day after them."""
    if isinstance(start, datetime) and (end is None or isinstance(end, datetime)):
        yield Entry(title, _clock(start, zone), _clock(end or start, zone))
    elif end is not None:
        yield from whole_days(title, start, end - _DAY)


def whole_days(title: str, first: date, last: date) -> Iterator[Entry]:
    """An entry for each day."""
    for number in range((last - first).days + 1):
        day = str(first + number * _DAY)
        yield Entry(title, day, day)


def listed(title: str, begin: str, end: str) -> Iterator[Entry]:
    """What a program lists with these words: whole days by their first and their last."""
    if ":" in begin:
        yield Entry(title, begin, end)
    else:
        yield from whole_days(title, date.fromisoformat(begin), date.fromisoformat(end))


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
