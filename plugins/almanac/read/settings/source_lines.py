"""Finds the line of a setting in its file, and of a value inside it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

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
        """The line on which ``name`` gets its value for the last time, or that of a ``value`` in it; 0 for none.

        A tuple is the way to a value through mappings in mappings.
        """
        statements = self._statements.get(name, [])
        inside = _at(value, statements) if isinstance(value, tuple) else _written(value, statements)
        if value is not None and inside:
            return inside[-1].lineno
        return statements[-1].lineno if statements else 0

    def is_read(self, name: str) -> bool:
        """Whether the file uses the name itself."""
        return name in self._read

    def is_from_environment(self, name: str) -> bool:
        """Whether the value may come from an environment variable."""
        parts = _parts(self._statements.get(name, [])[-1:])
        return any(isinstance(part, ast.Attribute) and part.attr in {"environ", "getenv"} for part in parts)


def _parts(statements: Iterable[ast.AST]) -> Iterator[ast.AST]:
    return (part for statement in statements for part in ast.walk(statement))


def _written(value: object, nodes: Iterable[ast.AST]) -> list[ast.Constant]:
    return [part for part in _parts(nodes) if isinstance(part, ast.Constant) and part.value == value]


def _at(way: tuple[object, ...], nodes: Sequence[ast.AST]) -> list[ast.Constant]:
    """The keys at the end of a way through mappings, or of as much of it as is there."""
    keys, inside = [], []
    for key, value in _entries(nodes):
        if isinstance(key, ast.Constant) and key.value == way[0]:
            keys.append(key)
            inside.append(value)
    return (_at(way[1:], inside) if len(way) > 1 else []) or keys


def _entries(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.AST | None, ast.AST]]:
    """What mappings have under their keys, and what is put there: ``X["es"] = ...``."""
    for part in _parts(nodes):
        if isinstance(part, ast.Dict):
            yield from zip(part.keys, part.values, strict=True)
        elif isinstance(part, ast.Assign):
            yield from ((target.slice, part.value) for target in part.targets if isinstance(target, ast.Subscript))


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
