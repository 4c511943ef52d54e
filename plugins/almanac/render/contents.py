"""Makes the table of contents of a long text, of its headings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from almanac.render.search.words_of_html import words_of_html
from almanac.render.views.parts import ContentsEntry

# So many headings, in a text that takes so many minutes: with less of either one sees where one is.
_FEWEST = 4
_MINUTES = 4


def contents(body: str, minutes: int) -> tuple[ContentsEntry, ...]:
    """The parts of sanitised HTML and their parts; nothing of a short text, or of one that is not divided."""
    if minutes < _MINUTES or body.count("<h2") < _FEWEST:
        return ()
    return tuple(_entries(html.fragment_fromstring(body, create_parent="div")))


def _entries(body: html.HtmlElement) -> Iterator[ContentsEntry]:
    name, anchor, within = "", "", list[ContentsEntry]()
    for heading in body.iterchildren("h2", "h3"):
        if not heading.get("id"):
            continue
        words = words_of_html(html.tostring(heading, encoding="unicode", with_tail=False))
        if heading.tag == "h3":
            within += [ContentsEntry(words, heading.get("id"))] if anchor else []
            continue
        if anchor:
            yield ContentsEntry(name, anchor, tuple(within))
        name, anchor, within = words, heading.get("id"), []
    if anchor:
        yield ContentsEntry(name, anchor, tuple(within))
