"""Python-Markdown that counts its own work: some texts make it look at the same characters again and again.

What comes out is the same as ever; what would take too long is told by ``Effort`` instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown import inlinepatterns as inline
from markdown.blockprocessors import EmptyBlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension, FootnoteInlineProcessor
from markdown.extensions.tables import TableProcessor
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from almanac.read.body.effort import MAX_DEPTH, Effort, TooDeepError

_CONTENTS = "[TOC]"
_QUOTE = re.compile("[\"']")
_BRACKETS = "square brackets `[`"
_TAGS = "`<`"
_WORDS: tuple[tuple[type[inline.InlineProcessor], str], ...] = (
    (inline.BacktickInlineProcessor, "backticks"),
    (inline.EscapeInlineProcessor, "backslashes"),
    (inline.DelimiterProcessor, "`*` and `_`"),
    (inline.HtmlInlineProcessor, "`<` and `&`"),
    (inline.AutolinkInlineProcessor, _TAGS),
    (inline.AutomailInlineProcessor, _TAGS),
    (inline.LinkInlineProcessor, _BRACKETS),
    (inline.SubstituteTagInlineProcessor, "line breaks"),
    (FootnoteInlineProcessor, "marks of footnotes `[^`"),
)
# What one step is worth: characters that are copied, cells of a table, and so on.
_COPIED = 64
_PER_BLOCK = 250
_PER_LOOK = 2
_PER_MATCH = 100
_PER_CELL = 200
_PER_HEADING = 1000
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_Found = TypeVar("_Found")


class Measured(Extension):
    """Comes last, when all other extensions have brought what they bring."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Html(md, self._effort), "html_block", 20)
        md.parser.blockprocessors.register(_Blocks(md, self._effort), "empty", 100)
        md.parser.blockprocessors.register(_Tables(md, self._effort), "table", 75)
        # Before `toc` (5).
        md.treeprocessors.register(_Headings(md, self._effort), "count-headings", 6)
        # Where a pattern is tried; the registry itself keeps those that others look up.
        in_paragraphs = InlineTreeprocessor(md)
        in_paragraphs.inlinePatterns = Registry()
        for n, pattern in enumerate(md.inlinePatterns):
            if not isinstance(pattern, inline.InlineProcessor):
                raise TypeError(f"a pattern of the old kind cannot be counted: {pattern.type()}")
            counted = _Counted(pattern, self._effort)
            # The stubs take this for a registry of tree processors, whose class has the same name.
            in_paragraphs.inlinePatterns.register(counted, str(n), -n)  # type: ignore[arg-type]
        md.treeprocessors.register(in_paragraphs, "inline", 20)


