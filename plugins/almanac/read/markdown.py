"""Markdown -> safe HTML, each body once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.codehilite import CodeHiliteExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor

from almanac.model.entry import Body, Source
from almanac.model.problem import Problem, Severity
from almanac.read import links
from almanac.read.fault import Fault
from almanac.read.html import Finding, clean
from almanac.read.links import Targets
from almanac.read.plain_text import plain_text

MAX_BYTES = 200_000
_TO_INSPECT = ("<", "![")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# As character references they pass the front door: controls, overrides of direction, non-characters.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class MarkdownReader:
    """Renders bodies; one instance serves many, which is what makes it fast."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self._markdown = _configured()

    def read(self, source: Source, *, with_text: bool = False) -> tuple[Body, list[Problem]]:
        """The body of one file; ``with_text`` makes the plain text too."""
        if not source.body.strip():
            return Body(), []
        if len(source.body.encode()) > MAX_BYTES:
            size = len(source.body.encode()) // 1000
            return Body(), [
                _problem(source, Finding("", f"the text has {size} KB, more than 200", "divide it into a series"))
            ]
        try:
            html = self._markdown.reset().convert(source.body)
        except RecursionError:
            # What broke off in the middle of a list goes on in that list.
            self._markdown = _configured()
            said = Finding("", "lists or quotations are nested too deeply to be read", "ten levels are plenty")
            return Body(), [_problem(source, said)]
        cleaned = clean(
            html,
            _Resolver(self._targets, source.path).resolve,
            inspect=any(mark in source.body for mark in _TO_INSPECT),
        )
        shown = _INVISIBLE.sub("", cleaned.html)
        if shown != cleaned.html:
            hint = "delete the character reference (`&#x...;`)"
            finding = Finding("&#", "invisible control characters are left out", hint, Severity.WARNING)
            cleaned.findings.append(finding)
        problems = [_problem(source, finding) for finding in cleaned.findings]
        return Body(shown, plain_text(shown) if with_text else ""), problems


def _configured() -> Markdown:
    return Markdown(
        extensions=[
            "tables",
            "fenced_code",
            "def_list",
            "sane_lists",
            FootnoteExtension(BACKLINK_TITLE="Back to the text of note {}"),
            CodeHiliteExtension(guess_lang=False, css_class="highlight"),
            TocExtension(slugify=slugify_unicode, permalink="#", permalink_title="Link to this section"),
            _OnOurPages(),
        ]
    )


@dataclass(frozen=True, slots=True)
class _Resolver:
    targets: Targets
    path: str

    def resolve(self, tag: str, address: str) -> str:
        resolved = self.targets.resolve(address, self.path)
        if tag == "img" and links.is_elsewhere(resolved):
            hint = "readers load nothing from elsewhere: put the file in content/images/"
            raise Fault(f"the picture `{address}` is on another site", hint)
        return resolved


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


def _problem(source: Source, finding: Finding) -> Problem:
    """The Problem at the line of the first literal match, else at the body's first line."""
    body = source.body.casefold()
    position = body.find(finding.literal.casefold()) if finding.literal else -1
    line = source.body_line + (body.count("\n", 0, position) if position > 0 else 0)
    return Problem(source.path, line, "", _visible(finding.message), _visible(finding.hint), finding.severity)


def _visible(text: str) -> str:
    """In one line, without characters that a terminal obeys."""
    return " ".join(_CONTROL.sub(" ", text).split())
