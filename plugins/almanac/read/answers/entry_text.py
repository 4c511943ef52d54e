"""Writes what somebody answered as the file of an entry; whatever stands in a value is text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from almanac.model import fault_words
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.model.submission import EntryKind, Origin, Submission
from almanac.read.answers.fields import Wrong, read_fields
from almanac.read.answers.names import Names
from almanac.read.fault import did_you_mean, nearest
from almanac.read.values.language_code import is_language

# So wide that no value is broken into lines.
_WIDTH = 100_000


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that is not there yet, by its path from the root."""

    kind: EntryKind
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was made of it: a file, which still has to pass the check, where there can be one, and all that is wrong.

    ``notes`` are what nobody has to mend, and whoever answered should know.
    """

    file: EntryFile | None
    wrong: tuple[Wrong, ...] = ()
    notes: tuple[str, ...] = ()


def entry_file(
    submission: Submission, names: Names, origin: Origin, site: Site, day: date, taken: Collection[str]
) -> Draft:
    """The file without what is not known in it; ``day`` is that of a new story, ``taken`` are paths that are there."""
    known = names.fields[submission.kind]
    wrong = [_unknown(name, known) for name, _ in submission.values if name not in known]
    wrong += [Wrong(name, f"`{name}` stands there twice", "keep one of them") for name in submission.twice]
    read = read_fields(submission, names, origin, site, day)
    wrong += read.wrong
    slug, lang = file_slug(submission.value(names.name_of(submission.kind, "title"))), read.fields.get("lang", "")
    title = names.name_of(submission.kind, "title")
    if not slug:
        wrong.append(Wrong(title, fault_words.NO_SLUG, fault_words.NO_SLUG_HINT))
        return Draft(None, tuple(wrong), read.notes)
    if not isinstance(lang, str) or not is_language(lang):
        lang = site.default_lang
    path = _path(submission.kind, slug, lang, read.fields, site, day)
    other = _in_the_way(path, submission, site, taken)
    if other:
        hint = "edit that one, or give this one a title of its own, such as with its year or place"
        wrong.append(Wrong(title, f"there is one of that name: {other}", hint))
    fields = {name: value for name, value in read.fields.items() if (name, value) != ("lang", site.default_lang)}
    return Draft(EntryFile(submission.kind, path, _text(fields, submission.body)), tuple(wrong), read.notes)


def meant(submission: Submission, names: Names) -> frozenset[str]:
    """What is probably meant by names that are not known: of these nobody needs to hear that they are missing."""
    known = names.fields[submission.kind]
    unknown = [name for name, _ in submission.values if name not in known]
    return frozenset(nearest(name, known) for name in unknown)


def in_answers(problems: Iterable[Problem], kind: EntryKind, names: Names) -> tuple[Wrong, ...]:
    """What the check says of the file, by the answers from which it was made; warnings stay with the editors."""
    return tuple(
        dict.fromkeys(
            Wrong(
                names.name_of(kind, one.field),
                names.in_their_words(kind, one.message),
                names.in_their_words(kind, one.hint),
            )
            for one in problems
            if one.is_error
        )
    )


def _unknown(name: str, known: Mapping[str, str]) -> Wrong:
    if name.isdecimal():
        hint = "write `name=` before it; a `|` within a value begins the next one, there write `{{!}}`"
        return Wrong(name, "a value has no name", hint)
    return Wrong(name, f"`{name}` is not known", did_you_mean(name, known))


def _path(kind: EntryKind, slug: str, lang: str, fields: Mapping[str, Any], site: Site, day: date) -> str:
    suffix = ".md" if lang == site.default_lang else f".{lang}.md"
    if kind == "story":
        return f"content/stories/{day.year:04d}/{slug}{suffix}"
    year = str(fields.get("start", ""))[:4]
    is_year = year.isascii() and year.isdecimal() and len(year) == 4
    return f"{site.events_path}/{year if is_year else '0000'}/{slug}{suffix}"


def _in_the_way(path: str, submission: Submission, site: Site, taken: Collection[str]) -> str:
    """A file that has this path, or, of events, this address, in whichever year and language it is."""
    if path in taken or submission.kind == "story":
        return path if path in taken else ""
    name = PurePosixPath(path).name.partition(".")[0]
    events = (PurePosixPath(one) for one in taken if one.startswith(f"{site.events_path}/"))
    return next((str(one) for one in events if one.name.partition(".")[0] == name), "")


def _text(fields: Mapping[str, Any], body: str) -> str:
    import yaml  # where nothing is sent in, nobody needs it

    front = yaml.safe_dump(_with_days(fields), allow_unicode=True, sort_keys=False, width=_WIDTH)
    return f"---\n{front}---\n" + (f"\n{body}\n" if body else "")


def _with_days(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Days as days, which stand without quotes: people read the file."""
    return {name: _day(value) if name in {"start", "end"} else value for name, value in fields.items()}


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9]\d{3}-\d{2}-\d{2}", value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
