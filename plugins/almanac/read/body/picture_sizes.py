"""The pictures of a text with their sizes, so that nothing moves when they arrive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from almanac.model.image import Size

# As the sanitiser writes it: double quotes around every value, and none in one. Whatever looks like a tag within the
# value of an attribute has no `src` of a picture: there the quotes stand the other way round.
_PICTURE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_GIVEN_SIZE = re.compile(r' (?:width|height)="[^"]*"')
_LARGEST = 10_000


def with_sizes(html: str, sizes: Mapping[str, Size]) -> str:
    """Sanitised HTML whose pictures are loaded late, and have ``width`` and ``height`` where ``sizes`` knows them.

    ``sizes`` are by address as it stands on the page. What an author gives stays the width, or decides it; the
    proportions are always the picture's own, because browsers make room by them.
    """
    return _PICTURE.sub(lambda picture: _with_size(picture, sizes), html) if "<img" in html else html


def _with_size(picture: re.Match[str], sizes: Mapping[str, Size]) -> str:
    attributes = dict(_ATTRIBUTE.findall(picture[1]))
    size = sizes.get(re.split("[?#]", unescape(attributes.get("src", "")))[0])
    if size is None:
        return picture[0]
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    if not width:
        width = max(1, round(height * size.width / size.height)) if height else size.width
    height = max(1, round(width * size.height / size.width))
    # Only numbers and what the sanitiser wrote.
    others = _GIVEN_SIZE.sub("", picture[1])
    return f'<img{others} width="{width}" height="{height}" loading="lazy" decoding="async">'


def _pixels(written: str) -> int:
    """A whole number of pixels; 0 for anything else, such as ``50%``."""
    return min(int(written), _LARGEST) if re.fullmatch(r"[0-9]{1,9}", written) else 0
