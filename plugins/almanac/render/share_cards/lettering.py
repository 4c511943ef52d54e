"""Sets lines of text in given fonts: which glyphs stand where, in any script and direction, and how wide a line is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import uharfbuzz
from bidi import get_display

# Unicode Standard Annex 9, 3.2: letters of scripts that are written from right to left, and what goes with any letter.
_RIGHT_TO_LEFT, _WITH_LETTERS = frozenset(["R", "AL"]), frozenset(["NSM", "BN"])
_BRACKETS = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
_OPENING = frozenset("([{«‹")
# What a text can do without: spaces, and pictures among letters.
_LETTERS_AND_MARKS = frozenset("LMN")
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font, and where it stands in parts of the letters' size, from the left end of the line."""

    font: uharfbuzz.Font
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set; ``width`` is in parts of the letters' size."""

    glyphs: tuple[Glyph, ...]
    width: float


@dataclass(frozen=True)
class Fonts:
    """Fonts with axes of weight, the one for all that it has first; ``files`` are their bytes."""

    files: tuple[bytes, ...]
    _faces: list[tuple[uharfbuzz.Face, uharfbuzz.Set]] = field(default_factory=list)
    _fonts: dict[tuple[int, int], uharfbuzz.Font] = field(default_factory=dict)
    _numbers: dict[str, int | None] = field(default_factory=dict)
    _widths: dict[tuple[str, str, int], float] = field(default_factory=dict)

    def has(self, text: str) -> bool:
        """Whether there is a glyph for each of its letters, marks and figures, and at least one of these."""
        letters = {sign for sign in text if unicodedata.category(sign)[0] in _LETTERS_AND_MARKS}
        return bool(letters) and all(self._font_number(sign) is not None for sign in letters)

    def line(self, text: str, direction: str, weight: int) -> Line:
        """A text in one line, in a paragraph of that direction (``ltr``, ``rtl``), without signs that no font has."""
        glyphs: list[Glyph] = []
        x = 0.0
        for piece, is_rtl in visual_pieces(self._known(text), base_is_rtl=direction == "rtl"):
            for font, run in self._runs(piece, weight, is_rtl):
                made, width = _shaped(font, run, is_rtl)
                glyphs += [Glyph(font, number, x + dx, dy) for number, dx, dy in made]
                x += width
        return Line(tuple(glyphs), x)

    def lines(self, text: str, direction: str, weight: int, width: float, most: int) -> tuple[str, ...]:
        """The text in lines no wider than ``width``, in parts of the letters' size; what is more than ``most`` goes.

        A word that is wider than a line is divided.
        """
        lines = [*self._wrapped(self._known(text).split(), direction, weight, width)]
        if len(lines) <= most:
            return tuple(lines)
        last = lines[most - 1]
        while last and self.width(f"{last}{_MORE}", direction, weight) > width:
            last = last[:-1].rstrip()
        return (*lines[: most - 1], f"{last}{_MORE}")

    def width(self, text: str, direction: str, weight: int) -> float:
        """That of a text in one line."""
        key = text, direction, weight
        if key not in self._widths:
            self._widths[key] = self.line(text, direction, weight).width
        return self._widths[key]

    def _wrapped(self, words: Sequence[str], direction: str, weight: int, width: float) -> Iterator[str]:
        space = self.width("1 1", direction, weight) - 2 * self.width("1", direction, weight)
        line, used = "", 0.0
        for word in words:
            own = self.width(word, direction, weight)
            if line and used + space + own <= width:
                line, used = f"{line} {word}", used + space + own
                continue
            if line:
                yield line
            line, used = word, own
            while used > width and len(line) > 1:
                fitting = self._fitting(line, direction, weight, width)
                yield line[:fitting]
                line = line[fitting:]
                used = self.width(line, direction, weight)
        if line:
            yield line

    def _fitting(self, word: str, direction: str, weight: int, width: float) -> int:
        """How many signs of a word stand in a line, at least one; none is taken from the marks that follow it."""
        fits = [
            end
            for end in range(1, len(word))
            if not unicodedata.combining(word[end]) and self.width(word[:end], direction, weight) <= width
        ]
        return max(fits, default=1)

    def _known(self, text: str) -> str:
        """Without signs that no font has, such as small pictures."""
        spaced = " ".join(unicodedata.normalize("NFC", text).split())
        return " ".join("".join(sign for sign in spaced if self._font_number(sign) is not None).split())

    def _font_number(self, sign: str) -> int | None:
        if sign not in self._numbers:
            code = ord(sign)
            having = (number for number, (_, codes) in enumerate(self._loaded()) if code in codes)
            self._numbers[sign] = next(having, None)
        return self._numbers[sign]

    def _loaded(self) -> list[tuple[uharfbuzz.Face, uharfbuzz.Set]]:
        if not self._faces:
            faces = [uharfbuzz.Face(uharfbuzz.Blob(data)) for data in self.files]
            self._faces.extend((face, face.unicodes) for face in faces)
        return self._faces

    def _runs(self, text: str, weight: int, is_rtl: bool) -> Iterator[tuple[uharfbuzz.Font, str]]:
        """Stretches that one font has, from left to right; a font goes on as long as it can."""
        faces, runs = self._loaded(), list[tuple[int, str]]()
        for sign in text:
            number = self._font_number(sign) or 0
            if runs and (number == runs[-1][0] or ord(sign) in faces[runs[-1][0]][1]):
                runs[-1] = runs[-1][0], runs[-1][1] + sign
            else:
                runs.append((number, sign))
        for number, run in reversed(runs) if is_rtl else runs:
            yield self._font(number, weight), run

    def _font(self, number: int, weight: int) -> uharfbuzz.Font:
        if (number, weight) not in self._fonts:
            font = uharfbuzz.Font(self._loaded()[number][0])
            font.set_variations({"wght": weight})
            self._fonts[number, weight] = font
        return self._fonts[number, weight]


