"""Front matter against the schema: typed values for what is right, a Problem for all that is not."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter, Path, Raw
from almanac.read.validation.example_lines import Examples
from almanac.read.validation.unknown_field import unknown_field
from almanac.read.validation.wrong_value import adapter_of, in_words, value_at


class Values:
    """The fields of one file that are right, by name; what is wrong or left out has its default."""

    def __init__(self, front: FrontMatter, declared: type[BaseModel]) -> None:
        self._front = front
        self._declared = declared
        self._values: dict[str, Any] = {}
        self._partial: dict[str, Any] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, name: str) -> Any:
        """The value, or the field's default; None for a required field that is wrong."""
        if name in self._values:
            return self._values[name]
        field = self._declared.model_fields[name]
        return None if field.is_required() else field.get_default(call_default_factory=True)

    def has(self, name: str) -> bool:
        """Whether the file gives the field, and gives it right."""
        return name in self._values

    def partial(self, name: str) -> Any:
        """The value, or of fields of its own those that are right; None where nothing is."""
        return self[name] if name in self._values else self._partial.get(name)

    def is_wrong(self, name: str) -> bool:
        """Whether the file gives the field, or means to, but not so that it can be read."""
        return self._front.is_unread(name) or any(name == problem.field.split(".")[0] for problem in self.problems)

    def report(self, where: str | Path, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Note a Problem that only several fields together show."""
        path: Path = (where,) if isinstance(where, str) else where
        name = presentable(".".join(str(part)[:80] for part in path))
        line = self._front.line(path)
        self.problems.append(Problem(self._front.path, line, name, presentable(message), presentable(hint), severity))

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value

    def _set_partial(self, name: str, value: Any) -> None:
        self._partial[name] = value


def validate(front: FrontMatter, declared: type[BaseModel], site: Site) -> Values:
    """Every field on its own, so that one fault hides no other."""
    values = Values(front, declared)
    examples = Examples(site, front.path)
    known = {field.alias or name: (name, field) for name, field in declared.model_fields.items()}
    for written, raw in front.data.items():
        if written not in known:
            values.report(written, *unknown_field(written, declared, front.data))
            continue
        name, field = known[written]
        if raw is None and not field.is_required():
            continue
        try:
            values._set(name, adapter_of(declared, name).validate_python(raw, context=site))
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                values.report(*in_words(error, raw, written, declared, examples))
            values._set_partial(name, _what_is_right(adapter_of(declared, name), raw, errors, site))
    for written, (_, field) in known.items():
        if field.is_required() and written not in front.data and not front.is_unread(written):
            values.report(written, "is missing", examples.to_add(written, declared))
    return values


def _what_is_right(adapter: TypeAdapter[Any], raw: Raw, errors: ValidationError, site: Site) -> Any:
    """A value with fields of its own without those that are wrong; None where too little is left."""
    rest = deepcopy(raw)
    for error in errors.errors(include_url=False):
        where = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
        _take_out(rest, where)
    try:
        return adapter.validate_python(rest, context=site) if isinstance(rest, dict) and rest else None
    except ValidationError:
        return None


def _take_out(raw: Raw, where: tuple[str | int, ...]) -> None:
    """Remove the field at the path; of a list in which one is wrong, all of it."""
    depth = max((n for n, part in enumerate(where) if isinstance(part, str)), default=None)
    if depth is None:
        return
    parent = value_at(raw, where[:depth])
    if isinstance(parent, dict):
        parent.pop(where[depth], None)
