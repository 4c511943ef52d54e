"""Makes paragraphs of text that was written without blocks: an empty line parts two, a single one is a line break.

This is what WordPress does when it shows such a text, which has no ``<p>`` in the database.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from almanac.importers.wordpress.verbatim import TAG, end_of_element, without_comments

# Text in these begins paragraphs.
_FLOW = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "details",
        "div",
        "fieldset",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "section",
    ]
)
# Text in these is one paragraph without a tag of its own, unless it has several.
_CELLS = frozenset(["dd", "dt", "figcaption", "li", "summary", "td", "th", "caption", "legend"])
# Text in these is as it is, but for line breaks.
_LINES = frozenset(["address", "h1", "h2", "h3", "h4", "h5", "h6", "p"])
# Between the parts of these, blanks mean nothing.
_ONLY_PARTS = frozenset(
    ["colgroup", "dl", "figure", "hgroup", "menu", "ol", "select", "table", "tbody", "tfoot", "thead", "tr", "ul"]
)
_AS_IT_IS = frozenset(
    [
        "code",
        "iframe",
        "math",
        "noscript",
        "object",
        "option",
        "pre",
        "script",
        "style",
        "svg",
        "textarea",
        "video",
        "audio",
    ]
)
_ALONE = frozenset(["hr"])
_BLOCKS = _FLOW | _CELLS | _LINES | _ONLY_PARTS | frozenset(["pre", "hr", "script", "style"])
_ADDRESS_ALONE = re.compile(r"https?://[^\s<>\"']{1,2000}")
_BREAK = re.compile(r"\n[ \t]*\n\s*")


def paragraphs(text: str) -> str:
    """The HTML as WordPress shows it."""
    lines = without_comments(text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_Writer().write(lines))


class _Writer:
    """Goes through the text tag by tag, and knows the elements in which it is."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._how_many: Counter[str] = Counter()
        self._run: list[str] = []
        self._endless: set[str] = set()

    def write(self, text: str) -> Iterator[str]:
        """The parts of the HTML."""
        at = 0
        while match := TAG.search(text, at):
            self._run.append(text[at : match.start()])
            at = match.end()
            name = (match["name"] or "").lower()
            if name in _AS_IT_IS and not match["close"]:
                at = end_of_element(name, text, at, self._endless)
                yield from self._whole(name, text[match.start() : at])
            elif name in _BLOCKS:
                yield from self._paragraphs()
                yield match[0]
                self._step(name, closes=bool(match["close"]), itself=match["rest"].rstrip().endswith("/"))
            elif name:
                self._run.append(match[0].replace("\n", " "))
        self._run.append(text[at:])
        yield from self._paragraphs()

    def _whole(self, name: str, written: str) -> Iterator[str]:
        if name in _BLOCKS:
            yield from self._paragraphs()
            yield written
        else:
            # Its line breaks are its own.
            self._run.append(written.replace("\n", "\0"))

    def _step(self, name: str, *, closes: bool, itself: bool) -> None:
        if name in _ALONE or itself:
            return
        if not closes:
            if self._open and self._open[-1] == "p":
                self._leave()
            self._open.append(name)
            self._how_many[name] += 1
        elif self._how_many[name]:
            while self._leave() != name:
                pass

    def _leave(self) -> str:
        """Go out of the innermost element; its name."""
        name = self._open.pop()
        self._how_many[name] -= 1
        return name

    def _paragraphs(self) -> Iterator[str]:
        """What stood between two tags of blocks, as the element in which it stands wants it."""
        run, self._run = "".join(self._run), []
        inside = self._open[-1] if self._open else "body"
        if inside in _ONLY_PARTS or not run.strip():
            yield run.strip().replace("\0", "\n")
            return
        parts = [part.strip() for part in _BREAK.split(run) if part.strip()]
        if inside in _LINES or (inside in _CELLS and len(parts) == 1):
            yield "<br />\n<br />\n".join(map(_lines, parts))
            return
        for part in parts:
            yield f"<p>{_lines(part)}</p>\n"


def _lines(part: str) -> str:
    """With line breaks as tags; an address that stands alone is a link, as WordPress embeds what is there."""
    if _ADDRESS_ALONE.fullmatch(part):
        return f'<a href="{escape(part.replace("&amp;", "&"))}">{escape(part.replace("&amp;", "&"))}</a>'
    broken = part if "\n" not in part else re.sub(r"(<br ?/?>)?[ \t]*\n", "<br />\n", part, flags=re.IGNORECASE)
    return broken.replace("\0", "\n")
