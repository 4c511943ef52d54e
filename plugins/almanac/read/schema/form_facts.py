"""Gathers what the forms of the site know of front matter: of the one schema what they ask, and nothing besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from almanac.model.form_facts import FormFacts, Kind
from almanac.model.language import countries
from almanac.read.schema.declaration import Fields, inside
from almanac.read.schema.event import EventFields
from almanac.read.schema.story import StoryFields
from almanac.read.values.geography import zones_of
from almanac.read.values.map_links import FORMS
from almanac.read.values.zones import zone_names

_IMAGE = ("image.file", "image.alt", "image.credit", "image.license")
# What a form asks; a part of another field is named behind a dot.
ASKED: Mapping[Kind, tuple[str, ...]] = {
    "event": (
        "title", "start", "end", "timezone", "summary", "category", "place.name", "place.address", "place.city",
        "place.country", "place.latitude", "place.longitude", "online", "worldwide", "url", "registration.url",
        "registration.deadline", "registration.cost", "organizers.name", "accessibility", "languages", "tags", "lang",
        "repeat.every", "repeat.interval", "repeat.day", "repeat.until", "repeat.count", *_IMAGE,
    ),
    "story": ("title", "date", "authors", "category", "summary", "lang", "tags", *_IMAGE),
}  # fmt: skip
_DECLARED: Mapping[Kind, type[Fields]] = {"event": EventFields, "story": StoryFields}
# Of no use to a form, which says all in its own language.
_NEEDLESS = frozenset(["title", "description", "default", "examples"])
_MORE_ZONES = ("UTC",)


@cache
def form_facts() -> FormFacts:
    """All of it; made once, since the schema takes some time."""
    zones = {code: of for code in sorted(countries()) if (of := zones_of(code))}
    return FormFacts(
        schemas={kind: form_schema(declared, ASKED[kind]) for kind, declared in _DECLARED.items()},
        examples={kind: dict(_examples(declared, ASKED[kind])) for kind, declared in _DECLARED.items()},
        zones=zones,
        all_zones=(*_MORE_ZONES, *sorted({zone for of in zones.values() for zone in of} & zone_names())),
        point_forms=FORMS,
    )


def form_schema(declared: type[Fields], asked: tuple[str, ...]) -> JsonSchemaValue:
    """The JSON Schema of the fields that are asked, in one piece and without words."""
    whole = declared.model_json_schema()
    known = _without_references(whole, whole.get("$defs", {}))
    return _narrowed(known, asked)


def _without_references(schema: Any, kinds: Mapping[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_without_references(one, kinds) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _without_references(kinds[schema["$ref"].rpartition("/")[2]], kinds)
    return {
        name: {field: _without_references(one, kinds) for field, one in value.items()}
        if name == "properties"
        else _without_references(value, kinds)
        for name, value in schema.items()
        if name not in _NEEDLESS and name != "$defs"
    }


def _narrowed(schema: JsonSchemaValue, asked: tuple[str, ...]) -> JsonSchemaValue:
    """The same with the fields alone that are asked, and with the parts of fields alone that are."""
    parts: dict[str, list[str]] = {}
    for name in asked:
        first, _, rest = name.partition(".")
        parts.setdefault(first, []).extend([rest] if rest else [])
    known = schema["properties"]
    return {**schema, "properties": {name: _inside(known[name], parts[name]) for name in known if name in parts}}


def _inside(schema: JsonSchemaValue, asked: Sequence[str]) -> JsonSchemaValue:
    """The same for what is below a field, in whichever of its forms it has parts."""
    if not asked:
        return schema
    if "properties" in schema:
        return _narrowed(schema, tuple(asked))
    below = {"anyOf": [_inside(one, asked) for one in schema["anyOf"]]} if "anyOf" in schema else {}
    return {**schema, **below, **({"items": _inside(schema["items"], asked)} if "items" in schema else {})}


def _examples(declared: type[BaseModel], asked: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in asked:
        above, _, below = name.rpartition(".")
        kind = inside(declared.model_fields[above]) if above else declared
        field = kind.model_fields[below] if kind else None
        if field and field.examples:
            yield name, str(field.examples[0])
