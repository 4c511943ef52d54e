"""A page for a wiki that a text of the site becomes, and the line at its end by which it is known again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b

# The namespaces in which whole sites are kept, by the names that every wiki knows, and those where people talk of them.
NAMESPACES = {"": 0, "User": 2, "Project": 4, "Help": 12}
TALK = {"": "Talk", "User": "User talk", "Project": "Project talk", "Help": "Help talk"}
_PROMISE = "It writes it anew as long as nobody else changes it."
_MARK = re.compile(
    r"\n?<!-- Almanac wrote this: (?P<site>\S+) (?P<of>\S+) (?P<digest>[0-9a-f]{16})\. "
    rf"{re.escape(_PROMISE)} -->\s*$"
)


@dataclass(frozen=True, slots=True)
class WikiTitle:
    """The title of a page in a namespace, which is empty for texts; ``is_talk``: the page where people talk of it."""

    namespace: str
    name: str
    is_talk: bool = False

    def __str__(self) -> str:
        """As links have it."""
        space = TALK[self.namespace] if self.is_talk else self.namespace
        return f"{space}:{self.name}" if space else self.name

    @property
    def number(self) -> int:
        """That of its namespace, which is the same on every wiki."""
        return NAMESPACES[self.namespace] + self.is_talk


@dataclass(frozen=True, slots=True)
class WikiPage:
    """A page; ``text`` is wikitext, ``of`` the file that it is made from, or what list of ours it is.

    ``modified`` is when that changed (aware); ``author`` who wrote it, in words; ``leads_to`` is where it redirects.
    """

    title: WikiTitle
    text: str = field(repr=False)
    of: str
    modified: datetime
    author: str
    leads_to: str = ""

    def signed(self, site: str) -> str:
        """The text with the line at its end; ``site`` tells whose it is, on whatever host that is."""
        of = "".join(c if c.isalnum() or c in "/._" else "-" if c == "-" else "_" for c in self.of)
        of = re.sub("-{2,}", "-", of)
        mark = f"<!-- Almanac wrote this: {site} {of} {_digest(self.text)}. {_PROMISE} -->"
        return f"{self.text}\n{mark}"


def site_that_left(text: str) -> str:
    """Whose site wrote a page that nobody has changed since; empty for any other page."""
    mark = _MARK.search(text)
    return mark["site"] if mark and mark["digest"] == _digest(text[: mark.start()]) else ""


def is_signed(text: str) -> bool:
    """Whether a site wrote it, whoever changed it since."""
    return _MARK.search(text) is not None


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