def _shaped(font: uharfbuzz.Font, text: str, is_rtl: bool) -> tuple[list[tuple[int, float, float]], float]:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    uharfbuzz.shape(font, buffer)
    em, x = font.face.upem, 0
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        glyphs.append((info.codepoint, (x + position.x_offset) / em, position.y_offset / em))
        x += position.x_advance
    return glyphs, x / em


@lru_cache(maxsize=4096)
def _is_rtl(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


def visual_pieces(text: str, *, base_is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction from left to right, the signs of each as they are read."""
    if not base_is_rtl and not any(map(_is_rtl, text)):
        yield text, False
        return
    shown = _mirrored(str(get_display(text, base_dir="R" if base_is_rtl else "L")), base_is_rtl=base_is_rtl)
    for is_rtl, piece in _stretches(shown):
        yield (piece[::-1] if is_rtl else piece), is_rtl


def _stretches(shown: str) -> Iterator[tuple[bool, str]]:
    """Letters that are joined from right to left stand together, with what is above and below them."""
    stretches: list[tuple[bool, str]] = []
    for place, sign in enumerate(shown):
        beside = next((other for other in shown[place:] if unicodedata.bidirectional(other) not in _WITH_LETTERS), "")
        is_rtl = bool(beside) and _is_rtl(beside)
        if stretches and stretches[-1][0] is is_rtl:
            stretches[-1] = is_rtl, stretches[-1][1] + sign
        else:
            stretches.append((is_rtl, sign))
    return iter(stretches)


def _mirrored(shown: str, *, base_is_rtl: bool) -> str:
    """Brackets as they are seen (UAX 9, L4): those of which the closing one stands first were turned with the text.

    One whose other is on another line runs as the paragraph does.
    """
    signs, waiting = [*shown], list[int]()
    turned: list[int] = []
    for place, sign in enumerate(shown):
        if sign not in _BRACKETS:
            continue
        if waiting and shown[waiting[-1]] == _BRACKETS[sign]:
            first = waiting.pop()
            turned += [] if shown[first] in _OPENING else [first, place]
        else:
            waiting.append(place)
    for place in (*turned, *(waiting if base_is_rtl else ())):
        signs[place] = _BRACKETS[shown[place]]
    return "".join(signs)
