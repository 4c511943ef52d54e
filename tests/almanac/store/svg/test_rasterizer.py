"""Drawings in pixels, and what cannot be one."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from almanac.store.svg.rasterizer import CannotRasterize, Rasterizer

HALF = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h2v2H0z" fill="#f00"/></svg>'
HUGE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><defs><pattern id="p" width="100000"'
    b' height="100000" patternUnits="userSpaceOnUse"><path d="M0 0h100000v100000z"/></pattern></defs>'
    b'<path d="M0 0h100v100z" fill="url(#p)"/></svg>'
)
SLOW = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><filter id="f" x="0" y="0" width="1" height="1">'
    + b'<feTurbulence numOctaves="1000000" baseFrequency="0.5"/>' * 50
    + b'</filter><path filter="url(#f)" d="M0 0h100v100z"/></svg>'
)


@pytest.fixture
def drawer() -> Iterator[Rasterizer]:
    with Rasterizer() as opened:
        yield opened


def pixels(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGBA")


@pytest.mark.parametrize(("box", "size"), [((100, 100), (100, 50)), ((1200, 30), (60, 30))])
def test_a_drawing_keeps_its_proportions_within_the_box(
    drawer: Rasterizer, box: tuple[int, int], size: tuple[int, int]
) -> None:
    assert pixels(drawer.draw(HALF, *box)).size == size


def test_behind_it_is_nothing_or_paper(drawer: Rasterizer) -> None:
    bare, on_paper = pixels(drawer.draw(HALF, 40, 40)), pixels(drawer.draw(HALF, 40, 40, "#fcfcfa"))

    assert (bare.getpixel((5, 5)), bare.getpixel((35, 5))) == ((255, 0, 0, 255), (0, 0, 0, 0))
    assert on_paper.getpixel((35, 5)) == (0xFC, 0xFC, 0xFA, 255)


def test_the_same_drawing_gives_the_same_bytes(drawer: Rasterizer) -> None:
    with Rasterizer() as another:
        assert drawer.draw(HALF, 300, 300) == another.draw(HALF, 300, 300)


@pytest.mark.parametrize(
    ("svg", "reason"),
    [
        pytest.param(b"<svg", "root node", id="cut off"),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xff\xfe", ".", id="no text"),
        pytest.param(HUGE, "more memory or time", id="more memory than there is"),
    ],
)
def test_what_cannot_be_drawn_says_why_and_the_next_one_is_drawn(drawer: Rasterizer, svg: bytes, reason: str) -> None:
    with pytest.raises(CannotRasterize, match=reason):
        drawer.draw(svg, 100, 100)

    assert pixels(drawer.draw(HALF, 10, 10)).size == (10, 5)


def test_what_takes_too_long_is_given_up() -> None:
    with Rasterizer(seconds=1) as hurried, pytest.raises(CannotRasterize, match="more memory or time"):
        hurried.draw(SLOW, 100, 100)


def test_words_are_left_out_since_machines_have_different_fonts(drawer: Rasterizer) -> None:
    words = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">Word</text></svg>'

    assert pixels(drawer.draw(words, 90, 90)).getbbox() is None
