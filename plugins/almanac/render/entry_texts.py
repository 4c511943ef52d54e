"""Tells stories, pages and events apart where only title and description show: in searches, tabs and bookmarks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.event import EventText
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import DayOrMonth, MonthOnly, day_or_month
from almanac.render import places, words
from almanac.render.events.at_occurrence import at_occurrence
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.list_texts import titled, with_note
from almanac.render.views.parts import PageText

# What searches show of a description, in characters.
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class _Entry:
    text: Story | Page | EventText
    day: DayOrMonth | None = None


class EntryTexts:
    """Knows the title and the description of every story, page and event; no two are alike.

    ``listing``, of the edition's events, is asked for where an event is described: titles need none.
    """

    def __init__(self, edition: Edition, listing: Callable[[], EventListing]) -> None:
        self._site = edition.site
        self._listing = listing
        self._entries = {entry.text.address: entry for entry in _entries(edition)}
        self._titles = _distinct_titles(list(self._entries.values()), edition.site)
        self._summaries = Counter(entry.text.summary for entry in self._entries.values())

    def of(self, where: str) -> PageText | None:
        """Those of the entry at an address inside the site; None where there is no entry."""
        entry = self._entries.get(where)
        return PageText(self._titles[where], self._description(entry)) if entry else None

    def beside_others(self, where: str) -> tuple[str, bool]:
        """What the other entries make of those of one of them: its title, and whether another has its summary."""
        return self._titles[where], self._summaries[self._entries[where].text.summary] > 1

    @cached_property
    def _listed(self) -> Mapping[str, ListedEvent]:
        listing = self._listing()
        return {text.address: listed for listed in (*listing.upcoming, *listing.past) for text in listed.event.texts}

    def _description(self, entry: _Entry) -> str:
        described = entry.text.summary or _beginning(entry.text)
        if isinstance(entry.text, EventText):
            listed = self._listed[entry.text.address]
            described = _with_when_and_where(described, entry.text.lang, listed, self._site)
        if not entry.text.summary or self._summaries[entry.text.summary] == 1:
            return described
        return titled(self._titles[entry.text.address], described, self._site.phrases(entry.text.lang))


def _entries(edition: Edition) -> Iterator[_Entry]:
    yield from (_Entry(story, story.published.day) for story in edition.stories)
    yield from (_Entry(page) for page in edition.pages)
    for event in edition.events:
        yield from (_Entry(text, day_or_month(event.when)) for text in event.texts)


def _distinct_titles(entries: Sequence[_Entry], site: Site) -> Mapping[str, str]:
    same: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        same[" ".join(entry.text.title.split()).casefold()].append(entry)
    titles = {entry.text.address: entry.text.title for entry in entries}
    for alike in same.values():
        if len(alike) > 1:
            titles |= zip((entry.text.address for entry in alike), _told_apart(alike, site), strict=True)
    return titles


def _told_apart(alike: Sequence[_Entry], site: Site) -> list[str]:
    """Their titles, which are one, with the language, the day, or at last the address as a note."""
    languages = [_own_language(entry.text.lang, site) for entry in alike]
    days = [_day_or_month(entry.day, entry.text.lang) if entry.day else "" for entry in alike]
    both = [" · ".join(filter(None, notes)) for notes in zip(days, languages, strict=True)]
    addresses = [entry.text.address for entry in alike]
    notes = next(notes for notes in (languages, days, both, addresses) if len(set(notes)) == len(notes))
    return [
        with_note(entry.text.title, note, site.phrases(entry.text.lang)) if note else entry.text.title
        for entry, note in zip(alike, notes, strict=True)
    ]


def _day_or_month(value: DayOrMonth, lang: str) -> str:
    return words.month(value.first, lang) if isinstance(value, MonthOnly) else words.day(value, lang)


def _own_language(lang: str, site: Site) -> str:
    return "" if lang == site.default_lang else language.language_name(lang)


def _with_when_and_where(summary: str, lang: str, listed: ListedEvent, site: Site) -> str:
    """The summary behind the days or times, the place, and the status of an event that is not simply to happen."""
    phrases = site.phrases(lang)
    event = at_occurrence(listed.event, listed.when)
    when, where = words.when(listed.when, phrases), places.city_and_country(event, phrases)
    _ = phrases.gettext
    described = (
        _("%(when)s, %(where)s. %(summary)s", when=when, where=where, summary=summary)
        if where
        else _("%(when)s. %(summary)s", when=when, summary=summary)
    )
    return words.marked(described, event.status, phrases) if words.status(event.status, phrases) else described


def _beginning(text: Story | Page | EventText) -> str:
    """As much of the body as searches show, cut at a word; the title of one without."""
    return shorten(text.body.text, _SHOWN, placeholder="…") or text.title
