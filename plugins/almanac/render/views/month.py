"""What the templates of months and years get."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.event import EventCard
from almanac.render.views.parts import Label

# What a day shows at most, with the way to the rest of it; and how many such entries, one above the other in every week
# together, leave room for two lines each on A4.
_MOST_LINES = 5
_ROOM = 14


@dataclass(frozen=True, slots=True)
class WeekdayView:
    """The head of a column."""

    name: str
    short: str
    narrow: str
    is_weekend: bool


@dataclass(frozen=True, slots=True)
class BarView:
    """An event in a day of the grid; ``lane`` counts from 1.

    ``span`` says over how many days of the week it reaches, and is 0 where it began on a day before in the same week;
    ``clock_text`` is when it begins, empty for whole days and for what began earlier.
    """

    card: EventCard
    lane: int
    span: int
    from_before: bool
    goes_on: bool
    clock_text: str

    @property
    def is_single(self) -> bool:
        """Whether it is all within its day."""
        return self.span == 1 and not self.from_before and not self.goes_on

    @property
    def shape(self) -> str:
        """The classes that say where it lies and how far it reaches."""
        if self.is_single:
            return "is-single"
        return f"is-bar lane-{self.lane} spans-{self.span}"


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the grid; ``date`` is ISO 8601, ``anchor`` leads to it in the list.

    ``bars`` reach over the day's edges, and lie in its first ``lanes`` lanes; ``folded`` are in the list alone.
    """

    date: str
    figure: str
    name: str
    anchor: str
    is_inside: bool
    is_weekend: bool
    bars: tuple[BarView, ...]
    singles: tuple[BarView, ...]
    lanes: int
    folded: int
    is_today: bool = False

    @property
    def count(self) -> int:
        """How many events the day has."""
        return len(self.bars) + len(self.singles) + self.folded


@dataclass(frozen=True, slots=True)
class GoingOn:
    """An event that began on a day before; ``until_text`` is when it ends: of one that ``ends_then`` the time alone."""

    card: EventCard
    until_text: str
    ends_then: bool = False


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day of the list, or days in a row on which nothing begins and the same goes on.

    ``more`` begin then too, and are only named; ``more_anchors`` are those of the days after the first; ``is_folded``
    says that the grid does not show all of it.
    """

    date: str
    name: str
    anchor: str
    more_anchors: tuple[str, ...]
    begins: tuple[EventCard, ...]
    more: tuple[EventCard, ...]
    goes_on: tuple[GoingOn, ...]
    is_folded: bool
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month's page; ``cut`` are recurring events that are not followed back to it.

    ``without_day`` are events of the month whose day is not fixed. ``is_worth`` says whether other months and the
    sitemap lead to it.
    """

    name: str
    address: str
    count: int
    year: Label
    previous: Label | None
    next: Label | None
    weekdays: tuple[WeekdayView, ...]
    weeks: tuple[tuple[DayView, ...], ...]
    days: tuple[ListedDay, ...]
    without_day: tuple[EventCard, ...]
    categories: tuple[Label, ...]
    cut: tuple[Label, ...]
    is_worth: bool = True

    @property
    def is_roomy(self) -> bool:
        """Whether each event can have two lines when the grid stands on one sheet of paper."""
        highest = (max(day.count for day in days) for days in self.weeks)
        return sum(min(count, _MOST_LINES) for count in highest) <= _ROOM


@dataclass(frozen=True, slots=True)
class SmallDay:
    """A day of a small month; ``address`` is empty where nothing happens, ``figure`` outside the month.

    ``today`` is its date (ISO 8601) where it is the present day, as of the build.
    """

    figure: str
    name: str
    address: str
    count: int
    is_weekend: bool
    today: str = ""


@dataclass(frozen=True, slots=True)
class SmallMonth:
    """A month of a year's page; the count of its label is that of its events."""

    label: Label
    weekdays: tuple[WeekdayView, ...]
    weeks: tuple[tuple[SmallDay, ...], ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year's page; ``archive`` is the list of what is over of it."""

    label: Label
    months: tuple[SmallMonth, ...]
    previous: Label | None
    next: Label | None
    archive: Label | None
