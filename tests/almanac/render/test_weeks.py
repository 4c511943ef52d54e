"""Weeks as people have them where a language is spoken."""

from __future__ import annotations

import pytest

from almanac.render import weeks


@pytest.mark.parametrize(
    ("lang", "first", "weekend"),
    [
        pytest.param("en", 0, {5, 6}, id="English, as in Britain"),
        pytest.param("en-US", 6, {5, 6}, id="as in the United States"),
        pytest.param("ar", 5, {4, 5}, id="Arabic, as in Egypt"),
        pytest.param("fa", 5, {4}, id="Persian"),
        pytest.param("hi", 6, {6}, id="Hindi"),
        pytest.param("pt", 6, {5, 6}, id="Portuguese, as in Brazil"),
        pytest.param("uk", 0, {5, 6}, id="Ukrainian"),
    ],
)
def test_a_week_is_that_of_where_a_language_is_most_spoken(lang: str, first: int, weekend: set[int]) -> None:
    assert (weeks.first_weekday(lang), weeks.weekend(lang)) == (first, weekend)
