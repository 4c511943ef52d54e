"""Writes the attributes of an element that mean something on a wiki, too: language, direction, a title, cells."""

from __future__ import annotations

import re

from almanac.render import wikitext
from almanac.render.wiki_pages.html_tree import Element

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
_CELLS = re.compile(r"[1-9][0-9]{0,2}")
_MOMENT = re.compile(r"[0-9TZPWYMDHS:. +-]{1,40}")
_ALIGNED = {"align-left": "left", "align-center": "center", "align-right": "right"}


def of_words(element: Element) -> str:
    """`` lang="ar" dir="rtl"``, whatever of it the element has; a space stands before each."""
    told = element.attributes
    lang, direction, title = told.get("lang", ""), told.get("dir", "").lower(), told.get("title", "")
    moment = told.get("datetime", "")
    parts = (
        f' lang="{lang}"' if _LANGUAGE.fullmatch(lang) else "",
        f' dir="{direction}"' if direction in _DIRECTIONS else "",
        f' title="{wikitext.words(title)}"' if title.strip() and element.name in {"abbr", "dfn", "span"} else "",
        f' datetime="{moment}"' if element.name == "time" and _MOMENT.fullmatch(moment) else "",
    )
    return "".join(parts)


def of_cell(element: Element) -> str:
    """Those of a cell of a table."""
    spans = "".join(
        f' {name}="{value}"'
        for name in ("colspan", "rowspan")
        if _CELLS.fullmatch(value := element.attributes.get(name, ""))
    )
    aligned = next((side for name, side in _ALIGNED.items() if element.has_class(name)), "")
    style = f' style="text-align: {aligned}"' if aligned else ""
    return f"{spans}{style}{of_words(element)}"


def of_list(element: Element) -> str:
    """Those of a list whose numbers do not simply begin with one."""
    start = element.attributes.get("start", "")
    return (f' start="{start}"' if re.fullmatch(r"-?[0-9]{1,9}", start) else "") + (
        " reversed" if "reversed" in element.attributes else ""
    )
