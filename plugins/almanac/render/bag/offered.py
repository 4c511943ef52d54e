"""Writes the list of the bags that can be fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable

from almanac.model.bag import OfferedBag

_ABOUT = "The last bag that was made: `scripts/almanac export bag --offer` writes it, `/take/` shows it."


def offered_text(bags: Iterable[OfferedBag]) -> str:
    """The file, the same for the same."""
    listed = [
        {"name": one.name, "url": one.url, "day": one.day.isoformat(), "size": one.size, "sha512": one.sha512}
        for one in bags
    ]
    return json.dumps({"about": _ABOUT, "bags": listed}, ensure_ascii=False, indent=1) + "\n"
