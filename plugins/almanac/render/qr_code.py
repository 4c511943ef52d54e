"""Draws the address of a page as a QR code (ISO/IEC 18004), for the camera of a telephone."""

from __future__ import annotations

from io import BytesIO

import segno

# Modules around it that stay light, as the standard asks.
_BORDER = 4
# One of the eight masks: to find the best of them would take four times as long, and cameras read each.
_MASK = 0


def qr_code(address: str) -> bytes:
    """An SVG of black on white, whatever the page's colours, that grows to the room it is given."""
    drawn = BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    code.save(drawn, kind="svg", border=_BORDER, light="#fff", xmldecl=False, omitsize=True, nl=False)
    return drawn.getvalue()
