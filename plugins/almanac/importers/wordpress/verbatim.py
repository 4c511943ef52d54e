"""Finds tags in HTML, and what stands in it letter for letter; in one pass however broken it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

TAG = re.compile(r"""<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)>""")
_VERBATIM = frozenset(["code", "pre", "script", "style", "textarea"])


def without_comments(text: str) -> str:
    """The HTML without its comments; one that has no end is text."""
    kept, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        kept.append(text[at:begin])
        at = end + 3
    return "".join([*kept, text[at:]])


def end_of_element(name: str, text: str, at: int, endless: set[str]) -> int:
    """Behind the closing tag of an element; ``at`` if there is none, which ``endless`` keeps for the next time."""
    if name in endless:
        return at
    end = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, at)
    if end is None:
        endless.add(name)
    return end.end() if end else at


def untouched_parts(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text are tags, and elements whose content is shown letter for letter."""
    at, endless = 0, set[str]()
    while match := TAG.search(text, at):
        at, name = match.end(), match["name"].lower()
        if name in _VERBATIM and not match["close"]:
            at = end_of_element(name, text, at, endless)
        yield match.start(), at
