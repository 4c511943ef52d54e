"""Says of a value that the schema refuses what is wrong with it, and the remedy."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from almanac.model import fault_words
from almanac.model.site import ReadingSettings
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import Path, Raw
from almanac.read.schema.declaration import adapter, inside
from almanac.read.validation.example_lines import Examples
from almanac.read.validation.unknown_field import names_of, unknown_field
from almanac.read.values.plain_values import Empty, a_list


def in_words(
    error: ErrorDetails, raw: Raw, name: str, declared: type[BaseModel], examples: Examples
) -> tuple[Path, str, str]:
    """One of pydantic's errors: the path to the value, what is wrong, the remedy."""
    where: Path = (name, *error["loc"])
    last = str(where[-1])
    fault = error.get("ctx", {}).get("error")
    inner = _declared_at(declared, where)
    if isinstance(fault, Empty):
        return where, fault.message, _fill_in(where, inner or declared, examples)
    if isinstance(fault, Fault):
        return where, fault.message, fault.hint
    if error["type"] == "extra_forbidden" and inner:
        beside = value_at(raw, error["loc"][:-1])
        return where, *unknown_field(last, inner, beside if isinstance(beside, dict) else {})
    if error["type"] == "missing" and inner:
        return where, fault_words.MISSING, examples.to_add(last, inner)
    if error["type"] in {"model_type", "model_attributes_type", "dict_type"}:
        place = _place(where, is_item=bool(error["loc"]) and isinstance(value_at(raw, error["loc"][:-1]), list))
        return where, *_no_fields(error["input"], place, inner or declared, examples.settings)
    if error["type"] == "tuple_type":
        return where, "should be a list", "write each one after a dash, on lines of their own"
    return where, "cannot be read", f"write it in this form: `{examples.line(last, inner or declared)}`"


def _fill_in(where: Path, declared: type[BaseModel], examples: Examples) -> str:
    """The remedy for what is empty: a value, or nothing at all where nothing is required."""
    if isinstance(where[-1], int):
        return "write a value in its place, or delete it"
    field = next((f for n, f in declared.model_fields.items() if where[-1] in {n, f.alias}), None)
    if field is None or not field.is_required():
        return "write a value after the colon, or delete the line"
    return f"write a value after the colon, such as `{examples.line(str(where[-1]), declared)}`"


def _place(where: Path, *, is_item: bool) -> str:
    """Where the fields of a value go."""
    name = next(part for part in reversed(where) if isinstance(part, str))
    return "behind the dash" if is_item else f"below `{name}:`, indented by two spaces"


def _no_fields(value: Raw, place: str, declared: type[BaseModel], settings: ReadingSettings) -> tuple[str, str]:
    """A text or a list where fields should stand; ``place`` says where these go."""
    names = names_of(declared)
    listed = ", ".join(f"`{name}`" for name in names)
    if value is None:
        return "is empty", f"write its fields, or delete it: there are {listed}"
    if isinstance(value, list):
        return f"should have fields of its own, not {a_list(value)}", f"write them {place}: {listed}"
    first = next(iter(declared.model_fields))
    try:
        adapter_of(declared, first).validate_python(value, context=settings)
    except ValidationError:
        example = ""
    else:
        example = f", as `{names[0]}: {value}`; there are"
    return f"should have fields of its own, not `{value}`", f"write them {place}{example or ':'} {listed}"


def value_at(raw: Raw, where: tuple[str | int, ...]) -> Raw:
    """The value at a path of names and numbers."""
    for part in where:
        # One may stand for a list of one.
        if isinstance(raw, dict):
            raw = raw if isinstance(part, int) else raw.get(str(part), {})
        elif isinstance(raw, list) and isinstance(part, int):
            raw = raw[part]
    return raw


def _declared_at(declared: type[BaseModel], where: Path) -> type[BaseModel] | None:
    """The nested model in which the last part of ``where`` is a field, or which is the value itself."""
    current: type[BaseModel] | None = declared
    for part in where:
        if isinstance(part, int) or current is None:
            continue
        names = {field.alias or name: field for name, field in current.model_fields.items()}
        if part not in names:
            return current
        inner = inside(names[part])
        if inner is None:
            return current
        current = inner
    return current if len(where) > 1 or current is not declared else None


@cache
def adapter_of(declared: type[BaseModel], name: str) -> TypeAdapter[object]:
    """Reads one field of a model on its own."""
    return adapter(declared.model_fields[name])
