"""Reads a file that is one list: each of its entries as front matter is read, every fault at its own line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.validation.validate import validate

# What the list is called where it is read as front matter in which it has a name.
LISTED = "listed"
# So many lines stand above it then.
_ABOVE = 2

_Whole = TypeVar("_Whole", bound=Fields)


def read_list(
    text: str, path: str, declared: type[_Whole], settings: ReadingSettings
) -> tuple[_Whole | None, list[int], list[Problem]]:
    """The whole file, the lines on which its entries begin, and all that is wrong.

    ``declared`` has the list as its one field ``LISTED``. None for an empty list, and where a Problem is an error.
    """
    text = text.removeprefix("\ufeff")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if _says(line)]
    if not lines or [line.strip() for _, line in lines] == ["[]"]:
        return None, [], []
    first, line = lines[0]
    if re.match(r"[\w-]+:(?:\s|$)", line):
        hint = f"begin each entry with a dash and a space, and indent its other lines by two: `- {line.strip()}`"
        return None, [], [Problem(path, first, "", "is not a list", presentable(hint))]
    source = re.sub(r"\A---[ \t]*\r?\n", "#\n", text)
    front, problems = read_front_matter(f"---\n{LISTED}:\n{source}\n---\n", path)
    whole, begins = None, list[int]()
    if front is not None:
        problems += _second_document(front, path)
        checked = validate(front, declared, settings)
        problems += checked.problems
        if checked.fields is not None and not any(problem.is_error for problem in problems):
            whole = checked.fields
            count = len(getattr(whole, LISTED))
            begins = [front.line((LISTED, number)) - _ABOVE for number in range(count)]
    return whole, begins, [_in_file(problem) for problem in problems]


def _says(line: str) -> bool:
    """Whether it is more than a comment, or the beginning of a document."""
    return line.rstrip() not in {"", "---"} and not line.lstrip().startswith("#")


def _second_document(front: FrontMatter, path: str) -> Iterator[Problem]:
    if front.body.strip().removeprefix("---").strip():
        yield Problem(path, front.body_line - 1, "", "a second document begins here", "delete the line `---`")


def _in_file(problem: Problem) -> Problem:
    """The Problem as the file has it: its own lines, and the names of fields without that of the list."""
    field = re.sub(rf"^{LISTED}(?:\.\d+)?\.?", "", problem.field)
    return replace(problem, line=max(problem.line - _ABOVE, 1), field=field)
