"""Who is new and sends more in a day than editors can look at is told of, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.check.floods import Flood, SentEntry, floods

MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


def sent(*entries: tuple[str, date]) -> list[SentEntry]:
    return [SentEntry(author, day, f"events/2027/{number}.md") for number, (author, day) in enumerate(entries)]


@pytest.mark.parametrize(
    ("entries", "known", "floods_of"),
    [
        pytest.param([("Ann", MONDAY)] * 2, [], [], id="as many as the limit"),
        pytest.param([("Ann", MONDAY)] * 3, [], [("Ann", MONDAY, 2, 1)], id="one more"),
        pytest.param([("Ann", MONDAY)] * 9, ["Ann"], [], id="somebody who is known"),
        pytest.param([("ann  b", MONDAY)] * 9, ["Ann B"], [], id="a name in another spelling"),
        pytest.param([("Ann", MONDAY)] * 2 + [("Ann", TUESDAY)] * 2, [], [], id="on two days"),
        pytest.param([("Ann", MONDAY), ("Bo", MONDAY)] * 2, [], [], id="two who are new"),
        pytest.param(
            [("Bo", TUESDAY), ("Ann", MONDAY)] * 3,
            [],
            [("Ann", MONDAY, 2, 1), ("Bo", TUESDAY, 2, 1)],
            id="both, by day",
        ),
    ],
)
def test_a_flood_is_more_than_the_limit_of_somebody_new_in_a_day(
    entries: list[tuple[str, date]], known: list[str], floods_of: list[tuple[str, date, int, int]]
) -> None:
    found = floods(sent(*entries), known, 2)
    assert [(flood.author, flood.day, len(flood.first), len(flood.more)) for flood in found] == floods_of


def test_editors_hear_how_many_and_what_they_may_do() -> None:
    flood = Flood("Ann", MONDAY, ("a.md", "b.md"), ("c.md",))
    assert flood.message == "Ann is new here and sent 3 entries on 2026-11-30"
    assert flood.hint == "look at 2 of them, say so, and leave the others for another day"
