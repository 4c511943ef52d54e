"""Says what a file of the site is: what it is made from, which is known before it is made, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

# What cards say brings all that calendars need, which a check does without.
if TYPE_CHECKING:
    from almanac.render.share_cards.card import ShareCard, SiteCard

Values = Mapping[str, object]

_DIGEST_BYTES = 16
# The kind of all that is drawn.
CARD = "share card"
_LENGTH = frozenset([_DIGEST_BYTES])
_encoded = msgspec.msgpack.Encoder().encode
_KNOWN = (str, int, bool, bytes, date, type(None))


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a file is made from: its ``own``, and what has ``places`` among the digests of the texts of its part.

    The fingerprint of the file follows from these alone.
    """

    own: bytes
    places: tuple[int, ...] = ()

    def fingerprint(self, digests: Sequence[bytes]) -> bytes:
        """That of the file, with the digests as they are."""
        return joined(self.own, *(digests[place] for place in self.places)) if self.places else self.own


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a template makes: the same ``fingerprint`` gives the same bytes, on the same site and theme.

    ``values`` makes what the template gets; ``lang`` is the language that the page speaks, empty for the site's.
    ``ingredients`` are what the fingerprint is put together from, where that is not known by it alone.
    """

    address: str
    template: str
    fingerprint: bytes
    values: Callable[[], Values]
    lang: str = ""
    ingredients: Ingredients | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that no template makes; ``kind`` names what it is to whoever measures."""

    address: str
    kind: str
    fingerprint: bytes
    data: Callable[[], bytes]
    ingredients: Ingredients | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file: the same ``fingerprint`` gives the same bytes, on the same site; without one it is short."""

    data: Callable[[], bytes]
    fingerprint: bytes = b""


@dataclass(frozen=True, slots=True)
class FileOfParts:
    """A file that is its parts one behind the other: of what has many, most stay when one of them changes."""

    address: str
    kind: str
    fingerprint: bytes
    parts: Callable[[], Sequence[Part]]
    ingredients: Ingredients | None = None

    def data(self) -> bytes:
        """All of it, made anew."""
        return b"".join(part.data() for part in self.parts())


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card that is drawn of what it says."""

    address: str
    fingerprint: bytes
    card: Callable[[], ShareCard | SiteCard]
    kind: str = CARD
    ingredients: Ingredients | None = None


Output = Page | File | FileOfParts | Drawn


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A file that another build planned from the same.

    ``plan`` does so again, where it has to be made after all: with all others of these addresses.
    """

    address: str
    kind: str
    is_page: bool
    fingerprint: bytes
    plan: Callable[[frozenset[str]], Output]


Planned = Output | Foreseen


def kind_of(planned: Planned) -> str:
    """What it is to whoever measures; of a page its template."""
    return planned.template if isinstance(planned, Page) else planned.kind


def is_page_of(planned: Planned) -> bool:
    """Whether a template makes it."""
    return planned.is_page if isinstance(planned, Foreseen) else isinstance(planned, Page)


def fingerprint(*parts: object) -> bytes:
    """A digest (BLAKE2b, 16 bytes) of plain values, and of tuples of them.

    Raises ``TypeError`` for any other: its text might say less than what it is, or name a place in memory.
    """
    _check(parts)
    return _digest(repr(parts).encode("utf-8", "surrogatepass"))


def joined(*fingerprints: bytes) -> bytes:
    """The fingerprint of what others stand for, in their order; raises ``ValueError`` where one is none."""
    if not _LENGTH.issuperset(map(len, fingerprints)):
        raise ValueError("something of another length is no fingerprint")
    return _digest(b"".join(fingerprints))


def fingerprint_of_texts(*texts: str) -> bytes:
    """That of texts, which may be long: of values the ``repr``."""
    return _digest(f"{[*map(len, texts)]}{''.join(texts)}".encode("utf-8", "surrogatepass"))


def fingerprint_of_values(*values: object) -> bytes:
    """That of text, numbers, days, and what is made of these: faster than from the ``repr``; a time is one in UTC."""
    try:
        return _digest(_encoded(values))
    except (TypeError, UnicodeEncodeError):
        return fingerprint_of_texts(repr(values))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()


def _check(parts: tuple[object, ...]) -> None:
    for part in parts:
        if type(part) in _KNOWN:
            continue
        if isinstance(part, tuple):
            _check(part)
        elif not isinstance(part, _KNOWN):
            raise TypeError(f"no fingerprint of {type(part).__name__}")


def page_of_values(address: str, template: str, language: str = "", /, **values: object) -> Page:
    """A page whose values are made already: for those of which there are few. Each is frozen, or plain."""
    return Page(address, template, fingerprint(repr(sorted(values.items()))), lambda: values, language)


def file_of_bytes(address: str, kind: str, data: bytes) -> File:
    """A file that is made already."""
    return File(address, kind, _digest(data), lambda: data)
