"""Makes the HTML that readers were shown of what an export keeps: blocks or classic text, with its shortcodes."""

from __future__ import annotations

from almanac.importers.plan import Account
from almanac.importers.wordpress.blocks import Blocks, has_blocks
from almanac.importers.wordpress.catalog import Catalog
from almanac.importers.wordpress.paragraphs import paragraphs
from almanac.importers.wordpress.shortcodes import Library, Shortcodes
from almanac.importers.wordpress.wxr import Item

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
        return shortcodes.replace(blocks.html(item.content))
    return paragraphs(shortcodes.replace(item.content))


def comment_text(content: str) -> str:
    """A comment, which has paragraphs by its empty lines."""
    return paragraphs(content)
