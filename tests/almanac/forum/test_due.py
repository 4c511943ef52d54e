"""Which topics are looked at, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from almanac.forum.due import Asked, Look, due, reaches_back
from almanac.forum.topic_reading import Listed

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def look(hours: float, posts: int = 3, last: str = "a") -> Look:
    return Look(NOW - hours * HOUR, "7", posts, last)


def listed(posts: int = 3, last: str = "a", hours: float = 2) -> Listed:
    return Listed("7", posts, last, NOW - hours * HOUR, is_pinned=False)


@pytest.mark.parametrize(
    ("known", "row", "is_due"),
    [
        pytest.param(None, None, True, id="never looked at"),
        pytest.param(look(1), None, False, id="looked at an hour ago"),
        pytest.param(look(21), None, True, id="looked at a day ago"),
        pytest.param(look(1), listed(), False, id="nothing new"),
        pytest.param(look(1), listed(posts=4), True, id="somebody wrote"),
        pytest.param(look(1), listed(last="b"), True, id="somebody wrote, and something was deleted"),
    ],
)
def test_what_is_due(known: Look | None, row: Listed | None, is_due: bool) -> None:
    looks, latest = ({"7": known} if known else {}), ({"7": row} if row else {})
    assert bool(due([Asked("a.md", "7")], looks, latest, NOW)) is is_due


@pytest.mark.parametrize(
    ("known", "row", "is_due"),
    [
        pytest.param(None, None, True, id="never looked at"),
        pytest.param(look(30), None, False, id="nobody wrote"),
        pytest.param(look(30), listed(hours=50), False, id="somebody wrote before"),
        pytest.param(look(1), listed(hours=2), True, id="somebody wrote since"),
    ],
)
def test_what_is_due_since_a_day(known: Look | None, row: Listed | None, is_due: bool) -> None:
    looks, latest = ({"7": known} if known else {}), ({"7": row} if row else {})
    assert bool(due([Asked("a.md", "7")], looks, latest, NOW, since=NOW - 24 * HOUR)) is is_due


def test_what_is_new_comes_first_and_then_what_was_not_looked_at_for_longest() -> None:
    asked = [Asked("a.md", "1"), Asked("b.md", "2"), Asked("c.md", "3"), Asked("d.md", about="e-4")]
    looks = {"1": Look(NOW - 30 * HOUR, "1"), "2": Look(NOW - 40 * HOUR, "2"), "3": Look(NOW - HOUR, "3", 1, "a")}
    latest = {"3": Listed("3", 2, "b", NOW, is_pinned=False)}

    assert [one.path for one in due(asked, looks, latest, NOW)] == ["c.md", "d.md", "b.md", "a.md"]


def test_a_topic_that_was_found_for_an_entry_is_known_in_the_list() -> None:
    asked, looks = [Asked("d.md", about="e-4")], {"e-4": Look(NOW - HOUR, "9", 1, "a")}
    latest = {"9": Listed("9", 2, "b", NOW, is_pinned=False)}

    assert due(asked, looks, latest, NOW) == tuple(asked)


def test_what_is_pinned_says_nothing_of_how_far_a_list_goes() -> None:
    pinned = Listed("1", 1, "", NOW - 900 * HOUR, is_pinned=True)

    assert not reaches_back([pinned, listed(hours=1)], NOW - 2 * HOUR)
    assert reaches_back([pinned, listed(hours=3)], NOW - 2 * HOUR)
