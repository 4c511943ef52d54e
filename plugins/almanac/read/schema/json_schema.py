"""Makes the JSON Schema of front matter, of draft 7, which editors know best.

It refuses nothing that ``check`` takes, and lets pass what only ``check`` can know: days that do not exist, categories
of the site, what several fields say together.
"""

from __future__ import annotations

from pydantic.json_schema import JsonSchemaValue

from almanac.read.schema.declaration import AT_MOST, Fields
from almanac.read.schema.files import FILES, LISTS

_DIALECT = "http://json-schema.org/draft-07/schema#"
# Of a field: pydantic's own words for its name, what stands for nothing, text where JSON has values, a word of forms.
_NEEDLESS = ("title", "default", "examples", AT_MOST)
_NULL = {"type": "null"}


def file_name(declared: type[Fields]) -> str:
    """The name of the file that has the JSON Schema of a kind."""
    return f"{(FILES | LISTS)[declared]}.schema.json"


def json_schema(declared: type[Fields]) -> JsonSchemaValue:
    """The JSON Schema of a kind of front matter."""
    made = declared.model_json_schema()
    for kind in (made, *made.get("$defs", {}).values()):
        kind["description"] = " ".join(kind["description"].replace("``", "`").split())
        for field in kind["properties"].values():
            for name in _NEEDLESS:
                field.pop(name, None)
    for name, field in made["properties"].items():
        if name not in made.get("required", ()):
            made["properties"][name] = _or_nothing(field)
    return {"$schema": _DIALECT, **(_list_of(made) if declared in LISTS else made)}


def _list_of(entry: JsonSchemaValue) -> JsonSchemaValue:
    """That of a file whose entries are such."""
    kinds = {"$defs": kinds} if (kinds := entry.pop("$defs", None)) else {}
    return {"title": "a list", "type": ["array", "null"], "items": entry, **kinds}


def _or_nothing(field: JsonSchemaValue) -> JsonSchemaValue:
    """The same, or a line with nothing behind the colon, which counts as left out."""
    description = field.pop("description")
    choices = field.pop("anyOf", None) or [field]
    return {"description": description, "anyOf": [*(choice for choice in choices if choice != _NULL), _NULL]}
