"""A changed occurrence that begins when another one does."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import Timed
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.recurrence.overlaps import warn_of_overlaps
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.read.schema.event import EventFields
from almanac.read.validation.validate import validate

LONDON = ZoneInfo("Europe/London")
FIRST, SECOND, THIRD = date(2027, 3, 2), date(2027, 3, 9), date(2027, 3, 16)


def at(day: date, hour: int = 18) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


def moved(day: date, start: datetime, *, cancelled: bool = False) -> Change:
    return Change(day, Timed(start), cancelled=cancelled)


def warned(*changes: Change, excluded: tuple[datetime, ...] = (), added: tuple[datetime, ...] = ()) -> list[str]:
    front, _ = read_front_matter("---\ntitle: x\n---\n", "x.md")
    assert front is not None
    checked = validate(front, EventFields, Site("Almanac", "").reading)
    checked.problems.clear()
    recurrence = Recurrence(read_rrule("FREQ=WEEKLY"), excluded, added, changes)
    warn_of_overlaps(checked, recurrence, Timed(at(FIRST)), lambda day: day.weekday() == FIRST.weekday())
    return [problem.field for problem in checked.problems]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(warned(moved(FIRST, at(SECOND))), [0], id="on the next of the rule"),
        pytest.param(warned(moved(FIRST, at(SECOND, 17))), [], id="an hour before the next"),
        pytest.param(warned(moved(FIRST, at(SECOND)), excluded=(at(SECOND),)), [], id="on one that is left out"),
        pytest.param(warned(moved(FIRST, at(date(2027, 3, 4)))), [], id="on a free day"),
        pytest.param(warned(moved(FIRST, at(date(2027, 3, 4))), added=(at(date(2027, 3, 4)),)), [0], id="on one added"),
        pytest.param(
            warned(moved(FIRST, at(SECOND)), moved(SECOND, at(THIRD, 9))), [], id="on one that has moved away"
        ),
        pytest.param(warned(moved(FIRST, at(THIRD, 9)), moved(SECOND, at(THIRD, 9))), [0, 1], id="two on one"),
        pytest.param(warned(moved(FIRST, at(SECOND), cancelled=True)), [], id="cancelled"),
    ],
)
def test_what_is_on_top_of_another_is_a_warning(fields: list[str], expected: list[int]) -> None:
    assert fields == [f"repeat.changes.{number}.start" for number in expected]
