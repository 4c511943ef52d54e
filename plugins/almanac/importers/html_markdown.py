"""Makes Markdown of HTML, as this site reads it: the same words, links, pictures, structure; and counts the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from almanac.importers.from_html.as_html import html_of
from almanac.importers.from_html.block_writer import BlockWriter
from almanac.importers.from_html.blocks import blocks_for
from almanac.importers.from_html.document import parsed
from almanac.importers.from_html.notes import notes_of
from almanac.importers.from_html.parts import Block
from almanac.importers.from_html.read_back import is_same
from almanac.importers.from_html.reader import HtmlReader
from almanac.importers.from_html.settled import settle
from almanac.importers.from_html.within import Within
from almanac.read.body.limits import OutOfBoundsError

# What is to be looked at by somebody: it is said of a text once.
READ_OTHERWISE = "texts that are read otherwise than they were, in marks or blanks"
TOO_LARGE = "texts that are too large or too deep for a page"


@dataclass(frozen=True, slots=True)
class Converted:
    """Markdown, and how many things of which kind are not in it as they were, in words for people."""

    text: str
    lost: Counter[str] = field(default_factory=Counter)


def markdown_of(html: str, link: Callable[[str], str], picture: Callable[[str, str], str | None]) -> Converted:
    """The text of any HTML, which may be broken or hostile.

    ``link`` gives the address that is written for one in the HTML, empty where there is none any more. ``picture``
    gives the path that is written for a picture, by its address and its alternative text, or None where there is none:
    then these words stay. What was written is read again, and where it is read otherwise than it was meant, ``lost``
    says so.
    """
    lost: Counter[str] = Counter()
    body = parsed(html, lost)
    notes = notes_of(body)
    reader = HtmlReader(link, picture, notes, _wanted(body), lost, blocks_for)
    blocks = reader.blocks(body, Within())
    below = [Block("note", reader.note(element), name=name) for name, element in notes.notes]
    blocks, below = settle(blocks, below, lost)
    return Converted(_written(blocks, below, lost), +lost)


def _written(blocks: Sequence[Block], notes: Sequence[Block], lost: Counter[str]) -> str:
    """The Markdown; with elements in place of marks where marks are read otherwise."""
    meant = html_of(blocks, notes)
    text = BlockWriter().text(blocks, notes)
    try:
        if is_same(text, meant):
            return text
        text = BlockWriter(plain=True).text(blocks, notes)
        if not is_same(text, meant):
            lost[READ_OTHERWISE] += 1
    except OutOfBoundsError:
        lost[TOO_LARGE] += 1
    return text


def _wanted(body: Any) -> frozenset[str]:
    """The ids of the text to which its own links lead."""
    parts = {
        unquote((link.get("href") or "")[1:]) for link in body.iter("a") if (link.get("href") or "").startswith("#")
    }
    ids = {element.get(name) for element in body.iter() for name in ("id", "name")} if parts else set()
    return frozenset(part for part in parts & ids if part)
