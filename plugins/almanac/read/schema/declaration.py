"""What declares a field: the base of every kind of fields, and how a value is read, in words and in JSON Schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

# In the JSON Schema of a field, for the forms of the site alone: how many characters it has at most, spaces in one.
AT_MOST = "most"


class Fields(BaseModel, frozen=True):
    """Front matter of one kind of file, or of one part of it; ``title`` of the configuration names it in messages.

    What reads it is built when it first reads: where all front matter is kept, nothing does.
    """

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class TextFields(Fields, frozen=True):
    """Front matter of a file with a text, which is in a language."""

    if TYPE_CHECKING:
        # Declared by each, in its own words and at its own place.
        lang: str | None


def kinds_of_fields(of: type[Fields] = Fields) -> Iterator[type[Fields]]:
    """Every kind that people write, but those that others are made of."""
    for kind in of.__subclasses__():
        if not kind.__name__.startswith("_"):
            yield from kinds_of_fields(kind) if kind.__subclasses__() else (kind,)


@dataclass(frozen=True, slots=True, eq=False)
class FieldType(BeforeValidator):
    """A value that ``func`` reads.

    ``words`` say what it may be, behind "may be"; ``schema`` says it to programs, made from the JSON Schema of what is
    inside where that matters.
    """

    words: str = ""
    schema: Mapping[str, object] | Callable[[JsonSchemaValue], JsonSchemaValue] | None = None

    # By identity: `typing` keeps one of two annotations that are equal, and those of one reader differ in their words.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The JSON Schema; called by pydantic."""
        if callable(self.schema):
            return self.schema(handler(core_schema))
        return handler(core_schema) if self.schema is None else dict(self.schema)


def adapter(field: FieldInfo) -> TypeAdapter[object]:
    """What reads the field on its own."""
    annotation: Any = field.annotation  # a type that only the declaration knows
    for extra in field.metadata:
        annotation = Annotated[annotation, extra]
    return TypeAdapter(annotation)


def words_of(field: FieldInfo) -> str:
    """What the field may hold; empty where it has fields of its own."""
    return next((held.words for held in _held(field) if held.words), "")


def inside(field: FieldInfo) -> type[BaseModel] | None:
    """The fields that the field has of its own."""
    return next(
        (part for part in _parts(field.annotation) if isinstance(part, type) and issubclass(part, BaseModel)), None
    )


def _held(field: FieldInfo) -> Iterator[FieldType]:
    for extra in (*field.metadata, *_parts(field.annotation)):
        if isinstance(extra, FieldType):
            yield extra


def _parts(annotation: object) -> Iterator[object]:
    """The annotation with all that it is made of, the outermost first."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if not isinstance(part, FieldType):
            yield from _parts(part)
