"""The front matter of a file after it was checked: typed values of what is right, Problems for what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, TypeVar

from almanac.model import fault_words
from almanac.model.problem import Problem, Severity
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter, Path
from almanac.read.schema.declaration import Fields

_Fields = TypeVar("_Fields", bound=Fields, covariant=True)
_Read = TypeVar("_Read")
_Value = TypeVar("_Value")


class Checked(Generic[_Fields]):
    """What stands in one file, as its kind of ``Fields`` declares it."""

    def __init__(
        self,
        front: FrontMatter,
        right: _Fields,
        partly_right: _Fields | None = None,
        problems: Iterable[Problem] = (),
        *,
        lacks_required: bool = False,
    ) -> None:
        """``right`` are the values that could be read; ``partly_right`` has what is left of others, too."""
        self.problems = [*problems]
        self._front = front
        self._right = right
        self._partly_right = right if partly_right is None else partly_right
        self._lacks_required = lacks_required

    @property
    def fields(self) -> _Fields | None:
        """All fields, what is wrong or left out with its default; None while a required one is wrong or missing."""
        return None if self._lacks_required else self._right

    def value(self, of: Callable[[_Fields], _Value]) -> _Value | None:
        """One field while others may be wrong: None for a required one that is, else as in ``fields``.

        ``checked.value(lambda event: event.start)``.
        """
        return _read(self._right, of)

    def right_part(self, of: Callable[[_Fields], _Value]) -> _Value | None:
        """One field, and if it has fields of its own and some are wrong, those that are right; None where none is."""
        return _read(self._partly_right, of)

    def is_wrong(self, name: str) -> bool:
        """Whether the file gives the field, or means to, but not so that it can be read."""
        return self._front.is_unread(name) or any(name == problem.field.split(".")[0] for problem in self.problems)

    @property
    def lacks_fields(self) -> bool:
        """Whether a required field is missing, at the top or below a field."""
        return any(problem.message == fault_words.MISSING for problem in self.problems)

    def report(self, where: str | Path, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Note a Problem that only several fields together show."""
        path: Path = (where,) if isinstance(where, str) else where
        self.problems.append(problem_at(self._front, path, message, hint, severity))


def checked_in_part(
    declared: type[_Fields],
    front: FrontMatter,
    right: Mapping[str, object],
    partly_right: Mapping[str, object],
    problems: Iterable[Problem],
) -> Checked[_Fields]:
    """What is right of a file in which something is wrong; both mappings are by names as written."""
    return Checked(
        front,
        _unchecked(declared, right),
        _unchecked(declared, {**right, **partly_right}),
        problems,
        lacks_required=any(name not in right for name in _required(declared)),
    )


def _unchecked(declared: type[_Fields], values: Mapping[str, object]) -> _Fields:
    """Made without a check, since each value has passed its own: a required field that is wrong is not there."""
    return declared.model_construct({*values}, **{**_defaults(declared), **values})


@cache
def _defaults(declared: type[Fields]) -> Mapping[str, object]:
    """What stands for fields that are left out, by names as written; each is a value that nobody can change."""
    return {
        field.alias or name: field.get_default()
        for name, field in declared.model_fields.items()
        if not field.is_required()
    }


@cache
def _required(declared: type[Fields]) -> Sequence[str]:
    """The fields that cannot be left out, by names as written."""
    return [field.alias or name for name, field in declared.model_fields.items() if field.is_required()]


def problem_at(
    front: FrontMatter, where: Path, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    """A Problem at the line of a value."""
    name = presentable(".".join(str(part)[:80] for part in where))
    return Problem(front.path, front.line(where), name, presentable(message), presentable(hint), severity)


def _read(fields: _Read, of: Callable[[_Read], _Value]) -> _Value | None:
    try:
        return of(fields)
    except AttributeError:  # a required field that is wrong
        return None
