"""Draws a card: where everything stands on it, and how large."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.icons import CARD, PAPER
from almanac.render.share_cards.card import ShareCard, SiteCard
from almanac.render.share_cards.lettering import Fonts, Line
from almanac.render.share_cards.sheet import Sheet

_INK, _SOFT, _RULE, _SHEET, _WHITE = "#1d1c1a", "#595852", "#d3d2cc", "#ffffff", "#ffffff"
_BOLD, _HALF_BOLD, _PLAIN = 700, 600, 400
_MARGIN, _BAND, _FOOT = 72, 18, 540
_TOP = 84
_BLOCK_WIDTH, _BLOCK_HEIGHT, _BLOCK_HEAD = 236, 276, 68
_BESIDE = 52
_TITLE_SIZES = (84, 76, 68, 62, 56, 50, 46, 42)
_TITLE_BOTTOM, _MOST_LINES = 404, 4
# Marks above and below letters want more room than Latin ones: of these fonts, in parts of the letters' size.
_LEADING = {"ltr": 1.22, "rtl": 1.42}
_LABEL, _LINE, _NAME = 28, 33, 32
ICON, SITE_ICON = 52, 208
_ICON_COLOURS = 48
_SITE_SIZES, _SITE_LINES, _SITE_MIDDLE = (116, 104, 92, 80, 70, 60, 52), 2, 206
_TAGLINE, _TAGLINE_LINES = 44, 2
_PIN_WIDTH = 36
_MOST_FACTS = 2


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts texts on a sheet, from the side where the card's script begins."""

    sheet: Sheet
    fonts: Fonts
    direction: str

    def left(self, start: float, width: float) -> float:
        """The left end of what is so wide, and begins at ``start`` from that side."""
        return CARD.width - start - width if self.direction == "rtl" else start

    def text(self, text: str, start: float, baseline: float, size: float, ink: str, weight: int = _PLAIN) -> None:
        """A line on the paper."""
        self.line(self.fonts.line(text, self.direction, weight), start, baseline, size, ink)

    def line(self, line: Line, start: float, baseline: float, size: float, ink: str) -> None:
        """The same, of one that is set."""
        self.sheet.write(line, self.left(start, line.width * size), baseline, size, ink, PAPER)

    def centred(
        self, text: str, middle: float, baseline: float, size: float, ink: str, paper: str, weight: int
    ) -> None:
        """A line around a place, no wider than a block of a date has room for."""
        line = self.fonts.line(text, self.direction, weight)
        size = min(size, (_BLOCK_WIDTH - 28) / line.width) if line.width else size
        self.sheet.write(line, middle - line.width * size / 2, baseline, size, ink, paper)

    def shortened(self, text: str, size: float, weight: int, width: float) -> str:
        """As much of it as one line has room for."""
        return next(iter(self.fonts.lines(text, self.direction, weight, width / size, 1)), "")


def drawn(card: ShareCard, fonts: Fonts, icon: bytes) -> bytes:
    """The card as a PNG of ``CARD`` pixels; ``icon`` is the site's, ``ICON`` pixels high at most."""
    sheet = Sheet(CARD, PAPER)
    writer = Writer(sheet, fonts, card.direction)
    colour = _SOFT if card.is_off else card.color
    sheet.fill((0, 0, CARD.width, _BAND), colour)
    start = _MARGIN
    if card.block is not None:
        _date(card, writer, colour)
        start += _BLOCK_WIDTH + _BESIDE
    width = CARD.width - _MARGIN - start
    top = _head(card, writer, start, colour)
    if fonts.has(card.title):
        _title(card, writer, start, width, top)
    else:
        _mark(card, writer, start, width, colour)
    _lines(card, writer, start, width, colour)
    _foot(card, writer, icon)
    return sheet.png()


