"""Takes from HTML whatever could run, load or dress up; it has the last word on all that a text brings."""

from __future__ import annotations

import re
import threading
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


class _Text(threading.local):
    """What is to be known of the text that a thread is cleaning."""

    resolve: Callable[[str, str], str]
    mark: str
    ids: set[str]


_TEXT = _Text()


def sanitised_of_others(html: str, resolve: Callable[[str, str], str]) -> str:
    """The HTML of what people wrote elsewhere: words and links, for which the site does not vouch.

    It has no pictures, no headings among those of the page, no ids and no classes.
    """
    _TEXT.resolve, _TEXT.mark, _TEXT.ids = resolve, "\0", set()
    return _WITHOUT_ADDRESS.sub(r"<a\1>", _CLEANER_OF_OTHERS.clean(html))


def sanitised(html: str, resolve: Callable[[str, str], str], mark: str, made: frozenset[str]) -> str:
    """The HTML without what a page must not have.

    ``resolve(tag, address)`` gives the address for the page or raises ``Fault``, whose link loses its address.
    Ids that begin with ``mark`` are those ``made`` for headings and footnotes, and lose it; any other gets a prefix,
    and of two alike the second is left out.
    """
    _TEXT.resolve, _TEXT.mark, _TEXT.ids = resolve, mark, set(made)
    return _CLEANER.clean(html)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return allowed_classes(value) or None
    if name == "id":
        return _id(value, _TEXT.mark, _TEXT.ids)
    if (tag, name) not in LINKS:
        return value
    try:
        return _TEXT.resolve(tag, value)
    except Fault:
        return None


def _id(value: str, mark: str, ids: set[str]) -> str | None:
    if value.startswith(mark):
        return value.removeprefix(mark)
    published = f"{ID_PREFIX}{value}"
    if published in ids or not OWN_ID.fullmatch(value):
        return None
    ids.add(published)
    return published


# Made once: what it allows takes as long to hand over as a short text to clean.
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(OF_EVERY_TAG), **ATTRIBUTES},
    attribute_filter=_attribute,
    url_schemes=set(SAFE_SCHEMES),
    link_rel=None,
    strip_comments=True,
)
_REL = "nofollow ugc"
# A link without an address has no relation to it (HTML, "The a element"); the cleaner writes this one last.
_WITHOUT_ADDRESS = re.compile(rf'<a((?: (?!href=)[a-z-]+="[^"]*")*) rel="{_REL}">')
# The same for the words of others, whose links say so ("ugc": user-generated content).
_CLEANER_OF_OTHERS = nh3.Cleaner(
    tags=set(TAGS) - {"img", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption"},
    attributes={"*": set(OF_EVERY_TAG) - {"id", "class"}, **ATTRIBUTES},
    attribute_filter=_attribute,
    url_schemes=set(SAFE_SCHEMES),
    link_rel=_REL,
    strip_comments=True,
)
