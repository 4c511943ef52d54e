"""Front matter against the schema: typed values for what is right, a Problem for all that is not."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.read import schema
from almanac.read.fault import Fault, did_you_mean
from almanac.read.frontmatter import FrontMatter, Path, Raw

# Fields of the other kind, which people mix up.
_OTHER_KINDS: dict[type[BaseModel], tuple[type[BaseModel], ...]] = {
    schema.StoryFields: (schema.EventFields,),
    schema.EventFields: (schema.StoryFields,),
    schema.PageFields: (schema.StoryFields, schema.EventFields),
    schema.EventTranslationFields: (schema.EventFields,),
}
# What says nearly the same in the kind at hand.
_INSTEAD: dict[tuple[type[BaseModel], str], str] = {
    (schema.StoryFields, "start"): "date",
    (schema.StoryFields, "organizers"): "authors",
    (schema.EventFields, "date"): "start",
    (schema.EventFields, "authors"): "organizers",
}


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

    def report(self, where: str | Path, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Note a Problem that only several fields together show."""
        path: Path = (where,) if isinstance(where, str) else where
        name = ".".join(str(part) for part in path)
        line = self._front.line(path)
        self.problems.append(Problem(self._front.path, line, name, message, hint, severity))

    def _set(self, name: str, value: Any) -> None:
        self._values[name] = value

    def _set_partial(self, name: str, value: Any) -> None:
        self._partial[name] = value


def validate(front: FrontMatter, declared: type[BaseModel], site: Site) -> Values:
    """Every field on its own, so that one fault hides no other."""
    values = Values(front, declared)
    known = {field.alias or name: (name, field) for name, field in declared.model_fields.items()}
    for written, raw in front.data.items():
        if written not in known:
            values.report(written, *_unknown(written, declared))
            continue
        name, field = known[written]
        if raw is None and not field.is_required():
            continue
        try:
            values._set(name, _adapter(declared, name).validate_python(raw, context=site))
        except ValidationError as errors:
            for error in errors.errors(include_url=False):
                where, message, hint = _in_words(error, written, declared, field)
                values.report(where, message, hint)
            values._set_partial(name, _what_is_right(_adapter(declared, name), raw, errors, site))
    for written, (_, field) in known.items():
        if field.is_required() and written not in front.data:
            values.report(written, "is missing", f"add a line `{_example(written, field)}`")
    return values


def _what_is_right(adapter: TypeAdapter[Any], raw: Raw, errors: ValidationError, site: Site) -> Any:
    """A value with fields of its own without those that are wrong."""
    wrong = {error["loc"][0] for error in errors.errors(include_url=False) if error["loc"]}
    if not isinstance(raw, dict) or not wrong:
        return None
    try:
        return adapter.validate_python({name: part for name, part in raw.items() if name not in wrong}, context=site)
    except ValidationError:
        return None


@cache
def _adapter(declared: type[BaseModel], name: str) -> TypeAdapter[Any]:
    field = declared.model_fields[name]
    annotation: Any = field.annotation
    for extra in field.metadata:
        annotation = Annotated[annotation, extra]
    return TypeAdapter(annotation)


def _in_words(error: Any, name: str, declared: type[BaseModel], field: FieldInfo) -> tuple[Path, str, str]:
    """One of pydantic's errors: the path to the value, what is wrong, the remedy."""
    where: Path = (name, *error["loc"])
    fault = error.get("ctx", {}).get("error")
    if isinstance(fault, Fault):
        return where, fault.message, fault.hint
    inner = _declared_at(declared, where)
    if error["type"] == "extra_forbidden" and inner:
        return where, *_unknown(str(where[-1]), inner)
    if error["type"] == "missing" and inner:
        nested = inner.model_fields[str(where[-1])]
        return where, "is missing", f"add a line `{_example(str(where[-1]), nested)}`"
    if error["type"] in {"model_type", "model_attributes_type", "dict_type"}:
        names = ", ".join(f"`{known}`" for known in _names(inner or declared))
        return where, "should have fields of its own", f"write them below it, indented by two spaces: {names}"
    if error["type"] == "list_type":
        return where, "should be a list", "write each one after a dash, on lines of their own"
    return where, f"cannot be read: {error['msg']}", f"such as `{_example(name, field)}`"


def _declared_at(declared: type[BaseModel], where: Path) -> type[BaseModel] | None:
    """The nested model in which the last part of ``where`` is a field, or which is the value itself."""
    current: type[BaseModel] | None = declared
    for part in where:
        if isinstance(part, int) or current is None:
            continue
        names = {field.alias or name: field for name, field in current.model_fields.items()}
        if part not in names:
            return current
        inner = _model_in(names[part].annotation)
        if inner is None:
            return current
        current = inner
    return current if len(where) > 1 or current is not declared else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found:
            return found
    return None


def _unknown(name: str, declared: type[BaseModel]) -> tuple[str, str]:
    what = declared.model_config.get("title") or "a file"
    names = _names(declared)
    for other in _OTHER_KINDS.get(declared, ()):
        if name in _names(other):
            instead = _INSTEAD.get((declared, name))
            hint = f"write `{instead}`" if instead else "delete the line"
            return f"is not a field of {what}, but of {other.model_config.get('title')}", hint
    hint = did_you_mean(name, names) or f"delete the line; the fields are {', '.join(names)}"
    return f"is not a field of {what}", hint


def _names(declared: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in declared.model_fields.items()]


def _example(name: str, field: FieldInfo) -> str:
    return f"{name}: {field.examples[0] if field.examples else '...'}"
