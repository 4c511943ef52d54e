"""Draws the address of a page as a QR code (ISO/IEC 18004), for the camera of a telephone."""

from __future__ import annotations

from io import BytesIO

import segno
from markupsafe import Markup

# Modules around it that stay light, as the standard asks.
_BORDER = 4
# One of the eight masks: to find the best of them would take four times as long, and cameras read each.
_MASK = 0


def qr_code(address: str) -> bytes:
    """An SVG of black on white, whatever the page's colours, that grows to the room it is given."""
    drawn = BytesIO()
    _code(address).save(drawn, kind="svg", border=_BORDER, light="#fff", xmldecl=False, omitsize=True, nl=False)
    return drawn.getvalue()


def inline_code(address: str) -> Markup:
    """The same to stand in a page, for what a browser prints before it would load a picture; it has no ground."""
    drawn = _code(address).svg_inline(border=_BORDER, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn)  # noqa: S704 - strokes alone


def _code(address: str) -> segno.QRCode:
    return segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
