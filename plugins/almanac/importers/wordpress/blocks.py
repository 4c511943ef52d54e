"""Reads texts of the block editor: HTML between comments that say which block it is, and with which attributes."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from almanac.importers.wordpress import media_html
from almanac.importers.wordpress.paragraphs import paragraphs

_DELIMITER = re.compile(
    r"\s*(?P<close>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+(?P<json>\{.*\}\s+)?(?P<void>/)?", re.DOTALL
)
_EMBEDDED = re.compile(r'(<div class="wp-block-embed__wrapper">)\s*(https?://[^\s<>"]+)\s*(</div>)')
_OLD_GALLERY = re.compile(r'</?(?:ul|li)\b(?:\s+class="blocks-gallery-[^"]*")?\s*>')
_DOWNLOAD = re.compile(
    r'<a\b[^<>]*class="[^"]*wp-block-file__button[^"]*"[^<>]*>[^<>]*</a>|<object\b[^<>]*>\s*</object>'
)
_VERSE = re.compile(r"\s*<pre\b[^<>]*>(.*)</pre>\s*", re.DOTALL)
# What shows nothing of its own, or was for the eye alone.
_SILENT = frozenset(["more", "nextpage", "spacer"])
# Blocks within each other; of those below, only the HTML is seen.
_MOST_NESTED = 100
# Reused blocks may contain others; a hostile export may have them contain each other.
_DEEPEST = 5
_MOST_REUSED = 200


@dataclass(slots=True)
class _Block:
    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Blocks:
    """``reused`` gives a block by its id; ``footnotes`` is what the entry keeps of them, as JSON.

    ``without_text`` is told the name of each block that has no text of its own: what it showed was made by the server.
    """

    reused: Callable[[str], str]
    footnotes: str
    without_text: Callable[[str], None]
    _reused_so_far: int = 0

    def html(self, text: str, depth: int = 0) -> str:
        """The text without the comments, and with HTML for blocks that a page here shows in another way."""
        open_blocks, how_many = [_Block("")], Counter[str]()
        for before, delimiter in _divided(text):
            open_blocks[-1].parts.append(paragraphs(before) if len(open_blocks) == 1 else before)
            if delimiter is None:
                continue
            name = delimiter["name"].removeprefix("core/")
            if delimiter["close"]:
                # Those within it that have no end, end with it; an end without a beginning is none.
                while how_many[name] and _end_innermost(open_blocks, how_many) != name:
                    pass
            elif delimiter["void"]:
                open_blocks[-1].parts.append(self._void(_Block(name, _attributes(delimiter["json"])), depth))
            elif len(open_blocks) <= _MOST_NESTED:
                open_blocks.append(_Block(name, _attributes(delimiter["json"])))
                how_many[name] += 1
        while len(open_blocks) > 1:
            _end_innermost(open_blocks, how_many)
        return "".join(open_blocks[0].parts)

    def _void(self, block: _Block, depth: int) -> str:
        """What stands for a block without saved HTML."""
        if block.name == "block":
            return self._reuse(str(block.attributes.get("ref", "")), depth)
        if block.name == "footnotes":
            return _footnotes(self.footnotes)
        if block.name not in _SILENT:
            self.without_text(block.name)
        return ""

    def _reuse(self, number: str, depth: int) -> str:
        text = self.reused(number)
        self._reused_so_far += 1
        if not text or depth >= _DEEPEST or self._reused_so_far > _MOST_REUSED:
            self.without_text("block")
            return ""
        return self.html(text, depth + 1)


def has_blocks(text: str) -> bool:
    """Whether a text was written with the block editor."""
    return "<!-- wp:" in text


def _divided(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The text up to each delimiter with it, and the rest; other comments are left out."""
    at = 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        delimiter = _DELIMITER.fullmatch(text, begin + 4, end)
        yield text[at:begin], delimiter
        at = end + 3
    yield text[at:], None


def _end_innermost(open_blocks: list[_Block], how_many: Counter[str]) -> str:
    """Put the HTML of the innermost block into the one around it; its name."""
    block = open_blocks.pop()
    how_many[block.name] -= 1
    open_blocks[-1].parts.append(_shown(block, "".join(block.parts)))
    return block.name


def _attributes(written: str | None) -> dict[str, Any]:
    try:
        read = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _shown(block: _Block, html: str) -> str:
    """The HTML of a block as a page here shows it."""
    if block.name == "embed" or block.name.startswith("core-embed/"):
        return _EMBEDDED.sub(lambda match: f"{match[1]}{media_html.link(unescape(match[2]))}{match[3]}", html)
    if block.name in _SILENT:
        return ""
    if block.name == "gallery":
        return _OLD_GALLERY.sub("", html)
    if block.name == "file":
        return _DOWNLOAD.sub("", html)
    if block.name == "verse":
        verse = _VERSE.fullmatch(html)
        return f"<p>{verse[1].strip().replace(chr(10), '<br />')}</p>" if verse else html
    if block.name == "freeform":
        return paragraphs(html)
    if block.name in {"cover", "media-text"}:
        return _with_background(block, html)
    return html


def _with_background(block: _Block, html: str) -> str:
    """Older texts keep the picture of a cover in its style."""
    address = block.attributes.get("url") or block.attributes.get("mediaUrl")
    if not isinstance(address, str) or "<img" in html or "<video" in html or not media_html.is_picture(address):
        return html
    return media_html.figure(f'<img src="{escape(address)}" alt="" />', "") + html


def _footnotes(written: str) -> str:
    """The notes at the end, which the editor keeps beside the text."""
    try:
        notes = json.loads(written or "[]")
    except (ValueError, RecursionError):
        return ""
    rows = [
        f'<li id="{escape(str(note["id"]))}">{note["content"]}</li>'
        for note in (notes if isinstance(notes, list) else [])
        if isinstance(note, dict) and isinstance(note.get("content"), str) and "id" in note
    ]
    return f'<ol class="wp-block-footnotes">{"".join(rows)}</ol>' if rows else ""
