"""Markdown -> safe HTML, each body once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor

from almanac.model.entry import Body, Source
from almanac.model.image import Size
from almanac.model.problem import Problem, Severity
from almanac.read.body.code_blocks import CodeBlocks
from almanac.read.body.deadline import OutOfTimeError, deadline
from almanac.read.body.effort import MAX_STEPS, Effort, TooDeepError, TooMuchWorkError
from almanac.read.body.html import Finding, clean
from almanac.read.body.located import all_located, located
from almanac.read.body.measured import CountedFootnotes, Measured
from almanac.read.body.picture_sizes import with_sizes
from almanac.read.body.plain_text import plain_text
from almanac.read.fault import Fault
from almanac.read.values import links
from almanac.read.values.links import Targets

MAX_BYTES = 200_000
# An honest text of that size takes half a second on a slow machine.
MAX_SECONDS = 5.0
# What was meant is looked for among all files: for so many broken links of a body.
MAX_GUESSES = 20
# So many bodies out of bounds get all the time that there is.
PATIENCE = 10
_OUT_OF_BOUNDS = (TooMuchWorkError, TooDeepError, OutOfTimeError, RecursionError)
_TO_INSPECT = ("<", "![")
# As character references they pass the front door: controls, overrides of direction, non-characters.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class MarkdownReader:
    """Renders bodies; one instance serves many, which is what makes it fast.

    ``sizes`` are those of pictures by their addresses. ``seconds`` bound the rendering of one body, below the limits
    on the work that it makes. Where many bodies are out of bounds, those that come after get less of both, so that a
    thousand of them do not add up.
    """

    def __init__(
        self, targets: Targets, *, sizes: Mapping[str, Size] | None = None, seconds: float = MAX_SECONDS
    ) -> None:
        self._targets = targets
        self._sizes = {f"{targets.base}{quote(address)}": size for address, size in (sizes or {}).items()}
        self._seconds = seconds
        self._effort = Effort()
        self._refused = 0
        self._markdown = _configured(self._effort)

    def read(self, source: Source, *, with_text: bool = False) -> tuple[Body, list[Problem]]:
        """The body of one file; ``with_text`` makes the plain text too."""
        if not source.body.strip():
            return Body(), []
        size = len(source.body.encode())
        if size > MAX_BYTES:
            said = f"the text has {-(-size // 1000)} KB, more than {MAX_BYTES // 1000}"
            return Body(), [located(source, Finding("", said, "divide it into a series"))]
        try:
            return self._read(source, with_text=with_text)
        except _OUT_OF_BOUNDS as error:
            finding = self._refusal(error)
        # What broke off in the middle of a list goes on in that list.
        self._markdown = _configured(self._effort)
        self._refused += 1
        return Body(), [located(source, finding)]

    def _read(self, source: Source, *, with_text: bool) -> tuple[Body, list[Problem]]:
        self._effort.begin(MAX_STEPS // 10 if self._is_impatient else MAX_STEPS)
        with deadline(self._seconds / 10 if self._is_impatient else self._seconds):
            html = self._markdown.reset().convert(source.body)
        inspect = any(mark in source.body for mark in _TO_INSPECT)
        cleaned = clean(html, _Resolver(self._targets, source.path).resolve, inspect=inspect)
        shown = _INVISIBLE.sub("", cleaned.html)
        if shown != cleaned.html:
            hint = "delete the character reference, such as `&#x202E;`"
            finding = Finding("&#", "invisible control characters are left out", hint, Severity.WARNING)
            cleaned.findings.append(finding)
        text = plain_text(shown) if with_text else ""
        return Body(with_sizes(shown, self._sizes), text), all_located(source, cleaned.findings)

    @property
    def _is_impatient(self) -> bool:
        return self._refused >= PATIENCE

    def _refusal(self, error: BaseException) -> Finding:
        """What is wrong with a body that cannot be read to its end."""
        if isinstance(error, TooDeepError | RecursionError):
            return Finding("", "lists or quotations are nested too deeply to be read", "ten levels are plenty")
        if self._is_impatient:
            hint = f"more than {PATIENCE} texts cannot be read: mend the others, and check again"
            return Finding("", "the text was not read to its end", hint)
        if isinstance(error, TooMuchWorkError):
            hint = "write fewer, or divide the text into several"
            return Finding(error.near, f"there are too many {error.what} for the text to be read", hint)
        said = f"the text cannot be read in {self._seconds:g} seconds"
        return Finding("", said, "look for what it repeats many times, and divide it into several")


def _configured(effort: Effort) -> Markdown:
    footnotes = CountedFootnotes(BACKLINK_TITLE="Back to the text of note {}")
    footnotes.effort = effort
    return Markdown(
        extensions=[
            "tables",
            "def_list",
            "sane_lists",
            footnotes,
            CodeBlocks(effort),
            TocExtension(slugify=slugify_unicode, permalink="#", permalink_title="Link to this section"),
            _OnOurPages(),
            Measured(effort),
        ]
    )


@dataclass(slots=True)
class _Resolver:
    targets: Targets
    path: str
    faults: int = 0

    def resolve(self, tag: str, address: str) -> str:
        if tag == "img" and links.is_on_the_web(address):
            hint = "readers load nothing from elsewhere: put the file in content/images/"
            raise Fault(f"the picture `{address}` is on another site", hint)
        try:
            return self.targets.resolve(address, self.path, guess=self.faults < MAX_GUESSES)
        except Fault:
            self.faults += 1
            raise


class _OnOurPages(Extension):
    """What a text needs to stand on a page of the site."""

    def extendMarkdown(self, md: Markdown) -> None:
        # Before `toc` (priority 5), which names the headings.
        md.treeprocessors.register(_MoveHeadings(md), "below-the-title", 6)
        md.treeprocessors.register(_AlignByClass(md), "align-by-class", 4)
        md.treeprocessors.register(_QuietPermalinks(md), "quiet-permalinks", 3)


class _MoveHeadings(Treeprocessor):
    """The page's title is its one first-level heading: a text that uses that level moves down by one."""

    def run(self, root: Element) -> None:
        if root.find(".//h1") is None:
            return
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.tag = _HEADINGS[min(_HEADINGS.index(element.tag) + 1, 5)]


class _AlignByClass(Treeprocessor):
    """Columns are aligned by a class: a style attribute would need a laxer Content-Security-Policy."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            style = cell.attrib.pop("style", "") if cell.tag in {"td", "th"} else ""
            if style.startswith("text-align:"):
                cell.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")


class _QuietPermalinks(Treeprocessor):
    """The theme draws the sign beside a heading: as text it would stand in every feed reader."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "headerlink":
                link.text = ""
                link.set("aria-label", link.attrib.pop("title"))
