"""Finds the address of a licence's text."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-SA|-NC|-ND|-NC-SA|-NC-ND)?)[ -](\d\.\d)", re.IGNORECASE)


def license_url(name: str) -> str:
    """The deed of a Creative Commons licence by its short name; empty for others."""
    match = _CREATIVE_COMMONS.fullmatch(name.strip())
    if match:
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    if name.strip().upper() in {"CC0", "CC0 1.0"}:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return ""
