"""The pictures of a text with their sizes, so that nothing moves when they arrive, and with narrower copies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from almanac.model.image import Copies, Size

# As the sanitiser writes it: double quotes around every value, and none in one. Whatever looks like a tag within the
# value of an attribute has no `src` of a picture: there the quotes stand the other way round.
_PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_GIVEN_SIZE = re.compile(r' (?:width|height)="[^"]*"')
_LARGEST = 10_000
# A text is as wide as --measure of the theme, in the larger letters of a wide window; here `rem` is the browser's own.
_COLUMN = "calc(100vw - 2rem), 43rem"
_LATE = ' loading="lazy"'


@dataclass(frozen=True, slots=True)
class SizedPicture:
    """How large a picture is, and its copies by format."""

    size: Size
    copies: tuple[Copies, ...] = ()


def with_sizes(html: str, pictures: Mapping[str, SizedPicture]) -> str:
    """Sanitised HTML whose pictures are loaded late, and have ``width`` and ``height`` where ``pictures`` knows them.

    ``pictures`` are by address as it stands on the page. What an author gives stays the width, or decides it; the
    proportions are always the picture's own, because browsers make room by them.
    """
    return _PICTURE.sub(lambda picture: _with_size(picture, pictures), html) if "<img" in html else html


def with_first_at_once(html: str) -> str:
    """The same with the first of them loaded at once: it may be the first thing that is seen of the page."""
    return _PICTURE.sub(lambda picture: picture[0].replace(_LATE, "", 1), html, count=1) if "<img" in html else html


def _with_size(picture: re.Match[str], pictures: Mapping[str, SizedPicture]) -> str:
    attributes = dict(_ATTRIBUTE.findall(picture[1]))
    known = pictures.get(re.split("[?#]", unescape(attributes.get("src", "")))[0])
    if known is None:
        return picture[0]
    size = known.size
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    if not width:
        width = max(1, round(height * size.width / size.height)) if height else size.width
    height = max(1, round(width * size.height / size.width))
    # Only numbers and what the sanitiser wrote.
    others = _GIVEN_SIZE.sub("", picture[1])
    img = f'<img{others} width="{width}" height="{height}"{_LATE} decoding="async">'
    return f"<picture>{_sources(known.copies, width)}{img}</picture>" if known.copies else img


def _sources(copies: tuple[Copies, ...], width: int) -> str:
    sizes = f"min({_COLUMN}, {width}px)"
    return "".join(f'<source type="{one.media_type}" srcset="{escape(one.srcset)}" sizes="{sizes}">' for one in copies)


def _pixels(written: str) -> int:
    """A whole number of pixels; 0 for anything else, such as ``50%``."""
    return min(int(written), _LARGEST) if re.fullmatch(r"[0-9]{1,9}", written) else 0
