"""FIGURES says what a community wants to reach."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.settings.figures import goals


@pytest.mark.parametrize("value", [{}, {"authors": 5}, {"days": 7, "replies": 1}])
def test_goals_are_numbers_by_their_measures(value: dict[str, int]) -> None:
    assert goals(value) == value


def test_none_takes_the_page_away() -> None:
    assert goals(None) is None


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        pytest.param(5, "`5` does not say what is to be reached", 'such as `{"authors": 5', id="a number"),
        pytest.param({"author": 5}, "`author` is not measured", "did you mean `authors`?", id="nearly a measure"),
        pytest.param({"authors": "5"}, "`5` is not a goal for `authors`", "a whole number from 1: `5`", id="a text"),
        pytest.param({"authors": True}, "`True` is not a goal for `authors`", "a whole number", id="a switch"),
        pytest.param({"authors": 0}, "`0` is not a goal for `authors`", "a whole number", id="nothing"),
    ],
)
def test_what_is_no_goal_is_refused(value: object, message: str, hint: str) -> None:
    with pytest.raises(Fault) as raised:
        goals(value)
    assert (raised.value.message, raised.value.hint.startswith(hint)) == (message, True)
