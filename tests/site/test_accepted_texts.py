"""What is accepted of hostile texts, as Chromium takes it: no link leads to a program, no name is a script's."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from built.noting import serving

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

SCRIPTS = Path(__file__).parents[2] / "theme/static/js"
BLANKS = [
    "\u3000", "\u1680", "\u205f", "\u00a0", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u2800", "\u3164", "\ufe0f",
    "\U000e0020", "&#xFDD0;", "&#xFFFF;", "&#x202E;", "&#x3000;", "&ThickSpace;", "&Tab;", "&NewLine;", "&#1;", "&#0;",
    "&ZeroWidthSpace;", "&NonBreakingSpace;", "%09", "%00", "%E3%80%80", "./", "/", "/./", "/../", "\\", "?", "#", ";",
]  # fmt: skip
ADDRESSES = ["javascript:alert(1)", "file:///etc/passwd", "ms-word:x", "data:text/html,x", "intent:x",
             "//evil.example/x", "/\\evil.example/x", "\\\\evil.example/x", "/evil.example/x"]  # fmt: skip
PLACES = [
    '<a href="{blank}{address}">x</a>',
    '<a href="{first}{blank}{rest}">x</a>',
    "[x](<{blank}{address}>)",
    "[x](<{first}{blank}{rest}>)",
    '<img alt="x" src="{first}{blank}{rest}">',
    "![x](<{blank}{address}>)",
    '<blockquote cite="{blank}{address}">x</blockquote>',
]
# What scripts find on `window`, or look for there, and on `document`: an element of that name would stand for it.
NAMES = [
    *(f"window.{name}" for name in ("AlmanacCards", "AlmanacMap", "AlmanacVenues", "AlmanacEventList", "AlmanacLeaflet",
                                    "L", "URL", "Object", "location", "navigator", "self", "fetch", "document",
                                    "matchMedia", "isSecureContext", "constructor", "toString")),
    *(f"document.{name}" for name in ("currentScript", "body", "defaultView", "forms", "cookie", "documentElement",
                                      "activeElement", "links", "location", "querySelector", "createElement")),
]  # fmt: skip


def accepted(markdown: str) -> str:
    """The HTML of a text, as far as it comes through."""
    return MarkdownReader(Targets({})).read(Source("content/pages/x.md", "x", markdown))[0].html


def test_no_link_that_comes_through_leads_to_a_program_or_another_host(new_page: Callable[..., Any]) -> None:
    texts = [
        place.format(blank=blank, address=address, first=address[:1], rest=address[1:])
        for place, blank, address in product(PLACES, BLANKS, ADDRESSES)
    ]
    page = new_page()
    with serving("\n".join(map(accepted, texts))) as noted:
        page.goto(f"{noted.url}/a/b/")
        targets = page.evaluate("[...document.links].map((link) => link.protocol + link.host)")
        cited = page.evaluate("[...document.querySelectorAll('[cite]')].map((quote) => new URL(quote.cite).host)")

    own = noted.url.removeprefix("http://")
    assert (len(targets) > 100, set(targets), set(cited)) == (True, {f"http:{own}"}, {own})
    assert [problem for problem in page.page_problems if "404" not in problem] == []
    assert noted.paths[0] == "/a/b/"


@pytest.mark.parametrize("where", NAMES)
def test_no_name_that_comes_through_stands_for_one_of_a_script(tab: Any, where: str) -> None:
    name = where.partition(".")[2]
    text = f"## {name}\n\n<b id={name}>x</b> <a name={name}>x</a> <img name={name} id={name} alt=x src=x.png>\n\n"
    with serving(f"<main>{accepted(f'{text}x[^{name}]{chr(10)}{chr(10)}[^{name}]: y')}</main>") as noted:
        tab.goto(f"{noted.url}/a/b/")
        is_of_the_text = tab.evaluate(f"[...document.querySelectorAll('main *')].includes({where})")

    assert is_of_the_text is False


def test_scripts_read_no_name_of_their_own_that_a_heading_could_have() -> None:
    read = {name for script in SCRIPTS.glob("*.js") for name in re.findall(r"window\.(\w+)", script.read_text())}
    of_browsers = {"location", "addEventListener", "matchMedia", "history", "setTimeout", "scrollTo", "innerWidth"}
    assert {name for name in read - of_browsers if name == name.lower()} == set()
