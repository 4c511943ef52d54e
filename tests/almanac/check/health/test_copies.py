"""Where copies are, of which day the last is, and whether anybody tried one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from almanac.check.health.copies import about_copies
from almanac.model.bag import OfferedBag, Restore
from almanac.model.health import State, Upkeep
from almanac.model.keeper import Kept, Kind
from almanac.model.site import Site

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
PLACES, BAG, TRIED = 0, 1, 2


def found(place: int, **known: Any) -> tuple[State, str, date | None]:
    one = [*about_copies(Site("Group", ""), Upkeep(NOW, **known))][place]
    return one.state, one.says, one.day


def bag(day: date) -> OfferedBag:
    return OfferedBag(f"{day}.zip", "https://group.example/x.zip", day, 1, "a" * 128)


def tried(day: date) -> Restore:
    return Restore(day, date(2026, 1, 4), "a" * 40, 61)


def test_places_are_named_with_those_who_keep_them() -> None:
    kept = (Kept(Kind.COPIES, "bags", ("Ada",), 1, where="a library"), Kept(Kind.COPIES, "clones", ("Editors",), 4))
    assert found(PLACES, kept=kept) == (State.WELL, "bags at a library (Ada); clones (Editors)", None)
    assert found(PLACES) == (State.UNKNOWN, "nobody wrote it down", None)


@pytest.mark.parametrize(
    ("bags", "expected"),
    [
        ((), (State.UNKNOWN, "none is offered", None)),
        ((bag(date(2027, 1, 6)),), (State.WELL, "of 2027-01-06", date(2027, 1, 6))),
        ((bag(date(2027, 1, 5)),), (State.LOOK, "of 2027-01-05, more than a month old", date(2027, 1, 5))),
        ((bag(date(2027, 2, 7)), bag(date(2026, 2, 7))), (State.WELL, "of 2027-02-07", date(2027, 2, 7))),
    ],
)
def test_the_newest_bag_counts(bags: tuple[OfferedBag, ...], expected: tuple[State, str, date | None]) -> None:
    assert found(BAG, bags=bags) == expected


@pytest.mark.parametrize(
    ("restores", "expected"),
    [
        ((), (State.LOOK, "nobody noted that a bag was ever restored", None)),
        (
            (tried(date(2025, 1, 1)), tried(date(2026, 2, 9))),
            (State.WELL, "on 2026-02-09, of 2026-01-04, in 61 s", date(2026, 2, 9)),
        ),
        (
            (tried(date(2026, 2, 8)),),
            (State.LOOK, "on 2026-02-08, of 2026-01-04, in 61 s; more than a year ago", date(2026, 2, 8)),
        ),
    ],
)
def test_the_last_that_was_tried_counts(
    restores: tuple[Restore, ...], expected: tuple[State, str, date | None]
) -> None:
    assert found(TRIED, restores=restores) == expected
