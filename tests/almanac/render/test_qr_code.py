"""Drawings for the cameras of telephones."""

from __future__ import annotations

import re

import pytest
import segno
from lxml.etree import fromstring

from almanac.render.qr_code import inline_code, qr_code

ADDRESSES = [
    "https://a.org/events/",
    "https://a.org/site/es/events/country/gh/tag/%C3%A1rbol/",
    f"https://a.org/{'x' * 300}/",
]
STROKE = re.compile(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?")


def dark(svg: bytes) -> set[tuple[int, int]]:
    """Row and column of the dark modules, as strokes draw them."""
    path = next(part.get("d", "") for part in fromstring(svg).iter() if part.get("stroke"))
    found, x, y = set(), 0.0, 0.0
    for command, first, second in STROKE.findall(path):
        if command == "h":
            found |= {(int(y), int(x) + step) for step in range(int(first))}
            x += float(first)
        else:
            x, y = (x if command == "m" else 0) + float(first), (y if command == "m" else 0) + float(second)
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_drawing_is_the_code_of_the_address_with_light_around_it(address: str) -> None:
    svg = qr_code(address)
    matrix = segno.make_qr(address, error="m", boost_error=False, mask=0).matrix
    size = len(matrix) + 8

    assert dark(svg) == {(y + 4, x + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert fromstring(svg).get("viewBox") == f"0 0 {size} {size}"
    assert b"<script" not in svg
    assert qr_code(address) == svg


def test_another_address_is_another_drawing() -> None:
    assert qr_code(ADDRESSES[0]) != qr_code(ADDRESSES[1])


@pytest.mark.parametrize("address", ADDRESSES)
def test_in_a_page_it_is_the_same_code(address: str) -> None:
    drawn = inline_code(address).encode()

    assert dark(drawn) == dark(qr_code(address))
    assert (b"xmlns" in drawn, b"width" in drawn) == (False, False)
