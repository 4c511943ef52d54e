"""Sanitised HTML as plain text, for calendars and mail."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr"}
# Links that only help to move on the page.
_DECORATIONS = {"headerlink", "footnote-backref"}
_LINES = {"li", "br", "tr", "dt", "dd"}


def plain_text(html: str) -> str:
    """Paragraphs divided by an empty line, list items by dashes, links followed by their address."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    # Not by one expression: it would look at a long gap again from each of its spaces.
    text = "\n".join(line.strip(" \t") for line in "".join(writer.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._href = ""
        self._pre = False
        self._decoration = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n")
        self._pre = self._pre or tag == "pre"
        if tag == "li":
            self.parts.append("- ")
        if tag == "a":
            self._href = dict(attrs).get("href") or ""
            self._decoration = bool(_DECORATIONS & set((dict(attrs).get("class") or "").split()))
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        self._pre = self._pre and tag != "pre"
        if tag == "a" and self._href.startswith(("http:", "https:", "mailto:", "tel:")):
            address = self._href.removeprefix("mailto:").removeprefix("tel:")
            # `www.example.org` leads to `http://www.example.org`.
            if not self.parts or self.parts[-1] not in (address, address.removeprefix("http://")):
                self.parts.append(f" ({address})")
        if tag == "a":
            self._href, self._decoration = "", False

    def handle_data(self, data: str) -> None:
        if not self._decoration:
            self.parts.append(data if self._pre else re.sub(r"\s+", " ", data))
