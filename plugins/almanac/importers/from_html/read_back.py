"""Reads the Markdown that was written, and compares it with what was meant: words, links, pictures and structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from almanac.model.interface import Interface
from almanac.read.body.document import Kind, Node
from almanac.read.body.engine import parse
from almanac.read.body.footnotes import Footnotes
from almanac.read.body.heading_ids import heading_ids
from almanac.read.body.html_writer import HtmlWriter

# Blocks between which blanks are none; `p` is one, and not said: in a tight list it has no tags.
_LINES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "blockquote", "ul", "ol", "li", "dl", "dt",
                    "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption", "details",
                    "summary", "div", "br", "body"])  # fmt: skip
_UNSAID = frozenset(["p", "body", "html", "thead", "tbody", "tfoot"])
_SAID = {"a": ("href", "id", "title"), "img": ("src", "alt", "title"), "td": ("colspan", "rowspan"), "ol": ("start",),
         "th": ("colspan", "rowspan"), "div": ("lang", "dir"), "span": ("lang", "dir"), "abbr": ("title",)}  # fmt: skip
_DECORATIONS = frozenset(["headerlink", "footnote-backref"])
_DECORATION = "\ue000"
_BEFORE_DECORATIONS = re.compile(f"\u00a0?{_DECORATION}")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_PHRASES = Interface().phrases("en")


def is_same(markdown: str, meant: str) -> bool:
    """Whether the Markdown is read as the HTML that is meant; raises ``OutOfBoundsError``."""
    return essence(read(markdown)) == essence(meant)


def read(markdown: str) -> str:
    """The HTML of Markdown before its links are looked up; raises ``OutOfBoundsError``."""
    document = parse(markdown)
    headings = heading_ids(document.of_kind[Kind.HEADING])
    footnotes = Footnotes(document.of_kind, _PHRASES, "")
    writer = HtmlWriter(_address, headings, footnotes, _PHRASES, "")
    return writer.html(document, down=False)


def _address(node: Node) -> str:
    return node.address


def essence(html: str) -> list[str]:
    """Words and tags in their order, without what makes no difference."""
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    root = etree.fromstring(f"<html><body>{html}</body></html>".encode(), parser)
    words: list[str] = []
    is_code = 0
    for opens, element in _walk(root):
        name = element.tag
        if name == "pre":
            is_code += 1 if opens else -1
        if (
            name not in _UNSAID
            and not (is_code and name in ("span", "code", "div"))
            and not (name == "span" and not element.attrib)
        ):
            tag = _tag(element) if opens else f"</{name}>"
            words.append("\0" if name in _LINES else "")
            words.append(f"\1{tag}\2")
            words.append("\0" if name in _LINES else "")
        elif name in _LINES:
            words.append("\0")
        text = element.text if opens else element.tail
        words.append(text or "")
    line = _BLANKS.sub(" ", _BEFORE_DECORATIONS.sub("", "".join(words)))
    return [part for part in re.sub(r" ?\0[\0 ]*", "\0", line).split("\0") if part]


def _walk(root: Any) -> Iterator[tuple[bool, Any]]:
    """Each element as it opens and as it ends, but those that are only for looks."""
    waiting: list[tuple[Any, bool]] = [(root, True)]
    while waiting:
        element, opens = waiting.pop()
        own = set((element.get("class") or "").split()) if opens else set()
        if "highlight" in own:
            element.tag = "p"
        if _DECORATIONS & own:
            for child in [*element]:
                element.remove(child)
            element.tag, element.text = "span", _DECORATION
            element.attrib.clear()
        yield opens, element
        if opens:
            waiting.append((element, False))
            waiting += [(child, True) for child in reversed(element)]


def _tag(element: Any) -> str:
    values = "".join(
        f" {name}={element.get(name)}" for name in _SAID.get(element.tag, ()) if element.get(name) is not None
    )
    return f"<{element.tag}{values}>"
