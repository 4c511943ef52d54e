"""Cards, kept by what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from almanac.render.share_cards import drawing
from almanac.render.share_cards.card import ShareCard
from almanac.store.share_cards import ShareCards, font_files

CARD = ShareCard("ltr", "Tea", "Meetup", "#1f5f8b", "#a3291c", (), "", "2027-08", "4", "Almanac", "a.example")
ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{}"/></svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "theme" / "static").mkdir(parents=True)
    (tmp_path / "theme" / "static" / "icon.svg").write_text(ICON.format("red"), "utf-8")
    return tmp_path


def test_what_was_drawn_once_is_not_drawn_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ShareCards(root).png(CARD)
    monkeypatch.setattr(drawing, "drawn", None)

    assert ShareCards(root).png(CARD) == made


def test_other_words_and_another_icon_are_another_card(root: Path) -> None:
    first, other = ShareCards(root).png(CARD), ShareCards(root).png(replace(CARD, title="Coffee"))
    (root / "theme" / "static" / "icon.svg").write_text(ICON.format("blue"), "utf-8")

    assert len({first, other, ShareCards(root).png(CARD)}) == 3


def test_the_fonts_are_those_of_the_lock_the_one_for_all_first() -> None:
    assert [name for name, _ in font_files()] == ["noto_sans", "noto_sans_arabic", "noto_sans_devanagari"]
