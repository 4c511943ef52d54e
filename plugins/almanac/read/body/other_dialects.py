"""Marks of other dialects of Markdown, which stand on the page as they were typed: each is worth a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from almanac.model.problem import Severity
from almanac.read.body.document import Document, Kind, Node
from almanac.read.body.findings import Finding
from almanac.read.body.positions import position_of

_BOX = re.compile(r"!!! ?\w[\w-]*|\?\?\?\+? \w[\w-]*|:::[ ]?\{?\w[\w-]*")
_CONTENTS = frozenset({"[TOC]", "[[TOC]]", "[[_TOC_]]", "{:toc}", "${toc}"})
_INSIDE = (
    (re.compile(r"\{:[^{}\n]*\}|\{[#.][\w-][^{}\n]*\}"), "delete it: a text gives no classes and ids"),
    (re.compile(r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}"), "delete it, or put it between backticks: no program fills it in"),
)
# A text without any of these has none of the marks; the last two can hide one from a look at the source.
_SIGNS = ("!!!", "???", ":::", "TOC", "{", "&", "\\")


def findings(document: Document, source: str, lines: Sequence[str]) -> list[Finding]:
    """A warning for each mark that means something elsewhere and nothing here."""
    nodes = document.of_kind
    emoji = [_of_emoji(node) for node in nodes[Kind.EMOJI] if _stands_alone(node, lines)]
    if not any(sign in source for sign in _SIGNS):
        return emoji
    texts = [node for node in document.walk() if node.kind is Kind.TEXT and "{" in node.text]
    return [
        *(finding for node in nodes[Kind.PARAGRAPH] for finding in _of_paragraph(node)),
        *(finding for node in texts for finding in _of_text(node, lines)),
        *emoji,
    ]


def _of_text(node: Node, lines: Sequence[str]) -> Iterator[Finding]:
    for pattern, remedy in _INSIDE:
        for mark in pattern.findall(node.text):
            where = position_of(mark, node, lines)
            yield Finding(where, f"`{mark}` has no meaning here", remedy, Severity.WARNING)


def _of_emoji(node: Node) -> Finding:
    hint = "write the character itself, such as 🙂, or put it between backticks"
    return Finding(node.start, f"`:{node.name}:` stands as it is written", hint, Severity.WARNING)


def _stands_alone(emoji: Node, lines: Sequence[str]) -> bool:
    """Not in `10:100:20` or `a:b:c`, which are read as they are meant."""
    line, column = emoji.start
    around = lines[line - 1][: column - 1][-1:] + lines[line - 1][column + len(emoji.name) + 1 :][:1]
    return not any(character.isalnum() or character == ":" for character in around)


def _of_paragraph(node: Node) -> Iterator[Finding]:
    first = node.children[0].text if node.children else ""
    box = _BOX.match(first)
    if box:
        hint = "write `> [!NOTE]`, and its text in lines that begin with `> `"
        yield Finding(node.start, f"`{box[0]}` makes no box here", hint, Severity.WARNING)
    elif first.strip() in _CONTENTS and len(node.children) == 1:
        hint = "delete it; a long text gets a list of links, such as `- [Part](#part)`"
        yield Finding(node.start, f"`{first.strip()}` makes no table of contents here", hint, Severity.WARNING)


def repeated_title(document: Node, title: str) -> list[Finding]:
    """A warning at a first-level heading that says once more what stands above the text."""
    return [
        Finding(
            node.start,
            f"`# {node.words()}` repeats the title",
            "delete it: the title stands above the text",
            Severity.WARNING,
        )
        for node in document.children[:1]
        if node.kind is Kind.HEADING and node.level == 1 and _folded(node.words()) == _folded(title)
    ]


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
