"""Writes a list as tabular data of Wikimedia Commons, which every wiki of the movement can read (Help:Tabular data).

The limits are those that the wiki checks when it saves: strings of at most 400 characters in one line, with no space
at either end; texts by codes of languages in small letters; rows as long as the fields are many.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.wiki import ListKind, WikiList
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import at_occurrence, venue
from almanac.render.events.iso_times import iso_end, iso_instant, iso_start, over
from almanac.render.events.listing import ListedEvent
from almanac.render.publication import Publication
from almanac.render.wiki.chosen import chosen_deadlines, chosen_discussions, chosen_events, chosen_stories

MAX_STRING = 400
# MediaWiki's own limit of a page, less room for what it writes around.
MAX_BYTES = 2_000_000
# Days, places and titles are facts; summaries and texts, which somebody wrote, are not in it.
LICENSE = "CC0-1.0"
_CUT = "…"

Value = str | bool | int | Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class DataField:
    """A column: its name for programs, its type, and its words in English."""

    name: str
    type: str
    title: str


_WHEN = (
    DataField("start", "string", "Start"),
    DataField("end", "string", "End"),
    DataField("timezone", "string", "Time zone"),
    DataField("over", "string", "Over from (UTC)"),
)
_WHAT = (DataField("title", "localized", "Title"), DataField("address", "localized", "Address"))
_CATEGORY = DataField("category", "localized", "Category")
_TAGS = DataField("tags", "string", "Tags")
FIELDS: Mapping[ListKind, Sequence[DataField]] = {
    "events": (DataField("id", "string", "Identity"), *_WHAT, *_WHEN, DataField("status", "string", "Status"),
               _CATEGORY, DataField("place", "string", "Place"), DataField("city", "string", "City"),
               DataField("country", "string", "Country (ISO 3166-1)"), DataField("online", "boolean", "Online"),
               DataField("languages", "string", "Languages"), _TAGS),
    "stories": (DataField("id", "string", "Identity"), *_WHAT, DataField("published", "string", "Published"), _CATEGORY,
                DataField("authors", "string", "Authors"), DataField("lang", "string", "Language"), _TAGS),
    "deadlines": (DataField("until", "string", "Last day"), DataField("what", "localized", "What for"),
                  DataField("link", "string", "Where to apply"), *_WHAT,
                  DataField("country", "string", "Country (ISO 3166-1)")),
    "discussions": (DataField("topic", "string", "Topic"), DataField("link", "string", "Address of the topic"), *_WHAT,
                    DataField("replies", "number", "Replies"), DataField("last", "string", "Last reply")),
}  # fmt: skip


def tabular_data(wanted: WikiList, publication: Publication) -> str:
    """The JSON of a page ``Data:NAME.tab``; rows that would make it longer than a page may be are left out."""
    rows = [row for row in _rows(wanted, publication) if row is not None]
    text = _document(wanted, publication.site, rows)
    while rows and len(text.encode()) > MAX_BYTES:
        rows = rows[: len(rows) * 9 // 10]
        text = _document(wanted, publication.site, rows)
    return text


def _document(wanted: WikiList, site: Site, rows: Sequence[Sequence[Value]]) -> str:
    fields = [{"name": field.name, "type": field.type, "title": {"en": field.title}} for field in FIELDS[wanted.kind]]
    document = {
        "license": LICENSE,
        "description": _localized({site.default_lang: f"{site.name}: {wanted.kind}"}),
        "sources": absolute_address(site, "/"),
        "schema": {"fields": fields},
        "data": rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _rows(wanted: WikiList, publication: Publication) -> Iterator[Sequence[Value] | None]:
    site = publication.site
    if wanted.kind == "events":
        yield from (_event(listed, site) for listed in chosen_events(wanted, publication))
    elif wanted.kind == "stories":
        translations = _translations(publication)
        yield from (_story(story, translations, site) for story in chosen_stories(wanted, publication))
    elif wanted.kind == "deadlines":
        for due in chosen_deadlines(wanted, publication):
            what = _each(site, lambda lang: site.phrases(lang).gettext("Registration")) if due.is_registration else {
                due.event.text.lang: due.deadline.what
            }  # fmt: skip
            place = due.event.place
            yield (str(due.deadline.until), _localized(what), _address(due.deadline.url), *_of_event(due.event, site),
                   _line(place.country if place else ""))  # fmt: skip
    else:
        translations = _translations(publication)
        for one in chosen_discussions(wanted, publication):
            of = (
                _of_event(one.entry, site) if isinstance(one.entry, Event) else _of_story(one.entry, translations, site)
            )
            last = one.topic.last_posted_at
            day = str(last.astimezone(site.zone).date()) if last else None
            yield (_line(one.topic.title), _address(one.url), *of, one.topic.replies, day)


def _event(listed: ListedEvent, site: Site) -> Sequence[Value]:
    event, when = at_occurrence(listed.event, listed.when), listed.when
    place = venue(event)
    name, city, country = (place.name, place.city, place.country) if place else ("", "", "")
    zone = getattr(when, "zone", None)
    return (
        _line(event.uid),
        *_of_event(event, site),
        iso_start(when), iso_end(when) or None, zone.key if zone else None, iso_instant(over(when)),
        event.status.value,
        _localized(_each(site, lambda lang: site.category_name(event.category, lang))),
        _line(name), _line(city), _line(country), bool(event.online),
        _list(event.languages), _list(event.tags),
    )  # fmt: skip


def _story(story: Story, translations: Mapping[str, Sequence[Story]], site: Site) -> Sequence[Value]:
    return (
        _line(story.identity),
        *_of_story(story, translations, site),
        str(story.published.day),
        _localized(_each(site, lambda lang: site.category_name(story.category, lang))),
        _list(story.authors), story.lang.lower(), _list(story.tags),
    )  # fmt: skip


def _of_event(event: Event, site: Site) -> tuple[Value, Value]:
    texts = {text.lang: text for text in reversed(event.texts)}
    return _page(site, {lang: (text.title, text.address) for lang, text in texts.items()})


def _of_story(story: Story, translations: Mapping[str, Sequence[Story]], site: Site) -> tuple[Value, Value]:
    texts = translations.get(story.source.group, (story,))
    return _page(site, {text.lang: (text.title, text.address) for text in texts})


def _page(site: Site, texts: Mapping[str, tuple[str, str]]) -> tuple[Value, Value]:
    """Titles and addresses by the same languages: whichever a wiki falls back to, both are of one page."""
    addresses = {lang: _address(absolute_address(site, where)) for lang, (_, where) in texts.items()}
    fit = {lang: where for lang, where in addresses.items() if where}
    return _localized({lang: title for lang, (title, _) in texts.items() if lang in fit}), _localized(fit)


def _translations(publication: Publication) -> Mapping[str, Sequence[Story]]:
    groups: dict[str, list[Story]] = {}
    for story in publication.edition.stories:
        groups.setdefault(story.source.group, []).append(story)
    return groups


def _each(site: Site, word: Callable[[str], str]) -> dict[str, str]:
    return {lang: word(lang) for lang in site.list_languages}


def _localized(texts: Mapping[str, str]) -> Mapping[str, str] | None:
    """Texts by language, English first and then by their codes, as the wiki itself sorts them; none of an empty one."""
    lines = {lang.lower(): _line(text) for lang, text in texts.items()}
    fit = {lang: line for lang, line in lines.items() if line}
    return {lang: fit[lang] for lang in sorted(fit, key=lambda lang: (lang != "en", lang))} or None


def _line(text: str) -> str | None:
    """The text in one line that is not longer than a string may be; None for an empty one."""
    line = " ".join("".join(" " if unicodedata.category(one) in {"Cc", "Cs"} else one for one in text).split())
    return (line if len(line) <= MAX_STRING else f"{line[: MAX_STRING - 1].rstrip()}{_CUT}") or None


def _list(names: Iterable[str]) -> str | None:
    """As many of the names as a string has room for; a comma within one would make it two."""
    said = ""
    for name in filter(None, (_line(name.replace(",", " ")) for name in names)):
        longer = f"{said}, {name}" if said else name
        if len(longer) > MAX_STRING:
            break
        said = longer
    return said or None


def _address(address: str) -> str | None:
    """The address, or, where it is too long, with letters in place of their bytes; cut short it would lead nowhere."""
    forms = (address, unquote(address))
    return next((form for form in forms if form and len(form) <= MAX_STRING and "".join(form.split()) == form), None)
