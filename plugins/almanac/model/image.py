"""An Image: a picture's file, its alt text, who made it, its licence, and narrower copies of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from almanac.model import address

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
class Measured:
    """The size of a picture's file, and the widths of copies that can be made of it, the narrowest first.

    There are none of a drawing, of one that moves, and of a small one.
    """

    size: Size
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a picture in one format, for a browser to choose from (HTML, "The source element")."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Image:
    """``address`` is the picture's path inside the site (``/images/x.jpg``); ``size`` is None where it says none.

    ``widths`` are those of its copies, in each format of the site; the narrowest first.
    """

    address: str
    alt: str
    credit: str
    license: str
    source: str = ""
    size: Size | None = None
    widths: tuple[int, ...] = ()

    @property
    def media_type(self) -> str:
        """``image/jpeg`` and the like; empty for what is no picture's name."""
        return media_type(self.address)


@lru_cache(maxsize=1024)  # one picture stands on many pages
def media_type(address: str) -> str:
    """The media type of a picture by its name; empty for what is no picture's."""
    return _MEDIA_TYPES.get(PurePosixPath(address).suffix.lower(), "")


def copies(
    picture: str, widths: Sequence[int], formats: Sequence[str], link: Callable[[str], str]
) -> tuple[Copies, ...]:
    """Those of a picture (``/images/x.jpg``), the lightest format first; ``link`` makes links of addresses."""
    return tuple(
        Copies(
            f"image/{form}",
            ", ".join(f"{link(address.picture_copy(picture, width, form))} {width}w" for width in widths),
        )
        for form in address.PICTURE_FORMATS
        if form in formats and widths
    )
