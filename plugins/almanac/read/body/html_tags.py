"""The tags of HTML as browsers see them (WHATWG HTML 13.2.5), in one pass over any text.

Python's own parser looks for the end of each unclosed tag anew, so that a text can make it work for hours.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_OPENS = re.compile(r"<(?:(?P<end>/?)(?P<name>[a-zA-Z][^\t\n\f\r />]*+)|(?P<comment>!--)|(?P<other>[!?]|/(?=[^>])))")
# One attribute with what stands before it; a quotation mark that is not closed makes the rest of the text its value.
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"(?:\"(?P<double>[^\"]*+)\"?|'(?P<single>[^']*+)'?|(?P<bare>[^\t\n\f\r >]*+)))?"
)
_AFTER_ATTRIBUTES = re.compile(r"[\t\n\f\r /]*+>?")
_MAX_NAME = 200
_COMMENT_OF_NOTHING = re.compile(r"-?>")  # `<!-->` and `<!--->`
_END_OF_COMMENT = re.compile(r"--!?>")
# What stands in these is text to a browser, up to their end tag.
_RAW = frozenset(["script", "style", "iframe", "textarea", "title", "xmp", "noembed", "noframes"])


class Kind(Enum):
    """What a piece of markup is."""

    START = "start"
    END = "end"
    COMMENT = "comment"
    # `<!DOCTYPE>`, `<?php`, `<![CDATA[`: browsers take all of them for comments, but for the first, which they ignore.
    BOGUS = "bogus"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A name in lower case, its value without character references, and where it begins."""

    name: str
    value: str
    position: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of markup; ``closed`` says whether its end is there, ``position`` and ``end`` where it is."""

    kind: Kind
    name: str
    position: int
    end: int
    attributes: tuple[Attribute, ...] = ()
    closed: bool = True


def tags(text: str) -> Iterator[Tag]:
    """All markup in its order, with names in lower case and values without character references."""
    position = 0
    while (opening := _OPENS.search(text, position)) is not None:
        tag = _tag(text, opening)
        yield tag
        position = tag.end
        if tag.kind is Kind.START and tag.name == "plaintext":
            return
        if tag.kind is Kind.START and tag.name in _RAW:
            closes = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE).search(text, position)
            position = closes.start() if closes else len(text)


def _tag(text: str, opening: re.Match[str]) -> Tag:
    start = opening.start()
    if opening["comment"]:
        closes = _COMMENT_OF_NOTHING.match(text, opening.end()) or _END_OF_COMMENT.search(text, opening.end())
        return Tag(Kind.COMMENT, "", start, closes.end() if closes else len(text), closed=closes is not None)
    if opening["other"]:
        end = text.find(">", opening.end())
        whole = text[start : end + 1 or len(text)]
        return Tag(Kind.BOGUS, whole[:_MAX_NAME], start, start + len(whole), closed=end >= 0)
    attributes, end, closed = _attributes(text, opening.end())
    kind = Kind.END if opening["end"] else Kind.START
    return Tag(kind, opening["name"].lower(), start, end, attributes, closed)


def _attributes(text: str, position: int) -> tuple[tuple[Attribute, ...], int, bool]:
    """The attributes from ``position``, where the tag ends, and whether it does."""
    attributes: list[Attribute] = []
    while (match := _ATTRIBUTE.match(text, position)) is not None:
        position = match.end()
        value = match["double"] or match["single"] or match["bare"] or ""
        attributes.append(Attribute(match["name"].lower(), html.unescape(value), match.start("name")))
    last = _AFTER_ATTRIBUTES.match(text, position)
    after = last[0] if last else ""
    return tuple(attributes), position + len(after), after.endswith(">")
