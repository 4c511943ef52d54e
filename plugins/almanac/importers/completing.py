"""Gives an entry what the schema asks and its source lacks, by one rule for each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from almanac.importers.categories import Categories
from almanac.importers.layout import Place
from almanac.importers.moments import with_readable_date, with_times
from almanac.importers.plan import PlannedEntry, PlannedPicture
from almanac.importers.words import cut, first_sentences, first_words, has_e_mail, one_line, words_of
from almanac.model.event import Status
from almanac.model.group import NOT_NAMED
from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.values.links import web_address

UNKNOWN = "unknown"
NO_REASON = "No reason was given at the source."
_LEAST = {"story": 40, "event": 20, "page": 20}
_MOST = 300
_WHERE = ("place", "online", "worldwide")
# In the order in which people read a file.
_ORDER = (
    "title", "date", "start", "end", "timezone", "authors", "category", "summary", "lang", "place", "online",
    "worldwide", "url", "registration", "organizers", "status", "status_note", "previous_start", "tags", "image",
)  # fmt: skip


@dataclass(slots=True)
class Rules:
    """What is the same for all entries of an import: categories, spellings by field, the site."""

    site: Site
    categories: Mapping[str, Categories]
    spellings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Completed:
    """The fields of an entry, in order, and what had to be made up for it, each in words."""

    fields: dict[str, Any]
    mended: list[str]


def completed(
    entry: PlannedEntry, place: Place, rules: Rules, day: date | None, text: str, image: Mapping[str, str] | None
) -> Completed:
    """The fields of a file; ``text`` are the words of its body, ``image`` is its picture, copied and described."""
    mended: list[str] = []
    fields = {name: value for name, value in entry.fields.items() if name not in {"aliases", "image", "lang", "draft"}}
    title = one_line(fields.get("title"))
    if not title:
        title = first_words(text) or one_line(entry.key)
        mended.append("entries without a title: their first words")
    fields["title"] = title
    if place.lang != rules.site.default_lang and not place.original:
        fields["lang"] = place.lang
    if entry.kind == "event":
        fields, more = with_times(fields, rules.site.zone)
        mended += more
        mended += _complete_event(fields, rules, is_translation=bool(place.original))
    if entry.kind == "story":
        mended += _complete_story(fields, rules)
    if entry.kind == "page":
        fields.setdefault("listed", False)
    if entry.kind in rules.categories:
        written = fields.get("category")
        fields["category"] = rules.categories[entry.kind][written]
        mended += [] if one_line(written) else [f"entries without a category: {fields['category']}"]
    _spell(fields, rules)
    fields["summary"] = _summary(entry, fields, text, day, mended)
    if image:
        fields["image"] = dict(image)
    fields["aliases"] = list(place.aliases)
    return Completed(_ordered(fields), mended)


def picture_fields(path: str, picture: PlannedPicture) -> dict[str, str]:
    """What front matter says of a picture that was copied to ``path``."""
    name = one_line(PurePosixPath(path).stem.replace("-", " ").replace("_", " "))
    alt = next(filter(None, (one_line(picture.alt), _words(picture.caption), _words(picture.title))), name)
    found = {
        "file": path,
        "alt": cut(alt, _MOST),
        "credit": _words(picture.credit) or UNKNOWN,
        "license": _words(picture.license) or UNKNOWN,
    }
    try:
        return found | ({"source": web_address(picture.source)} if picture.source else {})
    except Fault:
        return found


def shown_names(names: object) -> list[str]:
    """Names of people, each once, without those that are somebody's e-mail address."""
    many = names if isinstance(names, list | tuple) else [names]
    lines = (one_line(name) for name in many)
    return [*dict.fromkeys(name for name in lines if name and not has_e_mail(name))]


def _words(html: str) -> str:
    """One line of what may have HTML in it, as captions do."""
    return one_line(words_of(html)) if "<" in html or "&" in html else one_line(html)


def _complete_story(fields: dict[str, Any], rules: Rules) -> list[str]:
    fields["date"] = with_readable_date(fields.get("date"))
    authors = shown_names(fields.get("authors"))
    fields["authors"] = authors or [UNKNOWN]
    return [] if authors else ["stories without an author whose name may be shown: unknown"]


