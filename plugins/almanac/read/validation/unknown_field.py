"""Says of a field that does not exist where it belongs, or which one was meant."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pydantic import BaseModel

from almanac.read.fault import nearest
from almanac.read.schema.declaration import inside
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.image import ImageFields, PictureTextFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

# Fields of the other kind, which people mix up.
_OTHER_KINDS: dict[type[BaseModel], tuple[type[BaseModel], ...]] = {
    StoryFields: (EventFields,),
    EventFields: (StoryFields,),
    PageFields: (StoryFields, EventFields),
    StoryTranslationFields: (EventFields,),
    EventTranslationFields: (StoryFields,),
    PictureTextFields: (ImageFields,),
}
# What says nearly the same in the kind at hand.
_INSTEAD: dict[tuple[type[BaseModel], str], str] = {
    (StoryFields, "start"): "date",
    (StoryFields, "organizers"): "authors",
    (EventFields, "date"): "start",
    (EventFields, "authors"): "organizers",
}
# Words of other programs and of everyday speech, the better name first.
_MEANT = {
    "address": ("place",), "author": ("authors", "organizers"), "begin": ("start",), "by": ("authors", "organizers"),
    "category": ("tags",), "content": ("summary",), "dates": ("date", "start"), "day": ("date", "start"),
    "description": ("summary", "note"), "dtend": ("end", "until"), "dtstart": ("start", "date"),
    "end": ("until",), "excerpt": ("summary",), "exdate": ("except",), "finish": ("end",), "frequency": ("every",),
    "from": ("start", "date"), "headline": ("title",), "homepage": ("url",), "host": ("organizers",),
    "keywords": ("tags",), "lat": ("latitude",), "language": ("lang", "languages"), "link": ("url", "online"),
    "links": ("url",), "location": ("place", "name"), "lng": ("longitude",), "lon": ("longitude",), "mail": ("email",),
    "name": ("title",), "on": ("day",), "organiser": ("organizers", "authors"), "picture": ("image", "file"),
    "photo": ("image", "file"), "price": ("cost",), "rrule": ("repeat", "rule"), "recurrence": ("repeat",),
    "site": ("url",), "skip": ("except",), "subtitle": ("summary",), "time": ("start",), "to": ("end",),
    "topic": ("discussion",), "town": ("city",), "tz": ("timezone",), "until": ("end", "deadline"),
    "venue": ("place", "name"), "web": ("url",), "website": ("url",), "when": ("start", "date"),
    "where": ("place", "name"), "why": ("note", "status_note"), "writer": ("authors",), "zone": ("timezone",),
}  # fmt: skip
# What other programs want to be told, and this one finds out.
_KNOWN_ANYWAY = {
    "slug": "the file's name is the address", "permalink": "the file's name is the address",
    "modified": "git knows when a file changed", "updated": "git knows when a file changed",
    "lastmod": "git knows when a file changed", "layout": "every kind of file has its own look",
    "type": "the folder says what kind of file it is", "published": "a text is published unless it has `draft: true`",
}  # fmt: skip


def unknown_field(name: str, declared: type[BaseModel], written: Container[str]) -> tuple[str, str]:
    """What is wrong with a field that ``declared`` does not have, and the remedy; ``given`` are those beside it."""
    names = names_of(declared)
    message = f"is not a field of {declared.model_config.get('title') or 'a file'}"
    if declared is EventTranslationFields and name in names_of(EventFields):
        return "belongs to the original, not to a translation", "delete the line"
    for other in _OTHER_KINDS.get(declared, ()):
        if name in names_of(other):
            instead = _INSTEAD.get((declared, name), "")
            hint = f"write `{instead}`" if instead and instead not in written else "delete the line"
            return f"{message}, but of {other.model_config.get('title')}", hint
    meant = next((word for word in _MEANT.get(name.lower(), ()) if word in names), "")
    parents = [parent for parent, inner in _nested(declared) if name in names_of(inner)]
    if parents and not meant:
        where = " or ".join(f"`{parent}:`" for parent in parents)
        return message, f"write it below {where}, indented by two spaces"
    meant = meant or nearest(name, names)
    if meant and meant in written:
        return message, f"delete the line: there is `{meant}`"
    if meant:
        return message, f"did you mean `{meant}`?"
    if name.lower() in _KNOWN_ANYWAY:
        return message, f"delete the line: {_KNOWN_ANYWAY[name.lower()]}"
    return message, f"delete the line; the fields are {', '.join(names)}"


def names_of(declared: type[BaseModel]) -> list[str]:
    """The fields' names as people write them."""
    return [field.alias or name for name, field in declared.model_fields.items()]


def _nested(declared: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """The fields that have fields of their own, and these."""
    for name, field in declared.model_fields.items():
        inner = inside(field)
        if inner:
            yield field.alias or name, inner
