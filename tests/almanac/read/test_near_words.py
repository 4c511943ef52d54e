"""The word that was meant is found among very many, and not by comparing all of them."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from almanac.read import near_words
from almanac.read.near_words import NearWords

MANY = [f"content/stories/2026/walk-number-{number}.md" for number in range(5000)]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param(
            "content/stories/2026/walk-nubmer-4711.md", "content/stories/2026/walk-number-4711.md", id="a slip"
        ),
        pytest.param("content/stories/2026/the-river.md", "content/stories/2026/the-rivers.md", id="a rare word"),
        pytest.param("xyz", "", id="nothing like it"),
    ],
)
def test_it_is_found_among_many(word: str, near: str) -> None:
    assert NearWords([*MANY, "content/stories/2026/the-rivers.md"]).nearest(word, cutoff=0.8) == near


def test_of_many_words_few_are_compared() -> None:
    with patch.object(near_words, "nearest", return_value="") as compare:
        NearWords(MANY).nearest("content/stories/2026/walk-number.md")
    assert len(compare.call_args.args[1]) <= 50


def test_of_few_words_all_are_compared() -> None:
    assert NearWords(["about", "submit"]).nearest("submtt") == "submit"
