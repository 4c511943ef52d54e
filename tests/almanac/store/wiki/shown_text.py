"""What a reader sees of a text: on a page of ours, and on one of a wiki."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from lxml import html

# Nothing of the text: ways to move on a page, and what a wiki adds.
_BESIDE = (
    "//a[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')] | //sup[a[@class='footnote-ref']]"
    "| //*[contains(@class, 'mw-editsection') or contains(@class, 'mw-cite-backlink')] | //div[@id='toc'] | //style"
    "| //sup[contains(@class, 'reference')] | //sup[a[starts-with(@href, '#note-')]]"
)
_LINES = {"p", "li", "dt", "dd", "td", "th", "tr", "br", "div", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "ul",
          "ol", "summary", "details", "figcaption", "figure", "hr", "table", "dl"}  # fmt: skip


def shown(page: str) -> list[str]:
    """The words of some HTML in their order, pictures by their alternative text."""
    root: Any = html.fromstring(f"<main>{page}</main>")
    for element in root.xpath(_BESIDE):
        element.drop_tree()
    for element in root.iter():
        if element.tag in _LINES:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
        if element.tag == "img":
            element.tail = f"{element.get('alt', '')}{element.tail or ''}"
    return words(root.text_content())


def words(text: str) -> list[str]:
    """Words, as a wiki keeps them: in NFC, without controls."""
    kept = re.sub("[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff]", "", text)
    return unicodedata.normalize("NFC", kept).split()
