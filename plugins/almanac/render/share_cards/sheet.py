"""A sheet in few colours, on which areas and letters are put, and which becomes a PNG."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Iterable

import deflate
import uharfbuzz
from PIL import Image, ImageDraw

from almanac.model.image import Size
from almanac.render.share_cards.lettering import Line

_STEPS = 15  # between a paper and an ink, so that edges are smooth
_FINER = 4
_LEVEL = 6
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
Box = tuple[int, int, int, int]


class Sheet:
    """Of one colour at first; coordinates are pixels from the upper left, colours ``#rrggbb``."""

    def __init__(self, size: Size, paper: str) -> None:
        self._size = size
        self._colours: list[tuple[int, int, int]] = []
        self._places: dict[tuple[str, str], int] = {}
        self._pixels = Image.new("L", (size.width, size.height), self._solid(paper))

    def fill(self, box: Box, colour: str) -> None:
        """An area of one colour; the box has its right and lower edge outside."""
        self._pixels.paste(self._solid(colour), box)

    def write(self, line: Line, x: float, baseline: float, size: float, ink: str, paper: str) -> None:
        """A line of text from its left end, in letters of a size, on an area of one colour."""
        draw = uharfbuzz.RasterDraw()
        for glyph in line.glyphs:
            scale = size / glyph.font.face.upem
            left, up = x + glyph.x * size, self._size.height - baseline + glyph.y * size
            draw.transform = (scale, 0, 0, scale, left, up)
            draw.draw_glyph(glyph.font, glyph.number)
        drawn = draw.render()
        if drawn is None or not drawn.extents.width or not drawn.extents.height:
            return
        extents = drawn.extents
        size_of_it = (extents.width, extents.height)
        mask = Image.frombuffer("L", size_of_it, bytes(drawn.buffer), "raw", "L", extents.stride, -1)
        self._put(mask, extents.x_origin, self._size.height - extents.y_origin - extents.height, ink, paper)

    def mark_of_place(self, x: float, y: float, height: float, ink: str, paper: str) -> None:
        """A pin with its point at the bottom of a box from ``x`` and ``y`` on, two thirds as wide as it is high."""
        wide, high = math.ceil(height * 2 / 3), math.ceil(height)
        mask = Image.new("L", (wide * _FINER, high * _FINER), 0)
        draw, edge = ImageDraw.Draw(mask), wide * _FINER
        draw.ellipse((0, 0, edge - 1, edge - 1), 255)
        draw.polygon([(edge * 0.04, edge * 0.66), (edge * 0.96, edge * 0.66), (edge / 2, high * _FINER - 1)], 255)
        draw.ellipse((edge * 0.3, edge * 0.3, edge * 0.7, edge * 0.7), 0)
        self._put(mask.resize((wide, high), Image.Resampling.BOX), round(x), round(y), ink, paper)

    def picture(self, data: bytes, x: int, y: int, paper: str, colours: int) -> None:
        """A small picture (PNG) in so many colours, on an area of one colour."""
        with Image.open(io.BytesIO(data)) as opened:
            picture = Image.new("RGB", opened.size, paper)
            picture.paste(opened, None, opened.convert("RGBA").getchannel("A"))
        few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette = few.getpalette() or []
        begin, used = len(self._colours), 1 + max(few.tobytes())
        self._colours += [(palette[3 * n], palette[3 * n + 1], palette[3 * n + 2]) for n in range(used)]
        self._pixels.paste(Image.frombytes("L", few.size, bytes(begin + value for value in few.tobytes())), (x, y))

    def png(self) -> bytes:
        """All of it as a PNG with a palette (ISO/IEC 15948), compressed by the same code on every machine."""
        width, height = self._size.width, self._size.height
        data = self._pixels.tobytes()
        rows = b"".join(b"\0" + data[start : start + width] for start in range(0, len(data), width))
        header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, _INDEXED, 0, 0, 0])
        palette = bytes(channel for colour in self._colours for channel in colour)
        chunks = [(b"IHDR", header), (b"PLTE", palette)]
        chunks += [(b"IDAT", bytes(deflate.zlib_compress(rows, _LEVEL))), (b"IEND", b"")]
        return _SIGNATURE + b"".join(map(_chunk, chunks))

    def _solid(self, colour: str) -> int:
        return self._ramp(colour, colour)

    def _ramp(self, paper: str, ink: str) -> int:
        """Where the colours from a paper to an ink begin in the palette."""
        key = paper, ink
        if key not in self._places:
            self._places[key] = len(self._colours)
            steps: Iterable[int] = (_STEPS,) if paper == ink else range(1, _STEPS + 1)
            self._colours += [_between(paper, ink, step / _STEPS) for step in steps]
        return self._places[key]

    def _put(self, mask: Image.Image, x: int, y: int, ink: str, paper: str) -> None:
        begin, full = self._ramp(paper, ink), 255
        step = [(value * _STEPS + full // 2) // full for value in range(full + 1)]
        self._pixels.paste(
            mask.point([begin + max(0, of - 1) for of in step]), (x, y), mask.point([full * (of > 0) for of in step])
        )


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, data = chunk
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _between(paper: str, ink: str, part: float) -> tuple[int, int, int]:
    first, second = (tuple(bytes.fromhex(colour[1:])) for colour in (paper, ink))
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue
