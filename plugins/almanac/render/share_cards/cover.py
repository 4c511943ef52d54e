"""Draws the cover of a book: the site's icon and name, the year, and where the site is."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.image import Size
from almanac.render.icons import CARD, PAPER
from almanac.render.share_cards.drawing import Writer
from almanac.render.share_cards.lettering import Fonts
from almanac.render.share_cards.sheet import Sheet

# As wide as a card, so that a line begins where one of a card does, and as high as a book is.
COVER = Size(CARD.width, 1800)
ICON = 240
_INK, _SOFT, _RULE = "#1d1c1a", "#595852", "#d3d2cc"
_BOLD, _PLAIN = 700, 400
_MARGIN, _BAND, _FOOT = 110, 60, 1600
_ICON_TOP, _NAME_TOP, _YEAR_BASELINE = 220, 560, 1330
_NAME_SIZES, _NAME_LINES, _YEAR, _TAGLINE, _TAGLINE_LINES = (132, 116, 100, 86, 74, 62, 52), 3, 360, 46, 2
_LEADING = {"ltr": 1.22, "rtl": 1.42}
_ICON_COLOURS = 48


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says; a name in letters that no font has is left out. ``direction`` is from where
    lines begin, those of the texts are how they run. ``accent`` is ``#rrggbb``."""

    direction: str
    name: str
    name_direction: str
    tagline: str
    tagline_direction: str
    year: str
    accent: str
    host: str


def drawn_cover(cover: Cover, fonts: Fonts, icon: bytes) -> bytes:
    """The cover as a PNG of ``COVER`` pixels; ``icon`` is at most ``ICON`` pixels high."""
    sheet = Sheet(COVER, PAPER)
    writer = Writer(sheet, fonts, cover.direction)
    sheet.fill((0, 0, COVER.width, _BAND), cover.accent)
    sheet.picture(icon, round(writer.left(_MARGIN, ICON)), _ICON_TOP, PAPER, _ICON_COLOURS)
    if fonts.has(cover.name):
        _name(cover, writer)
    writer.text(cover.year, _MARGIN, _YEAR_BASELINE, _YEAR, cover.accent, _BOLD)
    width, leading = COVER.width - 2 * _MARGIN, _LEADING[cover.direction]
    lines = fonts.lines(cover.tagline, cover.tagline_direction, _PLAIN, width / _TAGLINE, _TAGLINE_LINES)
    for number, line in enumerate(lines if fonts.has(cover.tagline) else ()):
        written = fonts.line(line, cover.tagline_direction, _PLAIN)
        writer.line(written, _MARGIN, _YEAR_BASELINE + 110 + number * _TAGLINE * leading, _TAGLINE, _INK)
    sheet.fill((_MARGIN, _FOOT, COVER.width - _MARGIN, _FOOT + 3), _RULE)
    writer.line(fonts.line(cover.host, "ltr", _PLAIN), _MARGIN, _FOOT + 80, _TAGLINE, _SOFT)
    return sheet.png()


def _name(cover: Cover, writer: Writer) -> None:
    """As large as it can be."""
    width, leading = COVER.width - 2 * _MARGIN, _LEADING[cover.direction]
    for size in _NAME_SIZES:
        lines = writer.fonts.lines(cover.name, cover.name_direction, _BOLD, width / size, _NAME_LINES + 1)
        widest = max(writer.fonts.width(word, cover.name_direction, _BOLD) for word in cover.name.split())
        if len(lines) <= _NAME_LINES and widest * size <= width:
            break
    lines = writer.fonts.lines(cover.name, cover.name_direction, _BOLD, width / size, _NAME_LINES)
    for number, line in enumerate(lines):
        written = writer.fonts.line(line, cover.name_direction, _BOLD)
        writer.line(written, _MARGIN, _NAME_TOP + size * (1 + number * leading), size, _INK)
