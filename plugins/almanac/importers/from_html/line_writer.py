"""Writes a line: its words, its marks where they are read as such, and elements where they are not."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from almanac.importers.from_html.as_html import tag_of
from almanac.importers.from_html.literal import (
    at_beginning,
    code,
    destination,
    in_brackets,
    is_itself,
    literal,
    title,
    without_bars,
)
from almanac.importers.from_html.parts import MARKS, Around, Nested, Piece, nested

# What breaks a line, in a paragraph and where there is one line alone.
_BREAK, _BREAK_IN_LINE = "\\\n", "<br>"
# Nothing that is seen, between code and code: their backticks would be one run (CommonMark 6.1).
_BETWEEN_CODE = "<!-- -->"


@dataclass(slots=True)
class _Token:
    """A part of the line: what is written, and for the beginning or end of an element which one."""

    text: str
    element: Around | None = None
    opens: bool = False
    partner: int = -1


@dataclass(frozen=True, slots=True)
class LineWriter:
    """Writes lines; ``plain`` writes elements in place of all marks, for lines of which marks are misread."""

    plain: bool = False

    def paragraph(self, pieces: Sequence[Piece]) -> str:
        """A paragraph; its breaks are line breaks."""
        several = any(piece.kind == "br" for piece in pieces)
        lines = self._written(pieces, _BREAK, without_bars if several else str).split("\n")
        return "\n".join(at_beginning(line) for line in lines)

    def line(self, pieces: Sequence[Piece]) -> str:
        """One line, as in a heading; its breaks are elements."""
        return self._written(pieces, _BREAK_IN_LINE, str)

    def cell(self, pieces: Sequence[Piece]) -> str:
        """A cell of a table."""
        return without_bars(self.line(pieces))

    def _written(self, pieces: Sequence[Piece], line_break: str, bars: Callable[[str], str]) -> str:
        tokens: list[_Token] = []
        self._tokens(nested(pieces), tokens, line_break, bars)
        _keep_apart(tokens)
        self._mark(tokens)
        return "".join(token.text for token in tokens)

    def _tokens(
        self, parts: Sequence[Nested], tokens: list[_Token], line_break: str, bars: Callable[[str], str]
    ) -> None:
        for part in parts:
            if part.piece is not None:
                tokens.append(_Token(_piece(part.piece, line_break, bars)))
            elif part.element is not None:
                start = len(tokens)
                tokens.append(_Token("", part.element, opens=True))
                self._tokens(part.children, tokens, line_break, bars)
                tokens[start].partner = len(tokens)
                tokens.append(_Token("", part.element, partner=start))
                _bare_address(part, tokens[start:])

    def _mark(self, tokens: list[_Token]) -> None:
        for token in tokens:
            if token.element is None or not token.opens:
                continue
            end = tokens[token.partner]
            if token.text:
                continue
            if token.element.name == "a":
                token.text, end.text = "[", f"]({_target(token.element)})"
            elif token.element.name not in MARKS:
                token.text, end.text = tag_of(token.element), f"</{token.element.name}>"
        for index, token in enumerate(tokens):
            if token.element is not None and token.opens and token.element.name in MARKS:
                self._mark_element(tokens, index, token.partner)

    def _mark_element(self, tokens: list[_Token], start: int, end: int) -> None:
        name = _name(tokens, start)
        mark = "" if self.plain else _mark_for(name, tokens, start, end)
        tokens[start].text, tokens[end].text = (mark, mark) if mark else (f"<{name}>", f"</{name}>")


def _piece(piece: Piece, line_break: str, bars: Callable[[str], str]) -> str:
    if piece.kind == "text":
        return bars(literal(piece.text))
    if piece.kind == "code":
        return code(piece.text)
    if piece.kind == "br":
        return line_break
    if piece.kind == "img":
        return f"![{in_brackets(bars(literal(piece.text)))}]({destination(piece.address)}{title(piece.title)})"
    if piece.kind == "note":
        return f"[^{piece.text}]"
    return f'<a id="{piece.text}"></a>'


def _bare_address(part: Nested, tokens: Sequence[_Token]) -> None:
    """A link that shows its address, between angle brackets."""
    only = part.children[0].piece if len(part.children) == 1 else None
    link = part.element
    if only is None or link is None or link.name != "a" or only.kind != "text" or link.get("title"):
        return
    if is_itself(link.get("href"), only.text):
        tokens[0].text, tokens[1].text, tokens[2].text = "<", only.text, ">"


def _target(link: Around) -> str:
    return f"{destination(link.get('href'))}{title(link.get('title'))}"


def _keep_apart(tokens: list[_Token]) -> None:
    """An exclamation mark before a link, or a backtick before code, is none of it."""
    for token, following in pairwise(tokens):
        is_link = following.element is not None and following.opens and following.element.name == "a"
        if token.element is not None and token.opens and token.element.name == "a":
            following.text = in_brackets(following.text)
        if token.text.endswith("!") and (is_link or following.text.startswith("[")):
            token.text = f"{token.text[:-1]}\\!"
        if token.text.endswith("`") and not token.text.endswith("\\`") and following.text.startswith("`"):
            token.text += _BETWEEN_CODE


def _mark_for(name: str, tokens: Sequence[_Token], start: int, end: int) -> str:
    """The mark that is read as such here (CommonMark 6.2); empty where none is."""
    before, after = _character(tokens, start, -1), _character(tokens, end, 1)
    first, last = _character(tokens, start, 1), _character(tokens, end, -1)
    mark = MARKS[name]
    beside = {_name(tokens, index) for index in (start - 1, start + 1, end - 1, end + 1)}
    if name in beside:
        return ""
    if name == "em" and "strong" in beside:  # three of the same would be read in another order
        mark = "_" if _is_apart(before) and _is_apart(after) else ""
    opens = not first.isspace() and (not _is_sign(first) or _is_apart(before))
    closes = not last.isspace() and (not _is_sign(last) or _is_apart(after))
    return mark if opens and closes else ""


def _name(tokens: Sequence[_Token], index: int) -> str:
    element = tokens[index].element if 0 <= index < len(tokens) else None
    return element.name if element is not None else ""


def _character(tokens: Sequence[_Token], index: int, step: int) -> str:
    """The character beside a mark; all marks and elements begin and end with a sign."""
    index += step
    while 0 <= index < len(tokens):
        token = tokens[index]
        if token.element is not None:
            return "*"
        if token.text:
            return token.text[-1 if step < 0 else 0]
        index += step
    return " "


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_apart(character: str) -> bool:
    return character.isspace() or _is_sign(character)
