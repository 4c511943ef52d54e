"""Describes the fields of front matter and the settings for the reference."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from almanac.model.reference import FieldEntry, Section
from almanac.read.schema.declaration import inside, words_of
from almanac.read.schema.files import FILES, LISTS
from almanac.read.settings.fixed_settings import MAY_GROW, PelicanFields
from almanac.read.settings.site_settings import SettingsFields


def front_matter() -> tuple[Section, ...]:
    """Every field of front matter; fields of fields come behind the files that have them."""
    return tuple(
        Section(title_of(declared), _about(declared), tuple(_entries(declared)))
        for declared in (*FILES, *_nested(FILES), *LISTS, *_nested(LISTS))
    )


def settings() -> Section:
    """Every setting that a site decides."""
    grow = ", ".join(f"`{name}`" for name in sorted(MAY_GROW))
    about = (
        "Settings stand in `pelicanconf.py` and are written in Python. A name that is nearly a setting's is an error. "
        f"A site may add to {grow}, as `PLUGINS = [*PLUGINS, ...]`; "
        "the program relies on all else in `plugins/almanac/defaults.py`, and a site that changes it is told so."
    )
    entries = (*_entries(SettingsFields), *_entries(PelicanFields))
    return Section("Settings", about, entries, separator=" = ")


def title_of(declared: type[BaseModel]) -> str:
    """The heading of a kind: ``An image``."""
    title = declared.model_config.get("title") or declared.__name__
    return title[:1].upper() + title[1:]


def _nested(kinds: Iterable[type[BaseModel]]) -> tuple[type[BaseModel], ...]:
    """The fields of fields, each once, in the order in which they are met."""
    met: dict[type[BaseModel], None] = {}
    for declared in kinds:
        for inner in filter(None, map(inside, declared.model_fields.values())):
            met |= dict.fromkeys((inner, *_nested([inner])))
    return tuple(met)


def _about(declared: type[BaseModel]) -> str:
    return " ".join((declared.__doc__ or "").replace("``", "`").split())


def _entries(declared: type[BaseModel]) -> Iterator[FieldEntry]:
    for name, field in declared.model_fields.items():
        inner = inside(field)
        yield FieldEntry(
            name=field.alias or name,
            meaning=field.description or "",
            holds=words_of(field),
            inside=title_of(inner) if inner else "",
            required=field.is_required(),
            default=_default(field, in_python=declared in {SettingsFields, PelicanFields}),
            examples=tuple(str(example) for example in field.examples or ()),
        )


def _default(field: FieldInfo, *, in_python: bool) -> str:
    value: object = None if field.is_required() else field.default
    if isinstance(value, bool | int):
        return str(value) if in_python else str(value).lower()
    if not value:
        return ""
    return json.dumps(value.key if isinstance(value, ZoneInfo) else value, ensure_ascii=False)
