"""Writes what somebody sent in on a wiki as the file of an entry; whatever stands in a value is text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Literal

from almanac.model import fault_words
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.model.wiki import Origin, Submission
from almanac.read.fault import did_you_mean, nearest, presentable
from almanac.read.values.country import code_of
from almanac.read.values.language_code import is_language, meant_language

# By the names of parameters the fields that they are; what has a dot is a part of another.
_EVENT: Mapping[str, str] = {
    "title": "title", "start": "start", "end": "end", "timezone": "timezone", "category": "category",
    "summary": "summary", "place": "place.name", "address": "place.address", "city": "place.city",
    "country": "place.country", "latitude": "place.latitude", "longitude": "place.longitude", "online": "online",
    "worldwide": "worldwide", "url": "url", "registration": "registration.url", "deadline": "registration.deadline",
    "cost": "registration.cost", "organizers": "organizers", "languages": "languages", "tags": "tags",
    "accessibility": "accessibility", "series": "series", "lang": "lang",
}  # fmt: skip
_STORY: Mapping[str, str] = {
    "title": "title", "category": "category", "summary": "summary", "author": "authors", "tags": "tags",
    "series": "series", "voice": "voice", "speaks_for": "speaks_for", "license": "license", "lang": "lang",
}  # fmt: skip
PARAMETERS: Mapping[str, Mapping[str, str]] = {"event": _EVENT, "story": _STORY}
_LISTS = frozenset(["authors", "languages", "organizers", "speaks_for", "tags", "accessibility"])
_YES = frozenset(["yes", "true", "1"])
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,12})?")
# So wide that no value is broken into lines.
_WIDTH = 100_000


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a parameter, and the remedy; ``parameter`` is empty where it is the text, or the whole."""

    parameter: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that is not there yet, by its path from the root."""

    kind: Literal["event", "story"]
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was made of it: a file, which still has to pass the check, where there can be one, and all that is wrong."""

    file: EntryFile | None
    wrong: tuple[Wrong, ...] = ()


def entry_file(submission: Submission, origin: Origin, site: Site, day: date, taken: Collection[str]) -> Draft:
    """The file without what is not known in it; ``day`` is that of a new story, ``taken`` are paths that are there."""
    known = PARAMETERS[submission.kind]
    wrong = [_unknown(name, known) for name, _ in submission.values if name not in known]
    wrong += [Wrong(name, f"`{name}` stands there twice", "keep one of them") for name in submission.twice]
    slug, lang = file_slug(submission.value("title")), _language(submission.value("lang"), site)
    if not slug:
        wrong.append(Wrong("title", fault_words.NO_SLUG, fault_words.NO_SLUG_HINT))
    if not is_language(lang):
        wrong.append(Wrong("lang", f"`{presentable(lang)}` is not a language's code", "such as `en`, `es` or `ar`"))
        lang = site.default_lang
    if not slug:
        return Draft(None, tuple(wrong))
    path = _path(submission, slug, lang, site, day)
    other = _in_the_way(path, submission, site, taken)
    if other:
        hint = "edit that one, or give this one a title of its own, such as with its year or place"
        wrong.append(Wrong("title", f"there is one of that name: {other}", hint))
    fields = _fields(submission, origin, site, day)
    return Draft(EntryFile(submission.kind, path, _text(fields, submission.body)), tuple(wrong))


def meant(submission: Submission) -> frozenset[str]:
    """What is probably meant by parameters that are not known: of these nobody needs to hear that they are missing."""
    known = PARAMETERS[submission.kind]
    unknown = [name for name, _ in submission.values if name not in known]
    return frozenset(nearest(name, known) for name in unknown)


def in_parameters(problems: Iterable[Problem], kind: str) -> tuple[Wrong, ...]:
    """What the check says of the file, by the parameters from which it was made; warnings stay with the editors."""
    names = {field: parameter for parameter, field in PARAMETERS[kind].items()}

    def parameter(field: str) -> str:
        whole = re.sub(r"\.\d+.*", "", field)
        return names.get(whole, "place" if whole == "place" else whole)

    return tuple(dict.fromkeys(Wrong(parameter(one.field), one.message, one.hint) for one in problems if one.is_error))


def _unknown(name: str, known: Mapping[str, str]) -> Wrong:
    if name.isdecimal():
        hint = "write `name=` before it; a `|` within a value begins the next one, there write `{{!}}`"
        return Wrong(name, "a value has no name", hint)
    return Wrong(name, f"`{name}` is not known", did_you_mean(name, known))


def _language(written: str, site: Site) -> str:
    if not written:
        return site.default_lang
    return written if is_language(written) else meant_language(written) or written


def _path(submission: Submission, slug: str, lang: str, site: Site, day: date) -> str:
    suffix = ".md" if lang == site.default_lang else f".{lang}.md"
    if submission.kind == "story":
        return f"content/stories/{day.year:04d}/{slug}{suffix}"
    year = submission.value("start")[:4]
    is_year = year.isascii() and year.isdecimal() and len(year) == 4
    return f"{site.events_path}/{year if is_year else '0000'}/{slug}{suffix}"


def _in_the_way(path: str, submission: Submission, site: Site, taken: Collection[str]) -> str:
    """A file that has this path, or, of events, this address, in whichever year and language it is."""
    if path in taken or submission.kind == "story":
        return path if path in taken else ""
    name = PurePosixPath(path).name.partition(".")[0]
    events = (PurePosixPath(one) for one in taken if one.startswith(f"{site.events_path}/"))
    return next((str(one) for one in events if one.name.partition(".")[0] == name), "")


def _fields(submission: Submission, origin: Origin, site: Site, day: date) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    known = PARAMETERS[submission.kind]
    for name, value in ((name, value) for name, value in submission.values if name in known):
        *above, field = known[name].split(".")
        place = fields
        for key in above:
            place = place.setdefault(key, {})
        place[field] = _value(field, value, site)
    if submission.kind == "story":
        fields.setdefault("authors", [origin.author or "Anonymous"])
        fields["date"] = day
        if origin.license:
            fields.setdefault("license", origin.license)
    if fields.get("lang") == site.default_lang:
        del fields["lang"]
    return fields


def _value(field: str, value: str, site: Site) -> Any:
    """A value as a field has it: a list by its commas, a country and a language by their codes, all else as text."""
    if field in _LISTS:
        names = [name for part in value.split(",") if (name := part.strip())]
        if field == "organizers":
            return [{"name": name} for name in names]
        return [_language(name, site) for name in names] if field == "languages" else names
    if field == "country":
        return value if len(value) == 2 else code_of(value) or value
    if field == "lang":
        return _language(value, site)
    if field == "worldwide":
        return True if value.casefold() in _YES else value
    return float(value) if field in {"latitude", "longitude"} and _NUMBER.fullmatch(value) else value


def _text(fields: Mapping[str, Any], body: str) -> str:
    import yaml  # where nothing is sent in, nobody needs it

    front = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=_WIDTH)
    return f"---\n{front}---\n" + (f"\n{body}\n" if body else "")
