"""The schema of front matter for programs: JSON Schema, draft 7, which editors know best.

It refuses nothing that ``check`` takes, and lets pass what only ``check`` can know: days that do not exist, categories
of the site, what several fields say together.
"""

from __future__ import annotations

from typing import Any

from almanac.read.schema import declared as schema
from almanac.read.schema.declared import Fields

_DIALECT = "http://json-schema.org/draft-07/schema#"
# Of a field: pydantic's own words for its name, what stands for nothing, and text where JSON has values.
_NEEDLESS = ("title", "default", "examples")
_NULL = {"type": "null"}
_FILES = {
    schema.StoryFields: "story",
    schema.StoryTranslationFields: "story-translation",
    schema.PageFields: "page",
    schema.EventFields: "event",
    schema.EventTranslationFields: "event-translation",
}


def file_name(declared: type[Fields]) -> str:
    """The name of the file that has the JSON Schema of a kind."""
    return f"{_FILES[declared]}.schema.json"


def json_schema(declared: type[Fields]) -> dict[str, Any]:
    """The JSON Schema of a kind of front matter."""
    made = declared.model_json_schema()
    for kind in (made, *made.get("$defs", {}).values()):
        kind["description"] = " ".join(kind["description"].replace("``", "`").split())
        for field in kind["properties"].values():
            for name in _NEEDLESS:
                field.pop(name, None)
    for name, field in made["properties"].items():
        if name not in made["required"]:
            made["properties"][name] = _or_nothing(field)
    return {"$schema": _DIALECT, **made}


def _or_nothing(field: dict[str, Any]) -> dict[str, Any]:
    """The same, or a line with nothing behind the colon, which counts as left out."""
    description = field.pop("description")
    choices = field.pop("anyOf", None) or [field]
    return {"description": description, "anyOf": [*(one for one in choices if one != _NULL), _NULL]}
