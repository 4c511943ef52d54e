"""A picture and what must be said with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """``address`` is the picture's path inside the site (``/images/x.jpg``)."""

    address: str
    alt: str
    credit: str
    license: str
    source: str = ""
