"""An event as another program has it, in the fields of a file, and the words in it as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import etree, html

from almanac.read.values.country import code_of
from almanac.read.wiki.markdown_body import escaped

_BLOCKS = frozenset(["p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"])
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_SENTENCE = re.compile(r"(?<=[.!?。؟।])\s+")
_MOST_OF_SUMMARY, _LEAST_OF_SUMMARY = 300, 20
_MOST_OF_TEXT = 50_000


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """By dotted field what a file would have, as text; ``body`` is Markdown in which all of it stands for itself.

    ``notes`` say what was understood in which way, and what was left out. ``uid`` is its identity where it comes from.
    ``more`` are fields that nobody is asked for, nested as in a file.
    """

    values: Mapping[str, str]
    body: str = ""
    notes: tuple[str, ...] = field(default=())
    uid: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def plain_text(text: str) -> str:
    """Text without markup and entities, its lines as they are shown."""
    text = text[:_MOST_OF_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    if _TAG.search(text):
        text = _of_html(text)
    lines = [" ".join(line.split()) for line in unescape(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """The same in one line."""
    return " ".join(plain_text(text).split())


def as_markdown(text: str) -> str:
    """Plain text as Markdown, a paragraph for each of its lines."""
    return "\n\n".join(escaped(line) for line in plain_text(text).split("\n") if line)


def summary_of(text: str) -> str:
    """The first sentences of a text, as many as a summary may have; empty where it has too few letters for one."""
    line = one_line(text)
    summary = ""
    for sentence in _SENTENCE.split(line):
        longer = f"{summary} {sentence}".strip()
        if len(longer) > _MOST_OF_SUMMARY:
            break
        summary = longer
    if not summary and len(line) > _MOST_OF_SUMMARY:
        summary = f"{line[: _MOST_OF_SUMMARY - 1].rpartition(' ')[0]}…"
    return summary if len(summary) >= _LEAST_OF_SUMMARY else ""


def place_of(text: str) -> dict[str, str]:
    """A place that stands in one text: its name first, its country last where that is one."""
    parts = [part for piece in re.split(r"[,\n]", plain_text(text)) if (part := " ".join(piece.split()))]
    if not parts:
        return {}
    values = {"place.name": parts.pop(0)}
    if parts and code_of(parts[-1]):
        values["place.country"] = code_of(parts.pop())
    return values | ({"place.address": ", ".join(parts)} if parts else {})


def _of_html(text: str) -> str:
    """The words that a page would show of it, each block on a line of its own."""
    try:
        root = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):  # a zero byte, or nothing but a comment
        return _TAG.sub(" ", text)
    for element in root.xpath("//script|//style"):
        element.drop_tree()
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            pieces.append(element.tail or "" if event == "end" else "")
            continue
        pieces.append("\n" if element.tag in _BLOCKS and (event == "start" or element.tag != "br") else "")
        pieces.append((element.text if event == "start" else element.tail) or "")
    return "".join(pieces)
