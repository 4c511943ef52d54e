"""Reads which licence a wiki has its texts under, from the address that it gives of it."""

from __future__ import annotations

import re

_LICENSE = re.compile(
    r"https?://creativecommons\.org/licenses/(?P<kind>[a-z-]+)/(?P<version>\d\.\d)(?:/.*)?", re.IGNORECASE
)
_ZERO = re.compile(r"https?://creativecommons\.org/publicdomain/zero/1\.0(?:/.*)?", re.IGNORECASE)


def license_of(address: str, name: str) -> str:
    """Its short name, ``CC BY-SA 4.0``; that of the wiki itself for others, empty where it names none."""
    known = _LICENSE.fullmatch(address.strip())
    if known:
        return f"CC {known['kind'].upper()} {known['version']}"
    return "CC0 1.0" if _ZERO.fullmatch(address.strip()) else " ".join(name.split())
