"""Takes from HTML whatever could run, load or dress up; it has the last word on all that a text brings."""

from __future__ import annotations

from collections.abc import Callable

import nh3

from almanac.read.body.allowed_html import (
    ATTRIBUTES,
    ID_PREFIX,
    LINKS,
    OF_EVERY_TAG,
    OWN_ID,
    TAGS,
    allowed_classes,
)
from almanac.read.fault import Fault
from almanac.read.values.links import SAFE_SCHEMES

_ALLOWED = {"*": set(OF_EVERY_TAG), **ATTRIBUTES}


def sanitised(html: str, resolve: Callable[[str, str], str], mark: str, made: frozenset[str]) -> str:
    """The HTML without what a page must not have.

    ``resolve(tag, address)`` gives the address for the page or raises ``Fault``, whose link loses its address.
    Ids that begin with ``mark`` are those ``made`` for headings and footnotes, and lose it; any other gets a prefix,
    and of two alike the second is left out.
    """
    ids = set(made)

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return allowed_classes(value) or None
        if name == "id":
            return _id(value, mark, ids)
        if (tag, name) not in LINKS:
            return value
        try:
            return resolve(tag, value)
        except Fault:
            return None

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ALLOWED,
        attribute_filter=attribute,
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def _id(value: str, mark: str, ids: set[str]) -> str | None:
    if value.startswith(mark):
        return value.removeprefix(mark)
    published = f"{ID_PREFIX}{value}"
    if published in ids or not OWN_ID.fullmatch(value):
        return None
    ids.add(published)
    return published
