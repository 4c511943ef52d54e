"""Lets pages lie by themselves: in a folder that is served anywhere, or that is opened from a disk without a server.

A link to what lies there too stays within the folder; any other leads to the site itself.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, unquote, urlsplit

from almanac.model.address import file_of
from almanac.model.site import Site
from almanac.read.body.html_tags import Attribute, Kind, Tag, tags

_LINKS = frozenset(["href", "src", "poster", "action"])
_CANDIDATES = frozenset(["srcset", "imagesrcset"])
_DATA = "application/ld+json"
# What a browser asks for beside the page, and does not get from a disk.
_ASKED_BESIDE = frozenset(["manifest", "search", "preload", "prefetch"])
# A file of a disk has no origin, which is all that 'self' says: its scheme is what it has in common with its pictures.
_POLICY = (
    "default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; font-src 'self' file:; base-uri 'none'"
)
_REFRESH = re.compile(r"(?P<delay>\s*\d+\s*;\s*url=)(?P<address>.*)", re.IGNORECASE)
_DRAWING = re.compile(r"""url\(["']?(?P<path>[^"'():]+\.svg)["']?\)""")
# A browser would have scripts, were there any: what shows only then stays out of sight, and the other way round.
_SCRIPTING = (("(scripting: enabled)", "(max-width: 0)"), ("(scripting: none)", "(min-width: 0)"))


@dataclass(frozen=True, slots=True)
class Folder:
    """The names of the files that lie together, and the site that they are of.

    ``for_disk``: links name files and begin nowhere but where the page is, and nothing is there that needs a server.
    """

    names: Collection[str]
    site: Site
    for_disk: bool

    def page(self, html: str, name: str) -> str:
        """A page with its links so that they lead somewhere from where it lies."""
        return "".join(_Page(self, html, name).parts())

    def style(self, css: str, name: str, drawing: Callable[[str], bytes]) -> str:
        """A style sheet: where there is no script, what is for those without one counts.

        A drawing that lies over something is put into it: a browser takes none from a disk. ``drawing`` gives one by
        its name.
        """
        if not self.for_disk:
            return css
        for said, meant in _SCRIPTING:
            css = css.replace(said, meant)

        def put_in(match: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
            if target not in self.names:
                return match[0]
            return f'url("data:image/svg+xml;base64,{b64encode(drawing(target)).decode()}")'

        return _DRAWING.sub(put_in, css)

    def lead(self, written: str, name: str) -> str:
        """Where a link of the page leads from there; what is no path of the site stays as it is written."""
        if not written.startswith("/") or written.startswith("//"):
            return written
        parts = urlsplit(written)
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        inside = parts.path.removeprefix(self.site.base) if parts.path.startswith(f"{self.site.base}/") else ""
        target = file_of(unquote(inside)) if inside else ""
        if target not in self.names:
            return f"{self.site.origin}{written}" if self.site.origin else written
        if not self.for_disk:
            return written
        return f"{quote(posixpath.relpath(target, posixpath.dirname(name) or '.'))}{tail}"


class _Page:
    """One page on its way."""

    def __init__(self, folder: Folder, html: str, name: str) -> None:
        self._folder = folder
        self._html = html
        self._name = name

    def parts(self) -> Iterator[str]:
        """What the page consists of, each tag that changes written anew."""
        position, without = 0, False
        for tag in tags(self._html):
            if without and not (tag.kind is Kind.END and tag.name == "script"):
                continue
            if not without:
                yield self._html[position : tag.position]
            position = tag.end
            if without:
                without = False
                continue
            without = self._is_program(tag)
            if not without and not self._is_left_out(tag):
                yield self._written(tag)
        yield self._html[position:]

    def _is_program(self, tag: Tag) -> bool:
        is_start = self._folder.for_disk and tag.kind is Kind.START and tag.name == "script"
        return is_start and _value(tag, "type") != _DATA

    def _is_left_out(self, tag: Tag) -> bool:
        if not self._folder.for_disk:
            return False
        if tag.name == "input":  # what leads to the search leads to lists there
            return _value(tag, "type") == "search"
        return tag.name == "noscript" or (
            tag.name == "link" and not _ASKED_BESIDE.isdisjoint(_value(tag, "rel").split())
        )

    def _written(self, tag: Tag) -> str:
        if tag.kind is not Kind.START:
            return self._html[tag.position : tag.end]
        values = [self._value(tag, attribute) for attribute in tag.attributes]
        if values == [attribute.value for attribute in tag.attributes]:
            return self._html[tag.position : tag.end]
        named = zip((attribute.name for attribute in tag.attributes), values, strict=True)
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in named)
        return f"<{tag.name}{attributes}>"

    def _value(self, tag: Tag, attribute: Attribute) -> str:
        if attribute.name in _LINKS:
            return self._folder.lead(attribute.value, self._name)
        if attribute.name in _CANDIDATES:
            return ", ".join(self._candidate(one) for one in attribute.value.split(","))
        if tag.name == "meta" and attribute.name == "content":
            return self._meta(_value(tag, "http-equiv").lower(), attribute.value)
        return attribute.value

    def _meta(self, kind: str, value: str) -> str:
        if kind == "content-security-policy" and self._folder.for_disk:
            return _POLICY
        refresh = _REFRESH.fullmatch(value) if kind == "refresh" else None
        return f"{refresh['delay']}{self._folder.lead(refresh['address'], self._name)}" if refresh else value

    def _candidate(self, written: str) -> str:
        address, _, width = written.strip().partition(" ")
        return f"{self._folder.lead(address, self._name)} {width}".strip()


def _value(tag: Tag, name: str) -> str:
    return next((attribute.value for attribute in tag.attributes if attribute.name == name), "")
