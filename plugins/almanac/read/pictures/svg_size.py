"""Reads how large a drawing is shown, from its first tag alone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from xml.parsers import expat

from almanac.model.image import Size

# CSS Values 3, 6.2: pixels in each absolute unit; no unit is pixels too.
_PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16.0}
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})\s*([a-z]*)\s*", re.IGNORECASE)
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*", re.IGNORECASE)
# A drawing that says only its proportions fills the column that it stands in, as browsers do.
_FILLING = 1200
_LARGEST = 100_000


def svg_size(data: bytes) -> Size | None:
    """Width and height in pixels (SVG 2, 8.2); None where the drawing says neither them nor its proportions."""
    roots: list[Mapping[str, str]] = []

    def first(_name: str, attributes: dict[str, str]) -> None:
        roots.append(attributes)
        raise StopIteration

    parser = expat.ParserCreate()
    parser.StartElementHandler = first
    # What is broken is said by `faults_of_svg`.
    with suppress(StopIteration, expat.ExpatError, LookupError, ValueError):
        parser.Parse(data, True)
    return _size(roots[0]) if roots else None


def _size(attributes: Mapping[str, str]) -> Size | None:
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = _VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
    across, down = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    if across > 0 and down > 0:
        width = width or (height * across / down if height else _FILLING)
        height = height or width * down / across
    fits = all(0 < side <= _LARGEST and math.isfinite(side) for side in (width, height))
    return Size(max(1, round(width)), max(1, round(height))) if fits else None


def _pixels(length: str) -> float:
    """The length in pixels; 0 for one that depends on what is around it, such as ``100%``."""
    match = _LENGTH.fullmatch(length)
    return max(0.0, float(match[1]) * _PIXELS.get(match[2].lower(), 0.0)) if match else 0.0
