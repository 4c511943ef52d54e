"""Reads code out of what programs made of it to colour it: its text, and its language."""

from __future__ import annotations

import re
from typing import Any

from almanac.importers.from_html.elements import classes

_LANGUAGE = re.compile(
    r"(?:language-|lang-|highlight-(?:source|text)-|brush:|sourcecode-)([a-z0-9+#.-]+)", re.IGNORECASE
)
_NO_LANGUAGE = frozenset(["plaintext", "text", "none", "plain", "nohighlight", "default", "fallback", "html-basic"])
_BRUSH = re.compile(r"brush:\s*([\w+#.-]+)", re.IGNORECASE)
_WORD = re.compile(r"[\w+#.-]+")
# docutils writes the language as a class of its own: `<pre class="code python literal-block">`.
_OF_DOCUTILS = frozenset(["code", "literal-block", "highlight", "highlighter-rouge", "prettyprint", "chroma"])
_MARKED = frozenset(["a", "b", "strong", "em", "i", "del", "s", "mark", "u", "sup", "sub"])


def text_of(element: Any) -> str:
    """The text as it stands, each `<br>` a line."""
    parts: list[str] = []
    waiting: list[tuple[Any, bool]] = [(element, True)]
    while waiting:
        node, opens = waiting.pop()
        if not opens:
            parts.append(node.tail or "")
            continue
        if node.tag == "br":
            parts.append("\n")
        if isinstance(node.tag, str) and node.tag not in ("script", "style"):
            parts.append(node.text or "")
            for child in reversed(node):
                waiting += [(child, False), (child, True)]
    return "".join(parts)


def language_of(pre: Any) -> str:
    """The language of a block of code, where a class or attribute says it; empty where none does."""
    inner = pre.find("code")
    around = [parent for parent in _parents(pre, 3) if parent.tag in ("div", "figure", "td", "tr", "tbody", "table")]
    for element in [inner, pre, *around]:
        found = _language(element) if element is not None else ""
        if found:
            return "" if found in _NO_LANGUAGE else found
    own = classes(pre)
    if {"code", "literal-block"} <= own:
        return next((name for name in sorted(own - _OF_DOCUTILS) if _WORD.fullmatch(name)), "")
    return ""


def _parents(element: Any, most: int) -> list[Any]:
    found: list[Any] = []
    while len(found) < most and (element := element.getparent()) is not None:
        found.append(element)
    return found


def _language(element: Any) -> str:
    for name in ("data-lang", "data-language", "data-enlighter-language"):
        value = (element.get(name) or "").strip().lower()
        if _WORD.fullmatch(value):
            return value
    value = element.get("class") or ""
    brush = _BRUSH.search(value)
    if brush:
        return brush[1].lower()
    for part in value.split():
        match = _LANGUAGE.fullmatch(part)
        if match:
            return match[1].lower()
    return ""


def has_marks(pre: Any) -> bool:
    """Whether something in the code is emphasised or linked, which Markdown's code cannot be."""
    return any(child.tag in _MARKED for child in pre.iter())


def is_numbered(table: Any) -> bool:
    """Whether it is code with its lines numbered in a column of their own, as Pygments and others write it."""
    own = classes(table)
    return bool(own & {"highlighttable", "codehilitetable", "rouge-table", "lntable"})
