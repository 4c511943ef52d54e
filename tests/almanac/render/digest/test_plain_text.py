"""A digest as plain text: no line is wider than 72 columns but for addresses, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.render.digest.digest import Digest
from almanac.render.digest.plain_text import WIDTH, columns, plain_text, wrapped

MakeDigest = Callable[..., Digest]


def test_it_reads_as_people_write_mail(digest_with: MakeDigest) -> None:
    text = "A date moves, a title is mended, a conference is called off. How your own calendar learns of it."

    assert plain_text(digest_with("A title", text=text, more=3)) == (
        "Group: 26 April – 2 May 2027\n"
        "============================\n"
        "\n"
        "New stories\n"
        "-----------\n"
        "\n"
        "* A title\n"
        "  1 May 2027\n"
        "  A date moves, a title is mended, a conference is called off. How your\n"
        "  own calendar learns of it.\n"
        "  https://example.org/1/\n"
        "\n"
        "and 3 more:\n"
        "https://example.org/stories/\n"
        "\n"
        "All feeds and calendars:\n"
        "https://example.org/subscribe/\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", 3),
        ("日本語", 6),
        ("é", 1),
        ("e\u0301", 1),
        ("قصص", 3),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, expected: int) -> None:
    assert columns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("aa bb cc", ["aa bb", "cc"], id="between words"),
        pytest.param("aaaaaaaa bb", ["aaaaaaaa", "bb"], id="a word that is wider stays whole"),
        pytest.param("日本語日本", ["日本", "語日", "本"], id="between letters of Japanese"),
        pytest.param("日本、語。", ["日", "本、", "語。"], id="no line begins with a comma"),
        pytest.param("ab日本", ["ab日", "本"], id="letters of both"),
    ],
)
def test_lines_end_where_the_language_lets_them(text: str, expected: list[str]) -> None:
    assert wrapped(text, width=5) == expected


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cf"))))
def test_no_letter_is_lost_and_no_line_is_wider_but_for_a_long_word(text: str) -> None:
    line = " ".join(text.split())
    lines = wrapped(line, "* ", "  ")

    assert "".join("".join(lines)[2:].split()) == "".join(line.split())
    assert all(columns(one) <= WIDTH or " " not in one.strip("* ") for one in lines)