def drawn_of_site(card: SiteCard, fonts: Fonts, icon: bytes) -> bytes:
    """The card of the site; its icon, at most ``SITE_ICON`` pixels high, stands alone where no font has the name."""
    sheet = Sheet(CARD, PAPER)
    writer = Writer(sheet, fonts, card.direction)
    sheet.fill((0, 0, CARD.width, _BAND), card.accent)
    if not fonts.has(card.name):
        sheet.picture(icon, (CARD.width - SITE_ICON) // 2, (CARD.height - SITE_ICON) // 2, PAPER, _ICON_COLOURS)
        return sheet.png()
    sheet.picture(icon, round(writer.left(_MARGIN, SITE_ICON)), _SITE_MIDDLE - SITE_ICON // 2, PAPER, _ICON_COLOURS)
    start = _MARGIN + SITE_ICON + _BESIDE
    _name(card, writer, start, CARD.width - _MARGIN - start)
    width, leading = CARD.width - 2 * _MARGIN, _LEADING[card.direction]
    lines = fonts.lines(card.tagline, card.direction, _PLAIN, width / _TAGLINE, _TAGLINE_LINES)
    for number, line in enumerate(lines if fonts.has(card.tagline) else ()):
        writer.text(line, _MARGIN, 396 + number * _TAGLINE * leading, _TAGLINE, _INK)
    sheet.fill((_MARGIN, _FOOT, CARD.width - _MARGIN, _FOOT + 2), _RULE)
    host = fonts.line(card.host, "ltr", _PLAIN)
    writer.line(host, _MARGIN, _FOOT + 54, _LABEL, _SOFT)
    return sheet.png()


def _name(card: SiteCard, writer: Writer, start: float, width: float) -> None:
    """As large as it can be, its middle beside that of the icon."""
    leading = _LEADING[card.direction]
    for size in _SITE_SIZES:
        lines = writer.fonts.lines(card.name, card.direction, _BOLD, width / size, _SITE_LINES + 1)
        widest = max(writer.fonts.width(word, card.direction, _BOLD) for word in card.name.split())
        if len(lines) <= _SITE_LINES and widest * size <= width:
            break
    lines = writer.fonts.lines(card.name, card.direction, _BOLD, width / size, _SITE_LINES)
    for number, line in enumerate(lines):
        above = (number - (len(lines) - 1) / 2) * leading + 0.35
        writer.text(line, start, _SITE_MIDDLE + above * size, size, _INK, _BOLD)


def _head(card: ShareCard, writer: Writer, start: float, colour: str) -> float:
    """What became of it, and of what kind it is; gives the height on which the title begins."""
    baseline = _TOP + _LABEL
    if card.status and writer.fonts.has(card.status):
        line = writer.fonts.line(card.status, card.direction, _BOLD)
        width = round(line.width * _LABEL) + 36
        left = round(writer.left(start, width))
        writer.sheet.fill((left, _TOP - 8, left + width, _TOP + _LABEL + 14), card.accent)
        writer.sheet.write(line, left + 18, baseline, _LABEL, _WHITE, card.accent)
        start += width + 24
    if writer.fonts.has(card.label):
        writer.text(card.label, start, baseline, _LABEL, colour, _HALF_BOLD)
    return baseline + 30


def _title(card: ShareCard, writer: Writer, start: float, width: float, top: float) -> None:
    """As large as it can be."""
    leading = _LEADING[card.direction]
    room = _TITLE_BOTTOM - top
    widest_word = max(card.title.split(), key=len)
    size, lines = 0.0, tuple[str, ...]()
    for size in _TITLE_SIZES:
        lines = writer.fonts.lines(card.title, card.direction, _BOLD, width / size, 2 * _MOST_LINES)
        is_whole = writer.fonts.width(widest_word, card.direction, _BOLD) * size <= width
        if is_whole and len(lines) <= _MOST_LINES and len(lines) * size * leading <= room:
            break
    else:
        lines = writer.fonts.lines(card.title, card.direction, _BOLD, width / size, int(room // (size * leading)))
    for number, line in enumerate(lines):
        baseline = top + size * (0.95 + (leading - 1.22) + number * leading)
        writer.text(line, start, baseline, size, _SOFT if card.is_off else _INK, _BOLD)


def _mark(card: ShareCard, writer: Writer, start: float, width: float, colour: str) -> None:
    """In place of a title in letters that no font has: a pin, or without a place the day."""
    height = 190.0
    if card.block is not None:
        left = writer.left(start + width / 2 - height / 3, height * 2 / 3)
        writer.sheet.mark_of_place(left, _TOP + 96, height, colour, PAPER)
    else:
        writer.text(f"{card.month}-{int(card.day or 0):02d}", start, _TOP + 240, 150, _INK, _BOLD)


def _lines(card: ShareCard, writer: Writer, start: float, width: float, colour: str) -> None:
    """When it is, and where; or by whom, and from when: above the line at the foot."""
    texts = [text for text in card.lines if writer.fonts.has(text)]
    has_place = bool(card.place) and writer.fonts.has(card.place)
    texts = texts[: _MOST_FACTS - has_place]
    step = _LINE * 1.48
    baseline = _FOOT - 30 - (len(texts) + has_place - 1) * step
    for number, text in enumerate(texts):
        weight, ink = (_HALF_BOLD, _INK) if number == 0 else (_PLAIN, _SOFT)
        writer.text(writer.shortened(text, _LINE, weight, width), start, baseline, _LINE, ink, weight)
        baseline += step
    if has_place:
        height = _LINE * 0.95
        writer.sheet.mark_of_place(writer.left(start, height * 2 / 3), baseline - height + 3, height, colour, PAPER)
        short = writer.shortened(card.place, _LINE, _PLAIN, width - _PIN_WIDTH)
        writer.text(short, start + _PIN_WIDTH, baseline, _LINE, _SOFT)


def _date(card: ShareCard, writer: Writer, colour: str) -> None:
    """The day, to be read across a room."""
    block, sheet, fonts = card.block, writer.sheet, writer.fonts
    if block is None:
        return
    left, top = round(writer.left(_MARGIN, _BLOCK_WIDTH)), _TOP - 8
    right, bottom, middle = left + _BLOCK_WIDTH, top + _BLOCK_HEIGHT, left + _BLOCK_WIDTH / 2
    sheet.fill((left, top, right, bottom), _RULE)
    sheet.fill((left + 2, top + 2, right - 2, bottom - 2), _SHEET)
    sheet.fill((left, top, right, top + _BLOCK_HEAD), colour)
    can_be_written = fonts.has(block.month)
    head = block.month_and_year if can_be_written else card.month
    days = block.day if can_be_written else card.day
    if block.is_range:
        days = f"{block.day}–{block.last_day}"
    if not block.day:  # of the month alone is known
        head, days = card.month[:4], block.month if can_be_written else card.month[5:]
    writer.centred(head, middle, top + 46, 32, _WHITE, colour, _HALF_BOLD)
    writer.centred(days, middle, top + 196, 132, _SOFT if card.is_off else _INK, _SHEET, _BOLD)
    foot = f"– {block.last_text}" if block.last_day and not block.is_range else block.weekday
    if block.is_range:
        foot = f"{block.weekday}–{block.last_weekday}"
    if foot and fonts.has(foot):
        writer.centred(foot, middle, top + 250, 32, _SOFT, _SHEET, _PLAIN)
    if card.is_off:
        sheet.fill((left + 24, top + 148, right - 24, top + 154), card.accent)


def _foot(card: ShareCard, writer: Writer, icon: bytes) -> None:
    """Who has published it."""
    writer.sheet.fill((_MARGIN, _FOOT, CARD.width - _MARGIN, _FOOT + 2), _RULE)
    start, baseline = float(_MARGIN), _FOOT + 56
    if icon:
        writer.sheet.picture(icon, round(writer.left(start, ICON)), _FOOT + 18, PAPER, _ICON_COLOURS)
        start += ICON + 18
    host = writer.fonts.line(card.host, "ltr", _PLAIN)
    host_size = _LABEL - 2
    end = CARD.width - _MARGIN - host.width * host_size
    if writer.fonts.has(card.site_name):
        name = writer.shortened(card.site_name, _NAME, _BOLD, max(end - start - 40, 400))
        writer.text(name, start, baseline, _NAME, _INK, _BOLD)
        start += writer.fonts.line(name, card.direction, _BOLD).width * _NAME + 40
    if start <= end:
        writer.line(host, end, baseline, host_size, _SOFT)