def _complete_event(fields: dict[str, Any], rules: Rules, *, is_translation: bool) -> list[str]:
    mended: list[str] = []
    organizers = [one for one in _mappings(fields.get("organizers")) if shown_names(one.get("name"))]
    fields["organizers"] = [{name: value for name, value in one.items() if name != "email"} for one in organizers]
    fields["speakers"] = shown_names(fields.get("speakers"))
    if not is_translation and not any(fields.get(name) for name in _WHERE):
        fields["place"] = {"name": NOT_NAMED}
        mended.append(f'events that do not say where they are: "{NOT_NAMED}"')
    status = one_line(fields.get("status"))
    if status in set(Status) and Status(status).needs_note and not one_line(fields.get("status_note")):
        fields["status_note"] = NO_REASON
        mended.append(f'events that are off or moved, without a reason: "{NO_REASON}"')
    return mended


def _mappings(value: object) -> Iterable[Mapping[str, Any]]:
    for one in value if isinstance(value, list | tuple) else []:
        if isinstance(one, Mapping):
            yield one


def _spell(fields: dict[str, Any], rules: Rules) -> None:
    for name in ("tags", "authors"):
        if name in fields:
            spelling = rules.spellings.get(name, {})
            value = fields[name]
            many = value if isinstance(value, list | tuple) else [value] if value else []
            lines = (one_line(one) for one in many)
            fields[name] = [*dict.fromkeys(spelling.get(line, line) for line in lines if line)]
    series = one_line(fields.get("series"))
    if series:
        fields["series"] = rules.spellings.get("series", {}).get(series, series)


def _summary(entry: PlannedEntry, fields: Mapping[str, Any], text: str, day: date | None, mended: list[str]) -> str:
    """What the source says in few words, else its first sentences; padded where that is very short."""
    least = _LEAST[entry.kind]
    written = _words(one_line(fields.get("summary")))
    if least <= len(written) <= _MOST:
        return written
    if written and len(written) > _MOST:
        mended.append("summaries that are too long: cut at a word")
        return cut(written, _MOST)
    excerpt = one_line(words_of(entry.excerpt)).removesuffix("[…]").removesuffix("[...]").strip()
    found = written or (cut(excerpt, _MOST) if excerpt else first_sentences(text, least))
    if not written:
        mended.append("summaries: from an excerpt" if excerpt else "summaries: the first sentences of the text")
    if len(found) >= least or entry.kind == "page":  # which needs none
        return found if len(found) >= least else ""
    mended.append("summaries that are too short: with the category and the day")
    return _padded(found or one_line(fields["title"]), one_line(fields.get("category")), day, least)


def _padded(text: str, category: str, day: date | None, least: int) -> str:
    """``Thanks to all. (News, 2019-05-04)``; of next to nothing a whole sentence."""
    about = ", ".join(filter(None, (category, day.isoformat() if day else "")))
    padded = cut(text, _MOST - len(about) - 3) + (f" ({about})" if about else "")
    if len(padded) >= least:
        return padded
    of = f" in the category {category}" if category else ""
    when = f" on {day.isoformat()}" if day else ""
    return f"{text} – published{when}{of} on the former site."


def _ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing, and in the order in which people read a file."""
    names = [*(name for name in _ORDER if name in fields), *(name for name in fields if name not in _ORDER)]
    pairs = ((name, _cleaned(fields[name])) for name in names)
    return {name: value for name, value in pairs if value not in (None, "", [], {}, ())}


def _cleaned(value: Any) -> Any:
    """A value of front matter in which every text is one line."""
    if isinstance(value, Mapping):
        pairs = ((str(name), _cleaned(inner)) for name, inner in value.items())
        return {name: inner for name, inner in pairs if inner not in (None, "", [], {}, ())}
    if isinstance(value, list | tuple):
        return [one for one in map(_cleaned, value) if one not in (None, "", [], {}, ())]
    if value is None or isinstance(value, bool | int | float):
        return value
    return one_line(value)
