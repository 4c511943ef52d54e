"""Titles and texts satisfy a forum before it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.forum.limits import USUAL, Limits, fault_of_text, fault_of_title, fitted_title, limits_of, tidied


@pytest.mark.parametrize(
    ("title", "beside", "fitted"),
    [
        pytest.param("Wikimania", "(7 November 2026)", "Wikimania (7 November 2026)", id="too short alone"),
        pytest.param("Wikimania", "", "Wikimania · Almanac of the North", id="nothing beside it"),
        pytest.param("What we  learned\n from a forum ", "", "What we learned from a forum", id="blanks and lines"),
        pytest.param("abcd" * 10, "(2026)", f"{'abcd' * 7}ab-{'cdab' * 2}cd (2026)", id="a word that is too long"),
        pytest.param("🎉 A feast 🎉🎊 for all of us", "", "A feast for all of us", id="too many emoji"),
        pytest.param("A feast for all of us 🎉", "", "A feast for all of us 🎉", id="one emoji"),
        pytest.param("What :tada: brings us here", "", "What : tada: brings us here", id="an emoji by its name"),
        pytest.param("CALL FOR PAPERS 2027", "", "CALL FOR PAPERS 2027 · Almanac of the North", id="capitals"),
        pytest.param("ウィキペディア", "", "ウィキペディア", id="Japanese is short"),
        pytest.param("Ab\u200bc\u202edef and ghi jkl", "", "Abcdef and ghi jkl", id="what nobody sees"),
    ],
)  # fmt: skip
def test_a_title_is_fitted(title: str, beside: str, fitted: str) -> None:
    assert fitted_title(title, beside, USUAL, "Almanac of the North") == fitted
    assert fault_of_title(fitted, USUAL) == ""


def test_a_long_title_is_cut_at_a_word_and_keeps_what_tells_it_apart() -> None:
    fitted = fitted_title("word " * 100, "(7 November 2026)", USUAL)

    assert fitted.endswith("word… (7 November 2026)")
    assert 240 < len(fitted) <= 255


@given(title=st.text(max_size=400), beside=st.sampled_from(["", "(7 November 2026)", "(2026年11月7日)"]))
def test_any_title_of_letters_passes_beside_its_day(title: str, beside: str) -> None:
    fitted = fitted_title(title, beside or "(7 November 2026)", USUAL, "Almanac")

    assert fault_of_title(fitted, USUAL) == ""
    assert fitted == tidied(fitted)


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        pytest.param("Wikimania", "shorter than 15 characters", id="short"),
        pytest.param("a b c " * 60, "longer than 255 characters", id="long"),
        pytest.param(f"A {'b' * 31} word of many", "a word of more than 30 characters", id="a long word"),
        pytest.param("🎉 A feast for all of us 🎉", "more than 1 emoji", id="emoji"),
        pytest.param("aaaa aaaa aaaa aaaa", "fewer than 10 different characters", id="the same again and again"),
        pytest.param("CALL FOR PAPERS 2027", "capitals alone", id="capitals"),
        pytest.param("Words/divided-by.marks:as-many-as-one-likes", "", id="what divides words"),
    ],
)
def test_a_title_that_a_forum_refuses_is_known(title: str, fault: str) -> None:
    assert fault_of_title(title, USUAL) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Too short.", "shorter than 20 characters"),
        ("ab" * 20_000, "longer than 32000 characters"),
        ("ababababababababababab", "fewer than 7 different characters"),
        ("Long enough to be a first post.", ""),
        ("これは短い投稿です。はい", ""),
    ],
)
def test_a_text_that_a_forum_refuses_is_known(text: str, fault: str) -> None:
    assert fault_of_text(text, USUAL) == fault


def test_a_forum_says_its_own_limits() -> None:
    said = {"min_topic_title_length": 3, "max_topic_title_length": 100, "max_emojis_in_title": 0, "min_post_length": 5}

    assert limits_of(said) == Limits(shortest_title=3, longest_title=100, emoji_in_title=0)


@pytest.mark.parametrize("said", [None, [], "x", {"min_topic_title_length": "3"}, {"min_topic_title_length": True},
                                  {"max_post_length": -1}])  # fmt: skip
def test_what_is_no_limit_leaves_the_usual_ones(said: object) -> None:
    assert limits_of(said) == USUAL
