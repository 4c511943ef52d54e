"""Reads HTML as the standard says, into the trees of ElementTree that html5lib makes, in a tenth of its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Comment, Element

import turbohtml
from turbohtml import TokenType
from turbohtml.treebuild import parse_into

_HTML = "http://www.w3.org/1999/xhtml"
_DOCTYPE = "<!doctype html>"
# Elements that have no end (HTML, "Void elements").
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class _Tree:
    """What the parser hands its nodes to; elements of HTML are known by their names alone."""

    def create_document(self) -> Element:
        return Element("document")

    def create_doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        return None

    def create_element(self, name: str, namespace: str, attributes: tuple[tuple[str, str | None], ...]) -> Element:
        known = {attribute: value or "" for attribute, value in attributes}
        return Element(name if namespace == _HTML else f"{{{namespace}}}{name}", known)

    def create_text(self, data: str) -> str:
        return data

    def create_comment(self, data: str) -> Element:
        return Comment(data)

    def create_pi(self, target: str, data: str) -> Element:
        return Comment(f"?{target} {data}")

    def append(self, parent: Element, child: Element | str | None) -> None:
        if isinstance(child, Element):
            parent.append(child)
        elif child and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        elif child:
            parent.text = (parent.text or "") + child


def parsed(html: str | bytes) -> Element:
    """The element ``html`` of a page."""
    document = parse_into(_text(html), _Tree())
    return next(element for element in document if element.tag == "html")


def errors(html: str | bytes, document: Element) -> list[str]:
    """What the standard calls a parse error in a page, of which this is the tree.

    The parser says itself what is wrong within a tag or a text. Where tags are missing, too many or where they may not
    be, it mends the tree: then that has not the elements which are written, each begun and ended where it is.
    """
    text = _text(html)
    within = [f"{error.line}:{error.col} {error.code}" for error in turbohtml.parse(text).errors]
    written, read = [*_written(text)], [_DOCTYPE, *_read(document)]
    mended = [_first_difference(written, read)] if written != read else []
    return within + mended


def _written(text: str) -> Iterator[str]:
    """The tags in a text in their order; what is for browsers without script is tags too."""
    inside = ""
    for token in turbohtml.tokenize(text):
        if token.type is TokenType.START_TAG:
            inside = str(token.tag)
            yield f"<{inside}>"
            if token.self_closing and inside not in _VOID:
                yield f"</{inside}>"
        elif token.type is TokenType.END_TAG:
            inside = ""
            yield f"</{token.tag}>"
        elif token.type is TokenType.DOCTYPE:
            yield f"<!doctype {token.name}>"
        elif inside == "noscript" and token.data:
            yield from _written(token.data)


def _read(element: Element) -> Iterator[str]:
    """The tags that a tree would be written with."""
    if isinstance(element.tag, str):
        name = element.tag.rpartition("}")[2].lower()
        yield f"<{name}>"
        for child in element:
            yield from _read(child)
        if name not in _VOID:
            yield f"</{name}>"


def _first_difference(written: Sequence[str], read: Sequence[str]) -> str:
    pairs = enumerate(zip_longest(written, read, fillvalue="the end"))
    place = next(number for number, (one, other) in pairs if one != other)
    near = [" ".join(tags[max(0, place - 3) : place + 2]) for tags in (written, read)]
    return f"{near[0]} is written, and {near[1]} comes of it"


def _text(html: str | bytes) -> str:
    return html if isinstance(html, str) else html.decode("utf-8")
