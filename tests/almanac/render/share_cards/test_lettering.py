"""Lines of text in the fonts of the lock, in scripts of both directions."""

from __future__ import annotations

import pytest

from almanac.render.share_cards.lettering import Fonts, visual_pieces
from almanac.store.share_cards import font_files

FONTS = Fonts(tuple(data for _, data in font_files()))
WEIGHT = 700


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wikimania 2027", True), ("Łódź, Tiếng Việt, ẹ̀kọ́", True), ("Вікіконференція", True), ("Ελληνικά", True),
        ("لقاء ويكيميديا", True), ("نشست ویکی‌پدیا ۲۰۲۷", True), ("हिन्दी विकिपीडिया", True), ("A 🎉 party", True),
        ("维基媒体年会 2027", False), ("ウィキ", False), ("বাংলা", False), ("🎉", False), ("", False),
    ],
)  # fmt: skip
def test_what_can_be_written_is_known(text: str, expected: bool) -> None:
    assert FONTS.has(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("لقاء", [("لقاء", True)], id="one word"),
        pytest.param("لقاء 2027", [("2027 ", False), ("لقاء", True)], id="a number comes after it, to the left"),
        pytest.param("لقاء (Wikimedia)!", [("!(Wikimedia) ", False), ("لقاء", True)], id="brackets around Latin words"),
        pytest.param(
            "لقاء (نيروبي)", [("(", False), ("نيروبي", True), (") ", False), ("لقاء", True)], id="around its own"
        ),
        pytest.param(
            "لقاء (ورشة", [("ورشة", True), (") ", False), ("لقاء", True)], id="one that ends on the next line"
        ),
        pytest.param("f(x) لقاء", [("لقاء", True), (" f(x)", False)], id="within what runs the other way"),
        pytest.param(
            "نسخه 17:00–19:00", [("19:00–17:00 ", False), ("نسخه", True)], id="from one time to another, as letters run"
        ),
    ],
)
def test_from_right_to_left_words_and_numbers_stand_in_their_order(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [*visual_pieces(text, base_is_rtl=True)] == expected


def test_letters_that_are_joined_are_not_those_that_stand_alone() -> None:
    joined = FONTS.line("بيت", "rtl", WEIGHT)
    alone = [glyph.number for letter in "بيت" for glyph in FONTS.line(letter, "rtl", WEIGHT).glyphs]

    assert {glyph.number for glyph in joined.glyphs} != set(alone)
    assert joined.width < FONTS.line("ب ي ت", "rtl", WEIGHT).width


def test_letters_of_devanagari_stand_where_they_are_read() -> None:
    """The sign of a short i is written after its letter, and stands before it."""
    consonant = FONTS.line("क", "ltr", WEIGHT).glyphs[0].number

    assert [glyph.number for glyph in FONTS.line("कि", "ltr", WEIGHT).glyphs].index(consonant) == 1


@pytest.mark.parametrize(
    "text", ["A title of several words that are not long", "लंबा शीर्षक जो कई शब्दों का है", "عنوان من كلمات كثيرة"]
)
def test_lines_are_no_wider_than_there_is_room_and_say_all(text: str) -> None:
    direction = "rtl" if text.startswith("ع") else "ltr"
    lines = FONTS.lines(text, direction, WEIGHT, 8.0, 20)

    assert " ".join(lines) == text
    assert all(FONTS.line(line, direction, WEIGHT).width <= 8.1 for line in lines)


def test_a_word_that_is_wider_than_a_line_is_divided() -> None:
    word = "Donaudampfschifffahrtsgesellschaft"
    lines = FONTS.lines(word, "ltr", WEIGHT, 6.0, 20)

    assert ("".join(lines), len(lines) > 1) == (word, True)
    assert all(FONTS.line(line, "ltr", WEIGHT).width <= 6.0 for line in lines)


def test_what_is_too_long_ends_in_dots() -> None:
    lines = FONTS.lines("word " * 500, "ltr", WEIGHT, 10.0, 3)

    assert (len(lines), lines[-1][-1], FONTS.width(lines[-1], "ltr", WEIGHT) <= 10.0) == (3, "…", True)


def test_signs_that_no_font_has_are_left_out() -> None:
    assert FONTS.lines("A 🎉 party", "ltr", WEIGHT, 99.0, 1) == ("A party",)
