"""Makes of what people wrote on a forum what a page may quote: words and links, nothing that loads or dresses up."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from almanac.read.body.quotation import safe_quotation

# As much as one takes in at a glance; the rest is on the forum.
LONGEST = 400
_CUT = "…"
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_KEPT = frozenset(["href", "lang", "dir"])
# The words of others, and the names and pictures beside them; previews of other pages; what the forum makes of its own.
_LEFT_OUT = frozenset(["avatar", "meta", "poll", "quote", "quote-controls", "chat-transcript", "discourse-post-event"])
_PREVIEW = "onebox"
# What no XML can say (XML 1.0, 2.2).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN = frozenset(["spoiler", "spoiled"])
# What shows something else than words.
_NO_WORDS = frozenset(["audio", "canvas", "form", "iframe", "math", "noscript", "object", "script", "style", "svg",
                       "template", "video"])  # fmt: skip


def quotable(cooked: str, base: str) -> str:
    """The HTML of a post as a page may quote it; empty where no words are left. ``base`` is the forum's address."""
    if not cooked.strip():
        return ""
    try:
        post = html.fragment_fromstring(_NO_XML.sub("", cooked), create_parent="div")
    except (etree.ParserError, ValueError, AssertionError):
        return ""
    _take_out(post)
    _shorten(post)
    inside = "".join([post.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in post)])
    if not "".join(post.itertext()).strip():
        return ""
    # Twice: where a tag between two items of a list is taken out, what is left is read otherwise the next time.
    return safe_quotation(safe_quotation(inside, base), base)


def _take_out(post: Any) -> None:
    for element in [*post.iter()]:
        if element is post or element.getparent() is None:
            continue
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        classes = frozenset((element.get("class") or "").split())
        if element.tag == "img":
            _put(element, "")  # an emoji has its name there, `:wave:`
        elif _PREVIEW in classes:
            _link_alone(element)
        elif classes & _HIDDEN:
            _put(element, _CUT)
        elif element.tag in _NO_WORDS or classes & _LEFT_OUT:
            _put(element, "")
        else:
            _plain(element)
    for link in [*post.iter("a")]:
        if not "".join(link.itertext()).strip():
            link.drop_tree()  # of a picture


def _put(element: Any, text: str) -> None:
    """The text in the place of the element and all that is in it."""
    element.tail = f"{text}{element.tail or ''}"
    element.drop_tree()


def _link_alone(element: Any) -> None:
    """Of a preview of another page the address."""
    link = element if element.tag == "a" else element.find(".//a[@href]")
    address = (link.get("href") if link is not None else "") or ""
    for child in [*element]:
        element.remove(child)
    element.attrib.clear()
    element.tag, element.text = "p" if element.tag != "a" else "a", ""
    if element.tag == "a":
        element.set("href", address)
        element.text = address
    elif address:
        etree.SubElement(element, "a", href=address).text = address


def _plain(element: Any) -> None:
    if element.tag in _HEADINGS:
        element.tag = "p"
    kept = {name: value for name, value in element.attrib.items() if name in _KEPT}
    element.attrib.clear()  # one by one they could not all be named: HTML has attributes that XML does not
    element.attrib.update(kept)


def _shorten(post: Any) -> None:
    """The first paragraphs, or the beginning of the first where that is long."""
    left = LONGEST - len((post.text or "").strip())
    if left < 0:
        post.text = _beginning(post.text, LONGEST)
    is_cut = left < 0
    for number, child in enumerate([*post]):
        size = len("".join(child.itertext()).strip()) + len((child.tail or "").strip())
        if not is_cut and size <= left:
            left -= size
            continue
        if not is_cut and number == 0:
            _as_paragraph(child, _beginning("".join(child.itertext()), left))
        elif not is_cut and len(post):
            _as_paragraph(child, _CUT)
        else:
            post.remove(child)
        is_cut = True


def _as_paragraph(child: Any, text: str) -> None:
    for inner in [*child]:
        child.remove(inner)
    child.attrib.clear()
    child.tag, child.text, child.tail = "p", text, ""


def _beginning(text: str, size: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= size else f"{line[: max(1, size)].rpartition(' ')[0] or line[: max(1, size)]}{_CUT}"