class CountedFootnotes(FootnoteExtension):
    """Each note is looked for among all, and each further reference to one is numbered by trying every number."""

    effort: Effort

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:
        """The id of a reference to a note."""
        separator = self.get_separator()
        before: int = self.found_refs.get(f"fnref{separator}{id}", 0) if found else 0
        self.effort.spend(20 * before, f"references to the footnote `{id}`", f"[^{id}]")
        self.effort.spend(100 + len(self.footnotes) // 2, "footnotes", f"[^{id}]")
        return str(super().makeFootnoteRefId(id, found))


class _Html(HtmlBlockPreprocessor):
    """Blocks of HTML; a tag that is not closed is looked for to the end of the text."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort

    def run(self, lines: list[str]) -> list[str]:
        parser = _Extractor(self.md, self._effort)
        parser.feed("\n".join(lines))
        parser.close()
        return "".join(parser.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    """Counts what each tag, comment and declaration costs."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        self._effort = effort
        super().__init__(md)

    def _count(self, start: int, end: int) -> int:
        """The same end, where the next is looked for; a tag that is none was looked through to where it might end."""
        length = len(self.rawdata)
        looked_at = (end if end > start + 2 else self._might_end(start)) - start
        # What follows is copied, to see whether it begins with an empty line; what is open is looked through.
        beside = (length - start) // 512 + (len(self.inline_stack) + len(self.stack)) // 4
        self._effort.spend(20 + looked_at + beside, _TAGS, self.rawdata[start : start + 20])
        return end

    def _might_end(self, start: int) -> int:
        closes = self.rawdata.find(">", start)
        # In quotes it closes nothing.
        if closes < 0 or _QUOTE.search(self.rawdata, start, closes):
            return len(self.rawdata)
        return closes

    def parse_starttag(self, i: int) -> int:
        return self._count(i, super().parse_starttag(i))

    def parse_endtag(self, i: int) -> int:
        return self._count(i, super().parse_endtag(i))

    def parse_html_declaration(self, i: int) -> int:
        return self._count(i, super().parse_html_declaration(i))

    def parse_pi(self, i: int) -> int:
        return self._count(i, super().parse_pi(i))

    def handle_comment(self, data: str) -> None:
        # Each tag that is open is looked for behind the comment.
        ahead = len(self.rawdata) - self.line_offset - self.offset
        self._effort.spend(len(self.inline_stack) * ahead // 8, "comments `<!--`", "<!--")
        super().handle_comment(data)


class _Blocks(EmptyBlockProcessor):
    """Asked first of each block; what a list or a quotation holds are blocks again."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md.parser)
        self._effort = effort

    def test(self, parent: Element, block: str) -> bool:
        if len(self.parser.state) > MAX_DEPTH:
            raise TooDeepError
        # What is left of it after a heading is looked through again.
        self._effort.spend(_PER_BLOCK + len(block), "paragraphs, headings and items of lists", block)
        return super().test(parent, block)


class _Headings(Treeprocessor):
    """Each heading is written out to get a name of its own, and stands in each list of contents."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort

    def run(self, root: Element) -> None:
        found = sum(1 for element in root.iter() if element.tag in _HEADINGS)
        lists = sum(1 for element in root.iter("p") if (element.text or "").strip() == _CONTENTS)
        self._effort.spend(_PER_HEADING * found, "headings", "#")
        self._effort.spend(_PER_HEADING * found * lists, f"`{_CONTENTS}`", _CONTENTS)


class _Tables(TableProcessor):
    """A row that is too short gets the cells that it lacks; each of its bars may stand in each of its codes."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md.parser, {"use_align_attribute": False})
        self._effort = effort

    def test(self, parent: Element, block: str) -> bool:
        self._count_bars(block.split("\n", 2)[:2])
        return super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        rows = blocks[0].split("\n")
        self._count_bars(rows)
        self._effort.spend(_PER_CELL * len(self.separator) * len(rows), "cells in a table", rows[0])
        super().run(parent, blocks)

    def _count_bars(self, rows: list[str]) -> None:
        for row in rows:
            self._effort.spend(row.count("|") * row.count("`") // 4, "backticks in a table", row)


class _Counted(inline.InlineProcessor):
    """A pattern in the text of a paragraph; what it finds is replaced, which copies the paragraph."""

    def __init__(self, pattern: inline.InlineProcessor, effort: Effort) -> None:
        self._pattern = pattern
        self._effort = effort
        self._words = next((words for kind, words in _WORDS if isinstance(pattern, kind)), "signs")
        self._looks_on = isinstance(pattern, inline.BacktickInlineProcessor)
        # Asked for every paragraph, and never another one.
        self._expression = pattern.getCompiledRegExp()
        self.ANCESTOR_EXCLUDES = pattern.ANCESTOR_EXCLUDES  # type: ignore[misc]
        # These look on in Python, character by character.
        if isinstance(pattern, inline.LinkInlineProcessor):
            pattern.getText = self._counted(pattern.getText, lambda found: found[1])  # type: ignore[assignment, method-assign]
            pattern.getLink = self._counted(pattern.getLink, lambda found: found[2])  # type: ignore[assignment, method-assign]
        if isinstance(pattern, inline.ReferenceInlineProcessor):
            pattern.makeTag = self._repeated(pattern.makeTag)  # type: ignore[assignment, method-assign]
        if isinstance(pattern, inline.DelimiterProcessor):
            pattern.search = self._counted(pattern.search, _end_of_match)  # type: ignore[assignment, method-assign]

    def getCompiledRegExp(self) -> re.Pattern[str]:
        return self._expression

    def type(self) -> str:
        return self._pattern.type()

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """The pattern's own answer."""
        node, start, end = self._pattern.handleMatch(m, data)
        looked_at = (len(data) if node is None else end or 0) - m.start() if self._looks_on else 0
        self._effort.spend(_PER_MATCH + len(data) // _COPIED + looked_at, self._words, data)
        return node, start, end

    def _counted(
        self, look: Callable[[str, int], _Found], end: Callable[[_Found], int]
    ) -> Callable[[str, int], _Found]:
        """The same, counted up to where it stopped."""

        def counted(data: str, index: int) -> _Found:
            found = look(data, index)
            stopped = end(found)
            self._effort.spend(_PER_LOOK * ((stopped if stopped >= 0 else len(data)) - index), self._words, data)
            return found

        return counted

    def _repeated(self, make: Callable[[str, str, str], Element]) -> Callable[[str, str, str], Element]:
        """A link by reference; the address is written anew for each."""

        def counted(href: str, title: str, text: str) -> Element:
            self._effort.spend(len(href) + len(title or ""), "links to a long address", text)
            return make(href, title, text)

        return counted


def _end_of_match(found: re.Match[str] | None) -> int:
    return found.end() if found else -1
