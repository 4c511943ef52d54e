"""Measures whether a colour can be read on the theme's paper (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from almanac.read.fault import Fault

TEXT = 4.5
GRAPHICS = 3.0
# The light papers of theme/static/css/almanac.css. On dark ones the theme takes the colour's hue at a fixed lightness.
PAPERS = ("#fcfcfa", "#ffffff", "#f1f1ed")


def check_contrast(color: str, least: float, use: str) -> None:
    """Raises ``Fault``, with a darker colour of the same hue, for ``#rrggbb`` that is too pale for its ``use``."""
    ratio = _on_paper(color)
    if ratio < least:
        message = f"`{color}` is too pale for {use} on light paper: contrast {ratio:.1f} to 1, and {least:g} is needed"
        raise Fault(message, f"a darker one, such as `{_darker(color, least)}`")


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours ``#rrggbb``, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _on_paper(color: str) -> float:
    return min(contrast(color, paper) for paper in PAPERS)


def _luminance(color: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _darker(color: str, least: float) -> str:
    shades = (
        "#" + "".join(f"{channel * percent // 100:02x}" for channel in _channels(color))
        for percent in range(99, -1, -1)
    )
    return next(shade for shade in shades if _on_paper(shade) >= least)


def _channels(color: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue
