"""The host of an outside address, as pages name it."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup


def host(address: str) -> str:
    """``example.org`` of ``https://example.org/x``."""
    return urlsplit(address).netloc


def breakable_host(address: str) -> Markup:
    """The same, which may be broken before a dot where a line is short."""
    return Markup("<wbr>.").join(host(address).split("."))
