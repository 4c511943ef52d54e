"""Writes an entry as its file, and lets it through the gate of all entries: what does not pass is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from almanac.importers.completing import NO_REASON, UNKNOWN
from almanac.importers.layout import Place
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import NOT_NAMED, Group, groups_of
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.body.limits import MAX_BYTES
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.front_matter.yaml_faults import inside_typographic
from almanac.read.schema.declaration import TextFields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

# So wide that no value is broken into lines.
_WIDTH = 100_000
# As many fields as an entry can have that are wrong, one after the other.
_MOST_TRIALS = 60
_DAY = re.compile(r"[1-9]\d{3}-\d{2}-\d{2}")
_DAYS = frozenset(["date", "start", "end", "announced", "deadline", "until", "previous_start"])
_OF_A_STATUS = frozenset(["previous_start", "online"])
_LAST_RESORT: Mapping[str, Any] = {"authors": [UNKNOWN], "place": {"name": NOT_NAMED}, "status_note": NO_REASON}
# What CommonMark 2.4 takes as itself behind a backslash.
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

Read = Callable[[str, str], tuple[object, list[Problem]]]


class _Dumper(yaml.SafeDumper):
    """Puts a text into quotation marks that has some of its own around it: a reader would ask whether these quote."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        """Written as people do where that is clear."""
        return self.represent_scalar("tag:yaml.org,2002:str", data, style='"' if inside_typographic(data) else None)


_Dumper.add_representer(str, _Dumper.represent_str)


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The text of a file that passes, and what had to be left out of it for that, each in words."""

    text: str
    left_out: tuple[str, ...] = ()
    groups: tuple[Group, ...] = field(default=())


class NoEntryError(ValueError):
    """Why nothing can be made of an entry."""


def fitted(fields: Mapping[str, Any], place: Place) -> tuple[dict[str, Any], list[str]]:
    """The fields that the kind of file has, and the names of those that it does not."""
    schema = _schema(place)
    known = {name: value for name, value in fields.items() if name in schema}
    if place.kind == "event" and place.original and isinstance(known.get("image"), Mapping):
        known["image"] = {"alt": known["image"].get("alt")}
    # A translation of an event has its words alone: all else is the original's, and nothing is lost.
    unknown = [] if place.original else [name for name in fields if name not in schema]
    return known, unknown


def entry_file(fields: dict[str, Any], body: str, place: Place, settings: ReadingSettings) -> EntryFile:
    """The file of an entry without the fields that do not pass; raises ``NoEntryError`` where one is needed."""
    read = _reader(place, settings)
    left_out: list[str] = []
    for _ in range(_MOST_TRIALS):
        text = text_of(fields, body)
        entry, problems = read(text, place.path)
        errors = [problem for problem in problems if problem.is_error]
        if not errors:
            groups = groups_of(entry) if isinstance(entry, Event) else ()
            return EntryFile(text, tuple(left_out), groups)
        error = errors[0]
        if not _mend(fields, error.field):
            raise NoEntryError(f"{error.field or 'the file'}: {error.message}")
        left_out.append(f"`{error.field}`: {error.message}")
    raise NoEntryError("too much of it cannot be read")


def body_that_passes(body: str, words: str, path: str, lang: str, reader: MarkdownReader) -> tuple[str, str]:
    """A body without errors, and why it is not the one that was given: then its words alone, without any form."""
    fault = _fault_of_body(body, path, lang, reader)
    if not fault:
        return body, ""
    plain = "\n\n".join(_PUNCTUATION.sub(r"\\\1", line) for line in words.split("\n") if line)
    return _within_bounds(plain), fault


def text_of(fields: Mapping[str, Any], body: str) -> str:
    """A file as people would write it."""
    front = yaml.dump(_with_days(dict(fields)), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return f"---\n{front}---\n" + (f"\n{body.strip()}\n" if body.strip() else "")


def _mend(fields: dict[str, Any], name: str) -> bool:
    """Take out what is wrong, or put in what is missing; whether that could be done."""
    if without(fields, name.split(".")):
        return True
    if name in _OF_A_STATUS:  # without which the status cannot stand
        return without(fields, ["status"])
    if name in _LAST_RESORT:
        fields[name] = _LAST_RESORT[name]
        return True
    return False


def without(value: Any, way: Sequence[str]) -> bool:
    """Take out of fields what stands at the end of a way (``place``, ``latitude``); whether there was anything."""
    name, *rest = way
    if isinstance(value, dict):
        if name not in value:
            return False
        if rest and without(value[name], rest):
            return True
        del value[name]
        return True
    if isinstance(value, list) and name.isdecimal() and int(name) < len(value):
        if not (rest and without(value[int(name)], rest)):
            del value[int(name)]
        return True
    return False


def _fault_of_body(body: str, path: str, lang: str, reader: MarkdownReader) -> str:
    if re.search(r"^(?:<{7}|>{7})(?: |$)", body, re.MULTILINE):
        return "it has the marks of two versions that git could not merge"
    found = reader.reading(Source(path, "", body.strip(), 1), lang=lang)
    return next((problem.message for problem in found.problems if problem.is_error), "")


def _within_bounds(text: str) -> str:
    """As many paragraphs as a text may have."""
    if len(text.encode()) <= MAX_BYTES:
        return text
    kept: list[str] = []
    size = 0
    for paragraph in text.split("\n\n"):
        size += len(paragraph.encode()) + 2
        if size > MAX_BYTES:
            break
        kept.append(paragraph)
    return "\n\n".join(kept)


def _schema(place: Place) -> frozenset[str]:
    declared: dict[str, tuple[type[TextFields], type[TextFields]]] = {
        "story": (StoryFields, StoryTranslationFields),
        "event": (EventFields, EventTranslationFields),
        "page": (PageFields, PageTranslationFields),
    }
    return frozenset(declared[place.kind][1 if place.original else 0].model_fields)


def _reader(place: Place, settings: ReadingSettings) -> Read:
    """What reads such a file when the site is checked."""
    if place.kind == "page":
        return lambda text, path: read_page(text, path, settings, is_translation=bool(place.original))
    if place.kind == "event":
        if place.original:
            return lambda text, path: read_event_translation(text, path, settings, None)
        return lambda text, path: read_event(text, path, settings)
    if place.original:
        return lambda text, path: read_story_translation(text, path, settings, None)
    return lambda text, path: read_story(text, path, settings)


def _with_days(value: Any, *, is_day: bool = False) -> Any:
    """Days as days, which stand without quotes: people read the file."""
    if isinstance(value, dict):
        return {name: _with_days(inner, is_day=name in _DAYS) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_days(inner, is_day=is_day) for inner in value]
    if not is_day or not isinstance(value, str) or not _DAY.fullmatch(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
