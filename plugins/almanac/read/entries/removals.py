"""Reads ``content/removals.yml``: what was published and is no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import ConfigDict, Field

from almanac.model.problem import Problem
from almanac.model.removal import PATH, Removal, RemovedEvent
from almanac.model.site import ReadingSettings
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.removal import RemovalFields, RemovedEventFields
from almanac.read.validation.validate import validate

_LIST = "removals"
# The file is read as front matter in which the list has a name: so many lines stand above it then.
_ABOVE = 2


class _RemovalsFields(Fields, frozen=True):
    """The whole file, under the name that its list gets here."""

    model_config = ConfigDict(title="content/removals.yml")

    removals: tuple[RemovalFields, ...] = Field(())


def read_removals(text: str, settings: ReadingSettings) -> tuple[tuple[Removal, ...], list[Problem]]:
    """The entries in their order, and all that is wrong; none of them where a Problem is an error."""
    lines = [(number, line) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if _says(line)]
    text = text.removeprefix("\ufeff")
    if not lines or [line.strip() for _, line in lines] == ["[]"]:
        return (), []
    first, line = lines[0]
    if re.match(r"[\w-]+:(?:\s|$)", line):
        hint = f"begin each entry with a dash and a space, and indent its other lines by two: `- {line.strip()}`"
        return (), [Problem(PATH, first, "", "is not a list", presentable(hint))]
    source = re.sub(r"\A---[ \t]*\r?\n", "#\n", text)
    front, problems = read_front_matter(f"---\n{_LIST}:\n{source}\n---\n", PATH)
    removals: tuple[Removal, ...] = ()
    if front is not None:
        problems += _second_document(front)
        checked = validate(front, _RemovalsFields, settings)
        problems += checked.problems
        if checked.fields is not None and not any(problem.is_error for problem in problems):
            removals = tuple(
                _removal(fields, front.line((_LIST, number)) - _ABOVE, settings)
                for number, fields in enumerate(checked.fields.removals)
            )
    return removals, [_in_file(problem) for problem in problems]


def _says(line: str) -> bool:
    """Whether it is more than a comment, or the beginning of a document."""
    return line.rstrip() not in {"", "---"} and not line.lstrip().startswith("#")


def _second_document(front: FrontMatter) -> Iterator[Problem]:
    if front.body.strip().removeprefix("---").strip():
        yield Problem(PATH, front.body_line - 1, "", "a second document begins here", "delete the line `---`")


def _removal(fields: RemovalFields, line: int, settings: ReadingSettings) -> Removal:
    return Removal(
        addresses=fields.address,
        day=fields.when,
        why=fields.why,
        rule=fields.rule,
        decided_by=fields.decided_by,
        lang=fields.lang or settings.default_lang,
        event=_event(fields.event, settings) if fields.event else None,
        line=line,
    )


def _event(fields: RemovedEventFields, settings: ReadingSettings) -> RemovedEvent:
    uid = fields.uid if "@" in fields.uid else f"{fields.uid}@{settings.calendar_domain}"
    return RemovedEvent(uid, fields.start, fields.file, fields.sequence)


def _in_file(problem: Problem) -> Problem:
    """The Problem as the file has it: its own lines, and the names of fields without that of the list."""
    field = re.sub(rf"^{_LIST}(?:\.\d+)?\.?", "", problem.field)
    return replace(problem, line=max(problem.line - _ABOVE, 1), field=field)
