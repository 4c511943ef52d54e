"""Code in a text: which of it is coloured, and how large it may be for that.

Authors say the language, and nothing else of what the colouring program can be told.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.codehilite import CodeHilite, CodeHiliteExtension, HiliteTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.preprocessors import Preprocessor

from almanac.read.body.effort import Effort

CLASS = "highlight"
# Their colours take a bounded time; those of many others among five hundred do not.
COLOURED = frozenset(
    "awk bash bat c c++ clojure cmake console cpp css dart diff django docker dockerfile elixir erlang go graphql "  # noqa: SIM905 - reads better
    "haskell html http ini javascript jinja js json julia kotlin latex lisp lua make markdown mysql nginx nix "
    "objective-c ocaml perl php postgresql powershell protobuf py pycon pytb python r rst ruby rust scala scheme scss "
    "sed sh shell sparql sql swift terraform text toml ts turtle typescript vim wikitext xml yaml".split()
)
# Larger code stays without colours; so do lines and gaps that no one writes by hand.
_MAX_COLOURED = 5_000
_MAX_COLOURED_IN_ALL = 25_000
_NOT_BY_HAND = re.compile(r"[^\n]{500}|\s{100}")
_LANGUAGE = re.compile(r"[ ]*\.?([\w#.+-]+)")
_FENCE = re.compile(r"^(?:~{3}|`{3})", re.MULTILINE)


class CodeBlocks(Extension):
    """Fenced and indented code."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort

    def extendMarkdown(self, md: Markdown) -> None:
        FencedCodeExtension().extendMarkdown(md)
        CodeHiliteExtension(guess_lang=False, css_class=CLASS).extendMarkdown(md)
        # Before the fenced code (25), and in place of what colours indented code.
        md.preprocessors.register(_Fences(md, self._effort), "fences", 26)
        md.treeprocessors.register(_IndentedCode(md), "hilite", 30)


class _Fences(Preprocessor):
    """Fenced code, before it is coloured: of what stands behind a fence only the language is for authors to say."""

    def __init__(self, md: Markdown, effort: Effort) -> None:
        super().__init__(md)
        self._effort = effort
        self._coloured = 0

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        fences = len(_FENCE.findall(text))
        # One that is not closed is looked for to the end of the text.
        self._effort.spend(fences * len(text) // 32, "fences of code")
        self._coloured = 0
        return FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(self._with_language, text).split("\n") if fences else lines

    def _with_language(self, block: re.Match[str]) -> str:
        given = _LANGUAGE.match(block["attrs"] or "")
        language: str = block["lang"] or (given[1] if given else "")
        coloured = language.lower() in COLOURED and self._is_worth_it(block["code"])
        return f"{block['fence']}{language if coloured else ''}\n{block['code']}{block['fence']}"

    def _is_worth_it(self, code: str) -> bool:
        self._coloured += len(code)
        return len(code) <= _MAX_COLOURED and self._coloured <= _MAX_COLOURED_IN_ALL and not _NOT_BY_HAND.search(code)


class _IndentedCode(HiliteTreeprocessor):
    """Code by indentation; a first line such as `#!python` is code like the rest."""

    def run(self, root: Element) -> None:
        for block in root.iter("pre"):
            if len(block) == 1 and block[0].tag == "code" and block[0].text is not None:
                code = CodeHilite(self.code_unescape(block[0].text), lang="text", css_class=CLASS)
                placeholder = self.md.htmlStash.store(code.hilite())
                block.clear()
                block.tag, block.text = "p", placeholder
