"""Reads the point that a link of a map shows, or that stands as two numbers: as people paste it from their maps."""

from __future__ import annotations

import re
from urllib.parse import unquote

_N = r"(-?\d{1,3}(?:\.\d+)?)"
# The pin before the middle of the picture: Google's `!3d!4d`, OpenStreetMap's `mlat`, and what others have.
# JavaScript reads them in the same way: the form of the site has them from here.
FORMS = (
    rf"!3d{_N}!4d{_N}",
    rf"[?&]mlat={_N}&mlon={_N}",
    rf"[?&](?:lat|latitude)={_N}&(?:lon|lng|longitude)={_N}",
    rf"[?&](?:q|query|ll|daddr|destination|cp|pin)=(?:loc:)?{_N}[,~]\s*{_N}",
    rf"^geo:{_N},{_N}",
    rf"#(?:map=)?\d+(?:\.\d+)?/{_N}/{_N}",
    rf"/@{_N},{_N}",
    rf"^{_N}\s*[,;\s]\s*{_N}$",
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in FORMS)
_MOST = 2000


def point_of(text: str) -> tuple[str, str] | None:
    """Latitude and longitude as they stand in the text; None where it shows none."""
    plain = unquote(text.strip()[:_MOST]).replace("+", " ")
    matches = (form.search(plain) for form in _FORMS)
    match = next((match for match in matches if match), None)
    return (match[1], match[2]) if match else None
