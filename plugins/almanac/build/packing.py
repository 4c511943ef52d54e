"""Lets pages lie by themselves: in a folder that is served anywhere, or that is opened from a disk without a server.

A link to what lies there too stays within the folder; any other leads to the site itself.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote, unquote, urlsplit

from almanac.model.address import file_of
from almanac.model.site import Site
from almanac.read.body.html_tags import Attribute, Kind, Tag, tags

_LINKS = frozenset(["href", "src", "poster", "action"])
_CANDIDATES = frozenset(["srcset", "imagesrcset"])
_LOOKED_AT = _LINKS | _CANDIDATES | {"content"}
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
        target, tail = _target(written, self.site.base)
        if target not in self.names:
            return f"{self.site.origin}{written}" if self.site.origin else written
        if not self.for_disk:
            return written
        return f"{quote(_from(name, target))}{tail}"


@lru_cache(65536)  # the same links stand on most pages
def _target(written: str, base: str) -> tuple[str, str]:
    """The file that a path of the site means, and what is within it; empty for what is not below the site's own."""
    parts = urlsplit(written)
    tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    inside = parts.path.removeprefix(base) if parts.path.startswith(f"{base}/") else ""
    return file_of(unquote(inside)) if inside else "", tail


def _from(name: str, target: str) -> str:
    """The way from one file of the site to another; ``posixpath.relpath`` asks the system for each where it is."""
    here, there = name.split("/")[:-1], target.split("/")
    same = next((at for at, (one, other) in enumerate(zip(here, there[:-1], strict=False)) if one != other), None)
    shared = min(len(here), len(there) - 1) if same is None else same
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]])


class _Page:
    """One page on its way."""

    def __init__(self, folder: Folder, html: str, name: str) -> None:
        self._folder = folder
        self._html = html
        self._name = name

    def parts(self) -> Iterator[str]:
        """What the page consists of, each tag that changes written anew."""
        copied, without = 0, False
        for tag in tags(self._html):
            if without:
                if tag.kind is Kind.END and tag.name == "script":
                    copied, without = tag.end, False
                continue
            without = self._is_program(tag)
            written = "" if without or self._is_left_out(tag) else self._written(tag)
            if written is not None:
                yield self._html[copied : tag.position]
                yield written
                copied = tag.end
        yield self._html[copied:]

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

    def _written(self, tag: Tag) -> str | None:
        """The tag as it is to be; None where it stays as it is."""
        if tag.kind is not Kind.START or all(attribute.name not in _LOOKED_AT for attribute in tag.attributes):
            return None
        values = [self._value(tag, attribute) for attribute in tag.attributes]
        if values == [attribute.value for attribute in tag.attributes]:
            return None
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
