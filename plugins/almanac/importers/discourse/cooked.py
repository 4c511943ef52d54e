"""Makes of a post, as Discourse cooked it, plain HTML: words, links, quotations, and links to its pictures."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

# What no XML can say (XML 1.0, 2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# In the place of an e-mail address, which readers of the forum could write to and programs should not gather.
HIDDEN_ADDRESS = "…@…"
# What the forum shows beside words: people's pictures, what one can press, who is invited.
_LEFT_OUT = frozenset(
    ["avatar", "meta", "quote-controls", "quote-avatar", "poll", "discourse-post-event", "lightbox-wrapper-meta",
     "chat-transcript-meta", "onebox-metadata"]
)  # fmt: skip
_NO_WORDS = frozenset(["canvas", "form", "math", "noscript", "object", "script", "style", "svg", "template"])
_FRAMES = frozenset(["iframe", "video", "audio"])
_KEPT = frozenset(["href", "lang", "dir", "start", "colspan", "rowspan", "cite", "open", "datetime"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def plain_post(cooked: str, base: str) -> str:
    """The HTML of a post without what is the forum's own; ``base`` is the forum's address, from which links lead."""
    if not cooked.strip():
        return ""
    try:
        post = html.fragment_fromstring(_NO_XML.sub("", cooked), create_parent="div")
    except (etree.ParserError, ValueError, AssertionError):
        return ""
    for element in [*post.iter()]:
        if element is not post and (element.getparent() is not None):
            _element(element, base)
    for element in post.iter():
        element.text = _EMAIL.sub(HIDDEN_ADDRESS, element.text) if element.text else element.text
        element.tail = _EMAIL.sub(HIDDEN_ADDRESS, element.tail) if element.tail else element.tail
    parts = [_escaped(post.text or ""), *(etree.tostring(child, encoding="unicode", method="html") for child in post)]
    return "".join(parts).strip()


def _escaped(text: str) -> str:
    holder = etree.Element("i")
    holder.text = text
    return str(etree.tostring(holder, encoding="unicode", method="html"))[3:-4]


def _element(element: Any, base: str) -> None:
    if not isinstance(element.tag, str):
        element.drop_tree()
        return
    classes = frozenset((element.get("class") or "").split())
    if element.tag in _NO_WORDS or classes & _LEFT_OUT:
        element.drop_tree()
    elif element.tag == "img":
        _picture(element, classes, base)
    elif element.tag in _FRAMES:
        _link_in_place(element, element.get("src") or _source_within(element), base)
    elif element.tag == "aside":
        _aside(element, classes)
    else:
        _plain(element, base)


def _picture(element: Any, classes: frozenset[str], base: str) -> None:
    """An emoji is its name, a picture a link to where it was; without one nothing is lost but decoration."""
    if "emoji" in classes or "avatar" in classes:
        element.tail = f"{element.get('title') or element.get('alt') or ''}{element.tail or ''}"
        element.drop_tree()
        return
    within = element.getparent()
    words = (element.get("alt") or "").strip() or (element.get("src") or "").rpartition("/")[2]
    if within is not None and within.tag == "a":  # a larger one behind it
        element.tail = f"{words}{element.tail or ''}"
        element.drop_tree()
    else:
        _link_in_place(element, element.get("src") or "", base, words)


def _source_within(element: Any) -> str:
    source = element.find(".//source[@src]")
    return source.get("src") if source is not None else ""


def _link_in_place(element: Any, address: str, base: str, words: str = "") -> None:
    for child in [*element]:
        element.remove(child)
    element.attrib.clear()
    element.tag = "a"
    whole = _absolute(address, base)
    element.text = words or whole
    if whole:
        element.set("href", whole)


def _aside(element: Any, classes: frozenset[str]) -> None:
    """Words of another post, or the preview of another page."""
    element.attrib.clear()
    element.tag = "div" if "quote" in classes else "blockquote"


def _plain(element: Any, base: str) -> None:
    if element.tag in _HEADINGS:
        element.tag = "p"
        words = etree.SubElement(element, "strong")
        for child in [*element][:-1]:
            words.append(child)
        words.text, element.text = element.text, None
    for name in [*element.attrib]:
        if name not in _KEPT:
            del element.attrib[name]
    address = element.get("href")
    if address is not None:
        if address.strip().lower().startswith("mailto:"):
            del element.attrib["href"]
        else:
            element.set("href", _absolute(address, base))


def _absolute(address: str, base: str) -> str:
    try:
        return urljoin(f"{base}/", address.strip())
    except ValueError:  # half of an address of IPv6
        return ""
