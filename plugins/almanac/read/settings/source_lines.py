"""Finds the line of a setting in its file, and of a value inside it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

_OTHER_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


class SettingsSource:
    """The text of a settings file; of a text that is not Python nothing is known."""

    def __init__(self, text: str) -> None:
        self._statements: dict[str, list[ast.stmt]] = {}
        self._assigned: dict[str, None] = {}
        self._read: set[str] = set()
        try:
            module = ast.parse(text.removeprefix("\ufeff"))
        except (SyntaxError, ValueError):
            return
        for node in _of_this_scope(module):
            if isinstance(node, ast.stmt):
                for name in _changed(node):
                    self._statements.setdefault(name, []).append(node)
            elif isinstance(node, ast.Name):
                self._note(node)

    def _note(self, name: ast.Name) -> None:
        if isinstance(name.ctx, ast.Store):
            self._assigned.setdefault(name.id)
        else:
            self._read.add(name.id)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that get a value, in the order of their first lines."""
        return tuple(self._assigned)

    def line(self, name: str, value: object = None) -> int:
        """The line on which ``name`` gets its value for the last time, or that of a ``value`` in it; 0 for none."""
        statements = self._statements.get(name, [])
        inside = [part.lineno for part in _parts(statements) if isinstance(part, ast.Constant) and part.value == value]
        if value is not None and inside:
            return inside[-1]
        return statements[-1].lineno if statements else 0

    def is_read(self, name: str) -> bool:
        """Whether the file uses the name itself."""
        return name in self._read

    def is_from_environment(self, name: str) -> bool:
        """Whether the value may come from an environment variable."""
        parts = _parts(self._statements.get(name, [])[-1:])
        return any(isinstance(part, ast.Attribute) and part.attr in {"environ", "getenv"} for part in parts)


def _parts(statements: Iterable[ast.stmt]) -> Iterator[ast.AST]:
    return (part for statement in statements for part in ast.walk(statement))


def _of_this_scope(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, _OTHER_SCOPES):
            yield from _of_this_scope(child)


def _changed(node: ast.stmt) -> Iterator[str]:
    """The names to which a statement gives a value, or a part: ``X = 1``, ``X["a"] = 1``, ``X.append(1)``."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
        targets = [node.value.func.value]
    for target in targets:
        yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
