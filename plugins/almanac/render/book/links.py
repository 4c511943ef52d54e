"""Says where a link leads in a book, to another entry in it or to the web, and gives each part an id of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from almanac.model.site import Site
from almanac.render.absolute import RESERVED, absolute_address, ascii_address
from almanac.render.book.chapter import Chapter

# What every schema takes for an id (XML, "Name" without a colon), but for what begins the number of another letter.
_STAYS = re.compile(r"[^A-Za-z0-9.-]")
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_RESERVED = RESERVED.replace("[", "").replace("]", "").replace("#", "")


def own_id(chapter: Chapter, name: str) -> str:
    """An id of an entry's page as it is called in the book, where another entry may have the same."""
    kind = "c" if name in chapter.comment_ids and name not in chapter.text_ids else "t"
    return f"{chapter.anchor}-{kind}-{_STAYS.sub(_as_number, name)}"


def comment_id(chapter: Chapter, name: str) -> str:
    """The same of a comment, which may be called as a part of the text is."""
    return f"{chapter.anchor}-c-{_STAYS.sub(_as_number, name)}"


def _as_number(sign: re.Match[str]) -> str:
    return f"_{ord(sign[0]):x}_"


def _without_brackets(address: str) -> str:
    """Only the host may have them (RFC 3986 3.2.2): browsers take others too, schemas do not."""
    host = _HOST.match(address)
    end = host.end() if host else 0
    return address[:end] + address[end:].replace("[", "%5B").replace("]", "%5D")


class BookLinks:
    """The links of a book; ``in_files``: each of its entries is a file of its own."""

    def __init__(self, site: Site, chapters: Iterable[Chapter], *, in_files: bool) -> None:
        self._in_files = in_files
        self._chapters = {
            absolute_address(site, where).rstrip("/"): chapter for chapter in chapters for where in chapter.addresses
        }

    def lead(self, address: str) -> str:
        """Where a link to an absolute address leads."""
        where, _, part = address.partition("#")
        chapter = self._chapters.get(where.rstrip("/")) if "?" not in where else None
        if chapter is None:
            outside = _without_brackets(ascii_address(where))
            return f"{outside}#{quote(part, safe=_RESERVED)}" if part else outside
        return self.to(chapter, unquote(part))

    def to(self, chapter: Chapter, part: str = "") -> str:
        """To an entry of the book, or to a part of it."""
        name = own_id(chapter, part) if part in chapter.text_ids or part in chapter.comment_ids else ""
        if self._in_files:
            return f"{chapter.file}#{name}" if name else chapter.file
        return f"#{name or chapter.anchor}"
