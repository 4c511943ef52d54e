"""Finds a name for the file of each entry that comes: its old slug where that can stay, else one near it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from almanac.importers.plan import PlannedKind
from almanac.model import address
from almanac.model.path_part import fault_of_part
from almanac.model.slug import MAX_SLUG_BYTES, file_slug, slugify
from almanac.read.values.language_code import is_language

# Room for a number behind it.
_MOST_BYTES = MAX_SLUG_BYTES - 8
_YEAR = re.compile(r"\d{4}")
# What readers know signs by, where Unicode's own name says less.
_SIGNS = {
    "+": "plus", "#": "sharp", "&": "and", "@": "at", "%": "percent", "!": "exclamation-mark", "?": "question-mark",
    ".": "dot", "*": "star", "$": "dollar", "=": "equals", "/": "slash", "<": "less", ">": "more",
}  # fmt: skip


def wanted_slugs(slug: str, title: str, key: str, parent: str = "") -> Iterator[str]:
    """The names for the file of an entry, the one to be preferred first; at last with numbers without end.

    ``parent`` is the name of the page below which a page was.
    """
    first = _cut(slugify(unquote(slug))) or file_slug(title) or _cut(slugify(key)) or "entry"
    yield first
    if parent:
        yield _cut(f"{parent}-{first}")
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1


def is_reserved(slug: str, kind: PlannedKind) -> bool:
    """Whether the address that a slug would make belongs to the site itself, or to a host."""
    if fault_of_part(slug):
        return True
    if kind == "event":
        return slug in address.RESERVED_EVENT_SLUGS or _YEAR.fullmatch(slug) is not None
    if kind == "page":
        return slug in address.RESERVED_PAGE_SLUGS or slug.isdigit() or is_language(slug)
    return False


def first_free(slugs: Iterable[str], kind: PlannedKind, is_free: Callable[[str], bool]) -> str:
    """The first of these names that is nobody else's."""
    return next(slug for slug in slugs if not is_reserved(slug, kind) and is_free(slug))


def slug_with_signs(name: str) -> str:
    """The slug of a name whose signs tell it from others: ``C++`` is ``c-plus-plus``.

    >>> slug_with_signs("C#")
    'c-sharp'
    """
    return _cut(slugify("".join(_spelt(c) for c in unicodedata.normalize("NFC", name))))


def _spelt(character: str) -> str:
    if character in _SIGNS:
        return f"-{_SIGNS[character]}-"
    if unicodedata.category(character)[0] in "PS":
        return f"-{unicodedata.name(character, '').lower()}-"
    return character


def parent_of(old_address: str) -> str:
    """The name of the page below which a page was, by its old address."""
    parts = [part for part in old_address.partition("?")[0].split("/") if part]
    return slugify(unquote(parts[-2])) if len(parts) > 1 else ""


def _cut(slug: str) -> str:
    """As much of a slug as a file's name has room for."""
    if len(slug.encode()) <= _MOST_BYTES:
        return slug
    # Not within a character; one whose accent is cut off would be another letter, which its own name is all the same.
    return slugify(slug.encode()[:_MOST_BYTES].decode("utf-8", "ignore"))
