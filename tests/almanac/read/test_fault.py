"""Hints: what was probably meant."""

from __future__ import annotations

import pytest

from almanac.read.fault import did_you_mean, nearest

CATEGORIES = ("Conference", "Meetup", "Workshop")
MANY = tuple(f"word-{number}" for number in range(20))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Conferense", "Conference", id="a slip"),
        pytest.param("meetup", "Meetup", id="another case"),
        pytest.param("Zoo", "", id="nothing near"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_the_nearest_word_is_found_whatever_its_case(word: str, expected: str) -> None:
    assert nearest(word, CATEGORIES) == expected


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        pytest.param("Conferense", CATEGORIES, "did you mean `Conference`?", id="one is near"),
        pytest.param("Zoo", CATEGORIES, "one of: Conference, Meetup, Workshop", id="none is near: all of a few"),
        pytest.param("Zoo", MANY, "", id="none is near, and they are many"),
        pytest.param("Zoo", (), "", id="there is none"),
    ],
)
def test_a_hint_names_the_nearest_word_or_a_few(word: str, known: tuple[str, ...], hint: str) -> None:
    assert did_you_mean(word, known) == hint
