"""Links to a part of a text, `#part`: whether there is such a heading, in the same text or in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.read.body.allowed_html import ID_PREFIX
from almanac.read.body.document import Position
from almanac.read.body.findings import Finding, problem_of
from almanac.read.fault import nearest

# Parts of a page that are not of its text; `#` and `#top` are its beginning in every browser (WHATWG HTML 7.4.6.4).
_OF_THE_PAGE = "page:"
_BEGINNING = frozenset({"", "top"})


class LinkToPart(NamedTuple):
    """A link as a text has it, and its address on the page."""

    position: Position
    written: str
    published: str


@dataclass(frozen=True, slots=True)
class _Link:
    source: Source
    position: Position
    written: str
    address: str
    part: str


@dataclass(slots=True)
class PartLinks:
    """The parts of all texts that were read so far, and the links from one text to a part of another.

    ``base`` is the site's own path, with which addresses begin.
    """

    base: str = ""
    _parts: dict[str, frozenset[str]] = field(default_factory=dict)
    _links: list[_Link] = field(default_factory=list)

    def add_text(self, address: str, parts: frozenset[str]) -> None:
        """Note the ids of the text at an address of the site."""
        self._parts[address] = parts

    def add_link(self, source: Source, link: LinkToPart) -> None:
        """Note a link of a text."""
        position, written, published = link
        parts = urlsplit(published)
        if parts.fragment and not parts.netloc and not parts.scheme:
            path = unquote(parts.path).removeprefix(self.base)
            self._links.append(_Link(source, position, written, path, unquote(parts.fragment)))

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each text that was read, by its address."""
        return {address: tuple(sorted(parts)) for address, parts in self._parts.items()}

    @property
    def led_to(self) -> frozenset[str]:
        """The addresses of texts with a part that others link to."""
        return frozenset(link.address for link in self._links)

    def problems(self) -> list[Problem]:
        """A warning for each link to a part that its text does not have."""
        return [
            problem_of(link.source, missing_part(link.position, link.written, link.part, self._parts[link.address]))
            for link in self._links
            if link.address in self._parts and not is_part(link.part, self._parts[link.address])
        ]


def is_part(part: str, parts: frozenset[str]) -> bool:
    """Whether a page whose text has these parts has this one."""
    return part in parts or part.lower() in _BEGINNING or part.startswith(_OF_THE_PAGE)


def missing_part(position: Position, written: str, part: str, parts: frozenset[str]) -> Finding:
    """The warning at a link to a part that is not there."""
    message = f"`{written}` leads to the top of the page: the text has no heading `#{part}`"
    return Finding(position, message, _hint(written.partition("#")[0], part, parts), Severity.WARNING)


def _hint(path: str, part: str, parts: frozenset[str]) -> str:
    own = f"{ID_PREFIX}{part}"
    meant = own if own in parts else nearest(part, sorted(parts))
    if meant:
        return f"did you mean `{path}#{meant}`?"
    some = sorted(part for part in parts if ":" not in part)[:5]
    if some:
        return f"it has {', '.join(f'`{path}#{name}`' for name in some)}"
    return f"it has no headings: leave `#{part}` out"
