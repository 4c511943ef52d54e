"""Checks front matter against the schema: each field on its own, so that one fault hides no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from almanac.model import fault_words
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.front_matter.front_matter import FrontMatter, Raw
from almanac.read.schema.declaration import Fields
from almanac.read.validation.checked import Checked, checked_in_part, problem_at
from almanac.read.validation.example_lines import Examples
from almanac.read.validation.unknown_field import unknown_field
from almanac.read.validation.wrong_value import adapter_of, in_words, value_at

_Fields = TypeVar("_Fields", bound=Fields)


def validate(front: FrontMatter, declared: type[_Fields], settings: ReadingSettings) -> Checked[_Fields]:
    """Every field that the file gives, and those that it lacks."""
    given = {written: raw for written, raw in front.data.items() if raw is not None}
    try:
        # In one go, as most files are: only where something is wrong each field is looked at on its own.
        return Checked(front, declared.model_validate(given, context=settings))
    except ValidationError:
        return _one_by_one(front, declared, settings)


def _one_by_one(front: FrontMatter, declared: type[_Fields], settings: ReadingSettings) -> Checked[_Fields]:
    """All that is wrong, and what is right beside it."""
    problems: list[Problem] = []
    right: dict[str, object] = {}
    partly_right: dict[str, object] = {}
    examples = Examples(settings, front.path)
    known = _by_written_name(declared)
    for written, raw in front.data.items():
        if written not in known:
            problems.append(problem_at(front, (written,), *unknown_field(written, declared, front.data)))
            continue
        name, field = known[written]
        if raw is None and not field.is_required():
            continue
        adapter = adapter_of(declared, name)
        try:
            right[written] = adapter.validate_python(raw, context=settings)
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                problems.append(problem_at(front, *in_words(error, raw, written, declared, examples)))
            remaining = _what_is_right(adapter, raw, errors, settings)
            if remaining is not None:
                partly_right[written] = remaining
    problems += _missing(front, declared, examples)
    return checked_in_part(declared, front, right, partly_right, problems)


@cache
def _by_written_name(declared: type[Fields]) -> Mapping[str, tuple[str, FieldInfo]]:
    """The fields with their names in Python, by those that people write."""
    return {field.alias or name: (name, field) for name, field in declared.model_fields.items()}


def _missing(front: FrontMatter, declared: type[Fields], examples: Examples) -> Iterator[Problem]:
    for written, (_name, field) in _by_written_name(declared).items():
        if field.is_required() and written not in front.data and not front.is_unread(written):
            yield problem_at(front, (written,), fault_words.MISSING, examples.to_add(written, declared))


def _what_is_right(
    adapter: TypeAdapter[object], raw: Raw, errors: ValidationError, settings: ReadingSettings
) -> object:
    """A value with fields of its own without those that are wrong; None where too little is left."""
    rest: Raw = deepcopy(raw)
    for error in errors.errors(include_url=False):
        where = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
        _take_out(rest, where)
    try:
        return adapter.validate_python(rest, context=settings) if isinstance(rest, dict) and rest else None
    except ValidationError:
        return None


def _take_out(raw: Raw, where: tuple[str | int, ...]) -> None:
    """Remove the field at the path; of a list in which one is wrong, all of it."""
    depth = max((n for n, part in enumerate(where) if isinstance(part, str)), default=None)
    if depth is None:
        return
    parent = value_at(raw, where[:depth])
    if isinstance(parent, dict):
        parent.pop(str(where[depth]), None)
