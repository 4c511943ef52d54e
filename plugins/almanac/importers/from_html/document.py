"""Parses HTML as it comes, whatever it is, into lxml's tree: no deeper than can be walked, without what nobody sees."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

from almanac.read.body.html_tags import Kind, Tag, tags

# libxml2 ends at 2,046 levels, and says nothing of the text that is lost.
MAX_DEPTH = 60
# libxml2 ends some of these where a paragraph begins, and browsers go on: by another name it leaves them alone.
_MARKS = frozenset(["b", "big", "i", "em", "strong", "s", "strike", "del", "ins", "small", "sub", "sup", "tt", "u",
                    "font", "kbd", "code", "samp", "var", "cite", "mark", "q", "span", "abbr", "acronym",
                    "dfn"])  # fmt: skip
_PREFIX = "x-"
# What has no end, or one that goes without saying: it adds to the depth no more than what it stands in.
_ENDLESS = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                      "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
                      "rp", "rt", "html", "body"])  # fmt: skip
# Everything behind it would be text to a browser, and to everyone who wrote it a slip.
_ENDS_ALL = re.compile(r"<(/?)plaintext(?=[\s/>])", re.IGNORECASE)
# What no XML can say (XML 1.0, 2.2), and what a text must not have: controls, overrides of direction.
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")


def parsed(html: str, lost: Counter[str]) -> Any:
    """The `body`; ``lost`` counts elements beyond the depth, whose text stays."""
    plain = html.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    seen, controls = _UNSEEN.subn("", plain)
    if controls:
        lost["invisible control characters"] += controls
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    bounded = _bounded(_ENDS_ALL.sub(r"<\1div", seen), lost)
    root = etree.fromstring(f"<html><body><div>{bounded}".encode(), parser)
    found = root.find("body") if root is not None else None
    if found is None:
        return etree.Element("body")
    for element in found.iter():
        if isinstance(element.tag, str) and element.tag.removeprefix(_PREFIX) in _MARKS:
            element.tag = element.tag.removeprefix(_PREFIX)
    return found


def _bounded(html: str, lost: Counter[str]) -> str:
    """The HTML without the tags of elements that are too deep; in one pass."""
    kept: list[str] = []
    position = depth = 0
    open_tags: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    definitions: list[str] = []
    for tag in tags(html):
        ended = _ended_before(tag, definitions)
        if ended:
            kept += [html[position : tag.position], ended]
            position = tag.position
        if not _is_dropped(tag, depth, open_tags, dropped):
            if tag.name in _MARKS and tag.kind in (Kind.START, Kind.END):
                start = tag.position + (2 if tag.kind is Kind.END else 1)
                kept += [html[position:start], _PREFIX]
                position = start
            if tag.kind is Kind.START and tag.name not in _ENDLESS:
                depth += 1
                open_tags[tag.name] += 1
            elif tag.kind is Kind.END and open_tags[tag.name] > 0:
                depth -= 1
                open_tags[tag.name] -= 1
            continue
        if tag.kind is Kind.START:
            lost["elements nested too deeply"] += 1
        kept += [html[position : tag.position], " "]
        position = tag.end
    return "".join([*kept, html[position:]])


def _ended_before(tag: Tag, definitions: list[str]) -> str:
    """The end of a term or meaning that goes without saying, which libxml2 overlooks; of each list the open one."""
    if tag.name == "dl" and tag.kind is Kind.START:
        definitions.append("")
    elif tag.name == "dl" and tag.kind is Kind.END and definitions:
        definitions.pop()
    elif tag.name in ("dt", "dd") and definitions and tag.kind in (Kind.START, Kind.END):
        before, definitions[-1] = definitions[-1], tag.name if tag.kind is Kind.START else ""
        return f"</{before}>" if before and tag.kind is Kind.START else ""
    return ""


def _is_dropped(tag: Tag, depth: int, open_tags: Counter[str], dropped: Counter[str]) -> bool:
    if tag.kind is Kind.START and tag.name not in _ENDLESS and depth >= MAX_DEPTH:
        dropped[tag.name] += 1
        return True
    if tag.kind is Kind.END and dropped[tag.name] > 0:
        dropped[tag.name] -= 1
        return True
    return False
