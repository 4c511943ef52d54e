"""Takes the words out of sanitised HTML, for a search: blocks divide words, and what is within a line does not."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

_BLOCKS = frozenset(
    ["blockquote", "br", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
     "hr", "img", "li", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"]
)  # fmt: skip
# Links that only help to move on the page.
_DECORATIONS = frozenset(["headerlink", "footnote-backref"])


def words_of_html(text: str) -> str:
    """What the HTML says, in one line; of pictures what stands in their place."""
    if not text.strip():
        return ""
    return " ".join("".join(_parts(html.fragment_fromstring(text, create_parent="div"))).split())


def _parts(root: html.HtmlElement) -> Iterator[str]:
    for step, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if step in ("comment", "pi"):
            yield element.tail or ""
            continue
        is_said = _DECORATIONS.isdisjoint((element.get("class") or "").split())
        if element.tag in _BLOCKS:
            yield " "
        if step == "start":
            yield element.get("alt") or "" if element.tag == "img" else (element.text or "") if is_said else ""
        elif element is not root:
            yield element.tail or ""
