"""Puts what a site needs, or another value, into its settings file, and leaves all else in it as it is."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_INDENT = "    "
_HAS_COMMA = re.compile(r"\s*(?:#[^\n]*\n\s*)*,")


@dataclass(frozen=True, slots=True)
class NeededSettings:
    """What settings lack, by their names: items of lists, entries of mappings. ``present`` is what they have."""

    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    present: Mapping[str, Any] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """A line for each setting, with its whole value, as one would write it."""
        values: dict[str, Any] = {name: [*self.present.get(name, ()), *new] for name, new in self.lists.items() if new}
        values |= {name: {**self.present.get(name, {}), **new} for name, new in self.mappings.items() if new}
        return [f"{name} = {_written(value)}" for name, value in values.items()]

    def __bool__(self) -> bool:
        """Whether anything is lacking."""
        return any(self.lists.values()) or any(self.mappings.values())


def with_settings(text: str, needed: NeededSettings) -> str:
    """The file with what it lacks: within a value that is written out, else in a line behind it.

    Raises ``ValueError`` where the file is not Python.
    """
    for name, new in needed.lists.items():
        if new:
            items = [_written(item) for item in new]
            text = _added(text, name, items, f"{name} = [*{name}, {', '.join(items)}]", needed)
    for name, pairs in needed.mappings.items():
        if pairs:
            items = [f"{_written(key)}: {_written(value)}" for key, value in pairs.items()]
            text = _added(text, name, items, f"{name} = {{**{name}, {', '.join(items)}}}", needed)
    return text


def with_address(text: str, name: str, old: str, new: str) -> str:
    """The file with another address where a setting last gets its value: `SITEURL = os.environ.get("SITEURL", OLD)`.

    Raises ``ValueError`` where the old one, with or without a slash at its end, does not stand there once.
    """
    module = _parsed(text)
    last = next((statement for statement in reversed(module.body) if _changes(statement, name)), None)
    constants = [part for part in ast.walk(last) if isinstance(part, ast.Constant)] if last else []
    parts = [part for part in constants if isinstance(part.value, str) and part.value.rstrip("/") == old]
    if len(parts) != 1:
        raise ValueError(f"{name} does not say `{old}` once")
    positions, part = _Positions(text), parts[0]
    begin = positions.of(part.lineno, part.col_offset)
    end = positions.of(part.end_lineno or 1, part.end_col_offset or 0)
    return f"{text[:begin]}{_written(new)}{text[end:]}"


def _parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text.removeprefix("\ufeff"))
    except (SyntaxError, ValueError) as error:
        raise ValueError(str(error)) from None


def _added(text: str, name: str, items: Sequence[str], line: str, needed: NeededSettings) -> str:
    statements = [statement for statement in _parsed(text).body if _changes(statement, name)]
    if not statements:
        whole = next(one for one in needed.lines() if one.startswith(f"{name} = "))
        return f"{text.rstrip()}\n{whole}\n"
    last = statements[-1]
    value = last.value if isinstance(last, ast.Assign | ast.AnnAssign) else None
    positions = _Positions(text)
    if isinstance(value, ast.List | ast.Tuple | ast.Dict) and _is_plain(last, name):
        return _within(text, value, items, positions)
    end = positions.of(last.end_lineno or 1, last.end_col_offset or 0)
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    return f"{text[:line_end]}\n{line}{text[line_end:]}"


def _within(text: str, value: ast.List | ast.Tuple | ast.Dict, items: Sequence[str], positions: _Positions) -> str:
    """The text with items behind the last one of a literal."""
    end = positions.of(value.end_lineno or 1, value.end_col_offset or 0)
    inside = value.values if isinstance(value, ast.Dict) else value.elts
    is_bare = isinstance(value, ast.Tuple) and text[end - 1 : end] != ")"
    closing = end if is_bare else end - 1
    if not inside:
        start = positions.of(value.lineno, value.col_offset) + 1
        return f"{text[:start]}{', '.join(items)}{text[closing:] if '#' not in text[start:closing] else text[start:]}"
    last = positions.of(inside[-1].end_lineno or 1, inside[-1].end_col_offset or 0)
    tail = text[last:closing]
    comma = "" if _HAS_COMMA.match(tail) else ","
    if "\n" not in tail:
        behind = tail.strip().removeprefix(",")
        return f"{text[:last]}, {', '.join(items)}{',' if not comma else ''}{behind}{text[closing:]}"
    before, _, indent_of_end = tail.rpartition("\n")
    is_below = inside[0].lineno > value.lineno
    indent = positions.indent(inside[0].lineno) if is_below else indent_of_end + _INDENT
    new = "".join(f"\n{indent}{item}," for item in items)
    return f"{text[:last]}{comma}{before}{new}\n{indent_of_end}{text[closing:]}"


def _is_plain(statement: ast.stmt, name: str) -> bool:
    """Whether it gives the name its whole value."""
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return len(targets) == 1 and isinstance(targets[0], ast.Name) and targets[0].id == name


def _changes(statement: ast.stmt, name: str) -> bool:
    """Whether the name may have another value behind a statement: it is given one, or a part of one, in it."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    for part in ast.walk(statement):
        targets: list[ast.expr] = []
        if isinstance(part, ast.Assign):
            targets = part.targets
        elif isinstance(part, ast.AnnAssign | ast.AugAssign):
            targets = [part.target]
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            targets = [part.func.value]
        if any(isinstance(found, ast.Name) and found.id == name for one in targets for found in ast.walk(one)):
            return True
    return False


class _Positions:
    """Finds places of a text, of which ``ast`` counts the bytes of each line."""

    def __init__(self, text: str) -> None:
        self._mark = 1 if text.startswith("\ufeff") else 0
        self._lines = io.StringIO(text[self._mark :], newline="").readlines()
        self._starts = [self._mark]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def indent(self, line: int) -> str:
        """The blanks with which a line begins."""
        whole = self._lines[line - 1]
        return whole[: len(whole) - len(whole.lstrip(" \t"))]

    def of(self, line: int, column: int) -> int:
        """The place of a column, counted in bytes, in a line, counted from 1."""
        before = self._lines[line - 1].encode()[:column].decode() if line <= len(self._lines) else ""
        return self._starts[line - 1] + len(before)


def _written(value: Any) -> str:
    """A value as Python has it, with the quotation marks of this project."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_written(key)}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    written = repr(value)
    if isinstance(value, str) and written.startswith("'") and '"' not in value:
        return f'"{written[1:-1]}"'
    return written
