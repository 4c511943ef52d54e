"""Makes the HTML that readers were shown of what an export keeps: blocks or classic text, with its shortcodes."""

from __future__ import annotations

import re
from html import escape, unescape

from almanac.importers.plan import Account
from almanac.importers.wordpress.blocks import Blocks, has_blocks
from almanac.importers.wordpress.catalog import Catalog
from almanac.importers.wordpress.media import Media
from almanac.importers.wordpress.paragraphs import paragraphs
from almanac.importers.wordpress.shortcodes import Library, Shortcodes
from almanac.importers.wordpress.wxr import Item

_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s([A-Za-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_EMPTY_WORDS = re.compile(r"""\salt\s*=\s*(?:"\s*"|'\s*')""", re.IGNORECASE)
_HEADING = re.compile(r"<(?P<close>/?)(?P<name>h[1-6]|address)\b[^<>]*>", re.IGNORECASE)
UNKNOWN_SHORTCODE = "shortcode that is not known, of which the text within came"
BLOCK_WITHOUT_TEXT = "block whose text the old site made anew on each page"


def body(item: Item, catalog: Catalog, account: Account) -> str:
    """The text of an entry; what of it could not come is told to ``account``."""

    def unknown(name: str) -> None:
        account.leave_out(UNKNOWN_SHORTCODE, f"[{name}] in {item.where}")

    def without_text(name: str) -> None:
        account.leave_out(BLOCK_WITHOUT_TEXT, f"{name} in {item.where}")

    library = Library(catalog.media.by_id, lambda: catalog.media.of_parent(item.id))
    shortcodes = Shortcodes(library, unknown)
    if has_blocks(item.content):
        blocks = Blocks(lambda number: catalog.blocks.get(number, ""), item.value("footnotes"), without_text)
        return _with_words(shortcodes.replace(blocks.html(item.content)), catalog.media)
    return _with_words(paragraphs(shortcodes.replace(item.content)), catalog.media)


def _with_words(html: str, media: Media) -> str:
    """Pictures that a text shows without words have those of the media library."""

    def with_words(match: re.Match[str]) -> str:
        attributes = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(match[0])}
        found = None if attributes.get("alt", "").strip() else media.by_address(unescape(attributes.get("src", "")))
        if found is None or not found.alt:
            return match[0]
        return f'<img alt="{escape(found.alt)}"{_EMPTY_WORDS.sub("", match[0][4:])}'

    return _PICTURE.sub(with_words, html)


def comment_text(content: str) -> str:
    """A comment, which has paragraphs by its empty lines; headings in it are none of the page."""
    return _HEADING.sub(_strong, paragraphs(content))


def _strong(tag: re.Match[str]) -> str:
    """A paragraph in place of what a comment cannot be divided by here."""
    is_heading = tag["name"].lower() != "address"
    if tag["close"]:
        return "</strong></p>" if is_heading else "</p>"
    return "<p><strong>" if is_heading else "<p>"
