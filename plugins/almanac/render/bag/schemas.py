"""Declares what a line of the data in a bag has (JSON Schema 2020-12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_OR_NOTHING: Schema = {"type": ["string", "null"]}
_YES_OR_NO: Schema = {"type": "boolean"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_DAY_OR_MOMENT = _TEXT | {"description": "2026-11-30, 2026-11-30T18:00:00+01:00, or 2026-11 where the day is not known"}
_MOMENT_OR_NOTHING = _OR_NOTHING | {"format": "date-time"}


def _object(fields: Mapping[str, Schema]) -> Schema:
    """One that has all of these and nothing else."""
    return {
        "type": "object", "properties": dict(fields), "required": list(fields), "additionalProperties": False,
    }  # fmt: skip


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _whole(title: str, about: str, schema: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "description": about}
    return {**head, **schema}


_IMAGE = _object({"url": _TEXT, "alt": _TEXT, "credit": _TEXT, "license": _TEXT, "source": _OR_NOTHING})
_ENTRY: dict[str, Schema] = {
    "file": _TEXT | {"description": "from the folder sources/ of the bag"},
    "url": _TEXT,
    "slug": _TEXT,
    "lang": _TEXT | {"description": "its language (BCP 47)"},
    "title": _TEXT,
    "summary": _TEXT,
    "translation_of": _OR_NOTHING | {"description": "the file of the original, of a translation"},
    "aliases": _TEXTS | {"description": "older addresses, which lead here"},
    "modified": _MOMENT_OR_NOTHING | {"description": "when it was last changed, as git knows it"},
    "markdown": _TEXT | {"description": "as it was written"},
    "html": _TEXT | {"description": "as it is shown"},
}
STORIES = _whole("A story, or a translation of one", "A line of stories.jsonl.", _object({
    **_ENTRY,
    "id": _TEXT | {"description": "what feeds know it by"},
    "published": _TEXT | {"format": "date-time"},
    "authors": _TEXTS,
    "category": _TEXT,
    "tags": _TEXTS,
    "series": _OR_NOTHING,
    "license": _TEXT,
    "voice": {"enum": ["report", "opinion", "announcement"]},
    "speaks_for": _TEXTS,
    "about_events": _TEXTS | {"description": "slugs of events"},
    "discussion": _TEXTS | {"description": "topics of the forum, by number or address"},
    "image": _maybe(_IMAGE),
}))  # fmt: skip
PAGES = _whole("A page, or a translation of one", "A line of pages.jsonl.", _object({**_ENTRY, "license": _TEXT}))
COMMENTS = _whole("A comment of a former site", "A line of comments.jsonl.", _object({
    "on": _TEXT | {"description": "the file of the text that it was on"},
    "id": _TEXT,
    "answers": _OR_NOTHING | {"description": "the id of the comment that it answers"},
    "name": _OR_NOTHING,
    "day": _TEXT | {"format": "date"},
    "html": _TEXT,
}))  # fmt: skip

_PLACE = _object({
    "name": _OR_NOTHING, "address": _OR_NOTHING, "city": _OR_NOTHING, "country": _OR_NOTHING,
    "latitude": {"type": ["number", "null"]}, "longitude": {"type": ["number", "null"]},
})  # fmt: skip
_TIMES: dict[str, Schema] = {
    "start": _DAY_OR_MOMENT,
    "end": _OR_NOTHING | {"description": "of whole days the last one, inclusive"},
    "all_day": {"type": ["boolean", "null"]},
    "timezone": _OR_NOTHING | {"description": "IANA name"},
}
_CHANGE = _object({
    "date": _TEXT, **_TIMES, "cancelled": _YES_OR_NO, "place": _maybe(_PLACE), "online": _OR_NOTHING,
    "online_later": _YES_OR_NO, "note": _OR_NOTHING,
})  # fmt: skip
_COST: Schema = {"anyOf": [_object({"amount": _TEXT, "currency": _TEXT}), _TEXT, {"type": "null"}]}
_EVENT_TEXT = _object({name: _ENTRY[name] for name in ("file", "url", "lang", "title", "summary", "markdown", "html")})
_EVENT: dict[str, Schema] = {
    "uid": _TEXT | {"description": "what calendars know it by, for ever"},
    "slug": _TEXT,
    "title": _TEXT,
    "summary": _TEXT,
    "lang": _TEXT,
    "url": _TEXT,
    "path": _TEXT,
    "translations": _list_of(_object({"lang": _TEXT, "title": _TEXT, "summary": _TEXT, "url": _TEXT})),
    **_TIMES,
    "rrule": _OR_NOTHING | {"description": "how it repeats (RFC 5545 3.3.10)"},
    "rdate": _TEXTS,
    "exdate": _TEXTS,
    "changes": _list_of(_CHANGE),
    "status": _TEXT,
    "status_note": _OR_NOTHING,
    "previous_start": _TEXTS,
    "announced": _OR_NOTHING,
    "place": _maybe(_PLACE),
    "online": _OR_NOTHING,
    "online_later": _YES_OR_NO | {"description": "online, at an address that is not said yet, or not to everybody"},
    "worldwide": _YES_OR_NO,
    "website": _OR_NOTHING,
    "registration": _maybe(_object({"url": _OR_NOTHING, "deadline": _OR_NOTHING, "cost": _COST})),
    "organizers": _list_of(_object({"name": _TEXT, "url": _OR_NOTHING, "kind": _OR_NOTHING})),
    "deadlines": _list_of(_object({"what": _TEXT, "until": _TEXT, "url": _OR_NOTHING})),
    "speakers": _TEXTS,
    "accessibility": _TEXTS,
    "languages": _TEXTS,
    "category": _TEXT,
    "category_name": _TEXT,
    "category_slug": _TEXT,
    "busy": {"type": ["boolean", "null"]},
    "tags": _TEXTS,
    "series": _OR_NOTHING,
    "image": _maybe(_IMAGE),
    "report": _TEXTS,
    "recordings": _TEXTS,
    "slides": _TEXTS,
    "photos": _TEXTS,
    "source": {"type": "object", "description": "where it was announced first"},
    "file": _ENTRY["file"],
    "license": _TEXT,
    "aliases": _ENTRY["aliases"],
    "modified": _ENTRY["modified"],
    "texts": _list_of(_EVENT_TEXT) | {"description": "in each language, the original first"},
}
EVENTS = _whole("An event with its translations", "A line of events.jsonl.", _object(_EVENT))
EVENTS["required"] = [name for name in _EVENT if name != "source"]
