"""What the page of figures gets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar of a drawing, in its units from the top and the left: all of it, and from the bottom up a part of it.

    ``name`` stands below it, ``number`` above.
    """

    left: int
    top: int
    width: int
    height: int
    part_top: int
    part_height: int
    middle: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class ChartView:
    """A drawing of bars, ``width`` and ``height`` in its units; they stand on ``floor``. ``about`` says what it is."""

    bars: tuple[BarView, ...]
    width: int
    height: int
    floor: int
    about: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the table: numbers, and the days to publication in words, empty where no text came by a merge."""

    name: str
    is_running: bool
    authors: int
    newcomers: int
    texts: int
    days: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """What a goal is for, the goal and what there is now in words, and whether that is enough; None: not known yet."""

    name: str
    goal: str
    now: str
    is_reached: bool | None


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """How many texts are in a language, which ``name`` says in that of the page."""

    name: str
    stories: int
    events: int


@dataclass(frozen=True, slots=True)
class CountryRow:
    """How many events are or were in a country."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class FiguresView:
    """All of it; ``chart`` is None where there is too little to draw (``is_short``).

    ``more_countries`` are those that ``countries`` do not name.
    """

    is_known: bool
    is_short: bool
    chart: ChartView | None
    months: tuple[MonthRow, ...]
    goals: tuple[GoalView, ...]
    languages: tuple[LanguageRow, ...]
    countries: tuple[CountryRow, ...]
    more_countries: int
    topics: int
    replies: int
    release: str
    released: str
    released_text: str
    owners: int
    maintainers: int
