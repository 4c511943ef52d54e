"""Colours on paper, as WCAG 2.2 measures them."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from almanac.read.fault import Fault
from almanac.read.settings.contrast import GRAPHICS, PAPERS, TEXT, check_contrast, contrast

CSS = (Path(__file__).resolve().parents[4] / "theme" / "static" / "css" / "almanac.css").read_text("utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)", 2)[:2]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#ffffff", "#000000", 21.0, id="white on black"),
        pytest.param("#777777", "#ffffff", 4.48, id="the grey that is just too pale for letters"),
        pytest.param("#2a6f5e", "#2A6F5E", 1.0, id="on itself"),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@pytest.mark.parametrize(("color", "least"), [("#a3291c", TEXT), ("#8a5a00", TEXT), ("#8d8d00", GRAPHICS)])
def test_a_colour_that_can_be_told_from_paper_passes(color: str, least: float) -> None:
    check_contrast(color, least, "letters")


@pytest.mark.parametrize("color", ["#ff8800", "#ffffff", "#ffff00", "#f1f1ed", "#808080"])
def test_what_is_offered_for_a_pale_colour_passes(color: str) -> None:
    with pytest.raises(Fault) as caught:
        check_contrast(color, TEXT, "letters")
    check_contrast(caught.value.hint[-8:-1], TEXT, "letters")


def test_the_papers_are_those_of_the_theme() -> None:
    assert tuple(_value(LIGHT, name) for name in ("paper", "sheet", "tint")) == PAPERS


@pytest.mark.parametrize(("name", "most", "least"), [("rubric", 0.13, TEXT), ("category-ink", 0.4, GRAPHICS)])
def test_on_dark_paper_every_hue_can_be_read(name: str, most: float, least: float) -> None:
    assert re.search(rf"--{name}: oklch\(from [^;]* 0\.76 ", CSS)
    papers = [_value(DARK, paper) for paper in ("paper", "sheet", "tint")]
    inks = [_oklch(0.76, most * part / 4, math.radians(hue)) for hue in range(0, 360, 5) for part in range(5)]
    assert min(contrast(ink, paper) for ink in inks for paper in papers) >= least


def _value(css: str, name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", css)
    assert found
    return found[1]


def _oklch(lightness: float, chroma: float, hue: float) -> str:
    """CSS Color 4, section 10: oklch() to sRGB; what is beyond it is cut off."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return "#" + "".join(f"{_encoded(channel):02x}" for channel in (red, green, blue))


def _encoded(channel: float) -> int:
    within = min(1.0, max(0.0, channel))
    return round(255 * (12.92 * within if within <= 0.0031308 else 1.055 * within ** (1 / 2.4) - 0.055))
