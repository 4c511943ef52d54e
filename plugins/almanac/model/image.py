"""An Image: a picture's file, its alt text, who made it, and its licence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

# The standard library's table also reads the machine's own, and machines differ.
_MEDIA_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a picture as browsers show it, in pixels of CSS, both positive."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Image:
    """``address`` is the picture's path inside the site (``/images/x.jpg``); ``size`` is None where it says none."""

    address: str
    alt: str
    credit: str
    license: str
    source: str = ""
    size: Size | None = None

    @property
    def media_type(self) -> str:
        """``image/jpeg`` and the like; empty for what is no picture's name."""
        return media_type(self.address)


@lru_cache(maxsize=1024)  # one picture stands on many pages
def media_type(address: str) -> str:
    """The media type of a picture by its name; empty for what is no picture's."""
    return _MEDIA_TYPES.get(PurePosixPath(address).suffix.lower(), "")
