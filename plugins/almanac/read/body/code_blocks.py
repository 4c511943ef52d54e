"""Code of a text in colours: which languages have them, and how large the code may be.

Authors say the language, and nothing else of what the colouring program can be told.
"""

from __future__ import annotations

import re
from functools import cache

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name

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
# The first word behind the fence: `python`, `{.python}`, `.python`.
_LANGUAGE = re.compile(r"[ ]*\{?[ ]*\.?([\w#.+-]+)")
_FORMATTER = HtmlFormatter(cssclass=CLASS, wrapcode=True)


class CodeBlocks:
    """The code of one text; together its blocks get colours up to a limit."""

    def __init__(self) -> None:
        self._coloured = 0

    def html(self, code: str, info: str) -> str:
        """The code as HTML; ``info`` stands behind the fence that opens it."""
        named = _LANGUAGE.match(info)
        language = named[1].lower() if named else ""
        coloured = language in COLOURED and self._is_worth_it(code)
        lexer = _lexer_of(language if coloured else "text")
        return str(highlight(code.strip("\n"), lexer(), _FORMATTER))

    def _is_worth_it(self, code: str) -> bool:
        self._coloured += len(code)
        return len(code) <= _MAX_COLOURED and self._coloured <= _MAX_COLOURED_IN_ALL and not _NOT_BY_HAND.search(code)


@cache  # of the languages in COLOURED; Pygments looks for each among five hundred
def _lexer_of(language: str) -> type[Lexer]:
    return find_lexer_class_by_name(language)
