"""Reads wikitext as the text that stands there: what is formatted, linked or hidden is only its words."""

from __future__ import annotations

from collections.abc import Iterable

from mwparserfromhell.nodes import Comment, ExternalLink, Heading, HTMLEntity, Node, Tag, Text, Wikilink
from mwparserfromhell.wikicode import Wikicode

# What is read by the wiki's own programs, and stands for nothing that one could say elsewhere.
_WITHOUT_WORDS = frozenset(["ref", "references", "templatestyles", "gallery", "math", "score"])
VERBATIM = frozenset(["nowiki", "pre", "source", "syntaxhighlight"])


def line_of(code: Wikicode) -> str:
    """The text in one line."""
    return " ".join(text_of(code.nodes).split())


def address_of(code: Wikicode) -> str:
    """The address that a value is, whether bare or a link with a label; the text where it is none."""
    links = [node for node in code.nodes if isinstance(node, ExternalLink)]
    return " ".join(str(links[0].url).split()) if len(links) == 1 else line_of(code)


def text_of(nodes: Iterable[Node]) -> str:
    """The text, with its line breaks; templates stay as they are written."""
    return "".join(map(_text, nodes))


def _text(node: Node) -> str:
    if isinstance(node, Text):
        return str(node.value)
    if isinstance(node, HTMLEntity):
        return character_of(node)
    if isinstance(node, Comment):
        return ""
    if isinstance(node, Wikilink):
        return text_of((node.text or node.title).nodes)
    if isinstance(node, ExternalLink):
        return text_of((node.title or node.url).nodes)
    if isinstance(node, Heading):
        return text_of(node.title.nodes)
    return _of_tag(node) if isinstance(node, Tag) else str(node)


def _of_tag(tag: Tag) -> str:
    name = name_of(tag)
    if name == "br":
        return "\n"
    if name in _WITHOUT_WORDS:
        return ""
    if tag.wiki_markup and not tag.contents:
        return str(tag.wiki_markup)
    return str(tag.contents) if name in VERBATIM else text_of(tag.contents.nodes) if tag.contents else ""


def character_of(entity: HTMLEntity) -> str:
    """The character that a reference stands for; the reference itself where there is none."""
    try:
        return str(entity.normalize())
    except (ValueError, OverflowError, KeyError):
        return str(entity)


def name_of(tag: Tag) -> str:
    """``nowiki`` of ``<NoWiki >``."""
    return str(tag.tag).strip().lower()
