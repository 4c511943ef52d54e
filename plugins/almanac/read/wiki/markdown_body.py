"""Writes wikitext as Markdown: paragraphs, lists, headings, links and stress; of all else the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from mwparserfromhell.nodes import Comment, ExternalLink, Heading, HTMLEntity, Node, Tag, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

from almanac.read.wiki.plain_text import VERBATIM, character_of, name_of, text_of

# What begins something inside a line; CommonMark 2.4 lets each stand behind a backslash.
_BEGINS = re.compile(r"[\\`*_{}\[\]<>#|~!$^&:@=\"]")
# At the start of a line a list, a rule, or the underline of a heading; after digits a list too.
_AT_START = re.compile(r"(?m)^(\s*\d{0,9})([-+.)])")
_STRESS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_LIST = {"*": "-", "#": "1."}
_LINE_START = re.compile(r"[*#:;]")
_AFTER_MARK = re.compile(r"(?m)^(\s*(?:-|1\.))[ \t]+")
_TOO_MANY_LINES = re.compile(r"\n{3,}")


def markdown_of(code: Wikicode, wiki: str) -> str:
    """The text in Markdown; ``wiki`` is the address of a page of that wiki, with ``$1`` for its title."""
    written = _Writer(wiki).written(code.nodes)
    lines = "\n".join(
        line.strip() if not line.lstrip().startswith(("-", "1.")) else line for line in written.split("\n")
    )
    return _TOO_MANY_LINES.sub("\n\n", _AFTER_MARK.sub(r"\1 ", lines)).strip()


def escaped(text: str) -> str:
    """Text in Markdown that stands for itself; its line breaks stay."""
    plain = _BEGINS.sub(r"\\\g<0>", text)
    return _AT_START.sub(r"\1\\\2", plain)


class _Writer:
    def __init__(self, wiki: str) -> None:
        self._wiki = wiki

    def written(self, nodes: Iterable[Node]) -> str:
        pieces: list[str] = []
        marks = ""
        for node in nodes:
            mark = _mark(node)
            if mark:
                marks += mark
                continue
            if marks:
                pieces.append(_item(marks, "".join(pieces)))
                marks = ""
            pieces.append(self._node(node, at_start=not pieces or pieces[-1].endswith("\n")))
        return "".join(pieces)

    def _node(self, node: Node, *, at_start: bool) -> str:
        if isinstance(node, Text):
            return _text(str(node.value), at_start=at_start)
        if isinstance(node, HTMLEntity):
            return escaped(character_of(node))
        if isinstance(node, Comment):
            return ""
        if isinstance(node, Heading):
            return f"\n\n{'#' * max(2, min(6, node.level))} {escaped(_line(node.title))}\n\n"
        if isinstance(node, Wikilink):
            return self._wikilink(node)
        if isinstance(node, ExternalLink):
            return _link(str(node.url).strip(), _line(node.title or node.url))
        return self._tag(node) if isinstance(node, Tag) else escaped(str(node))

    def _wikilink(self, link: Wikilink) -> str:
        title = _line(link.title).removeprefix(":")
        # Of a picture, a category or the like there is nothing to read but its name.
        return _link(
            self._wiki.replace("$1", quote(title.replace(" ", "_"), safe="/:#")), _line(link.text or link.title)
        )

    def _tag(self, tag: Tag) -> str:
        name = name_of(tag)
        if name == "br":
            return "\\\n"
        if name in VERBATIM:
            return escaped(str(tag.contents))
        inside = self.written(tag.contents.nodes) if tag.contents else ""
        stress = _STRESS.get(name, "")
        if name in {"ref", "references"}:
            return ""
        bare = inside.strip()
        return inside.replace(bare, f"{stress}{bare}{stress}", 1) if stress and bare and "\n" not in bare else inside


def _text(text: str, *, at_start: bool) -> str:
    """Text as it goes on after what is written before it: only a line of its own can begin a list."""
    if at_start:
        return escaped(text)
    first, newline, rest = text.partition("\n")
    return _BEGINS.sub(r"\\\g<0>", first) + newline + escaped(rest)


def _mark(node: Node) -> str:
    """The sign at the start of a line that makes it an item of a list; empty for anything else."""
    if not isinstance(node, Tag) or node.contents or not node.wiki_markup:
        return ""
    mark = str(node.wiki_markup)
    return mark if _LINE_START.match(mark) else ""


def _item(marks: str, before: str) -> str:
    own = _LIST.get(marks[-1], "")
    apart = "" if not before or before.endswith("\n\n") or _ends_with_item(before) else "\n"
    return f"{apart}{'    ' * (len(marks) - 1)}{own} " if own else ""


def _ends_with_item(before: str) -> bool:
    last = before.rstrip("\n").rpartition("\n")[2].lstrip()
    return last.startswith(("- ", "1. "))


def _line(code: Wikicode) -> str:
    return " ".join(text_of(code.nodes).split())


def _link(address: str, label: str) -> str:
    target = quote(address, safe="/:?#@!$&'*+,;=%~.-_")
    if urlsplit(target).scheme not in {"http", "https", "mailto"}:
        return escaped(label)
    return f"[{escaped(label)}]({target})"
