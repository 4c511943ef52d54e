"""What a field may hold: how it is read, in words for people, and as JSON Schema for editors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator, GetJsonSchemaHandler
from pydantic.fields import FieldInfo

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class FieldType(BeforeValidator):
    """A value that ``func`` reads.

    ``words`` say what it may be, behind "may be"; ``schema`` says it to programs, made from the JSON Schema of what is
    inside where that matters.
    """

    words: str = ""
    schema: Mapping[str, Any] | Callable[[JsonSchema], JsonSchema] | None = None

    # By identity: `typing` keeps one of two annotations that are equal, and those of one reader differ in their words.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> JsonSchema:
        """The JSON Schema; called by pydantic."""
        if callable(self.schema):
            return self.schema(handler(core_schema))
        return handler(core_schema) if self.schema is None else dict(self.schema)


def words_of(field: FieldInfo) -> str:
    """What the field may hold; empty where it has fields of its own."""
    return next((found.words for found in _held(field) if found.words), "")


def inside(field: FieldInfo) -> type[BaseModel] | None:
    """The fields that the field has of its own."""
    return next((part for part in _parts(field.annotation) if isinstance(part, type) and _is_model(part)), None)


def _held(field: FieldInfo) -> Iterator[FieldType]:
    for extra in (*field.metadata, *_parts(field.annotation)):
        if isinstance(extra, FieldType):
            yield extra


def _parts(annotation: Any) -> Iterator[Any]:
    """The annotation with all that it is made of, the outermost first."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if not isinstance(part, FieldType):
            yield from _parts(part)


def _is_model(part: type) -> bool:
    return issubclass(part, BaseModel)
