"""Gives each text of a site its title on a wiki: no two alike, and the same ones in every export of the same texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from urllib.parse import unquote

from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.story import Page, Story
from almanac.model.wiki_page import WikiTitle
from almanac.render.absolute import absolute_address
from almanac.render.wiki_pages.titles import as_title

# For `/zh-hans`, and a little more.
_ROOM_FOR_LANGUAGE = 16
# A heading leads to itself, which is no reason to keep its id.
_PART = re.compile(r'<a\b(?![^>]*"headerlink")[^>]*\shref="([^"#]*)#([^"]+)"')


@dataclass(frozen=True, slots=True)
class Layout:
    """How a site lies on a wiki: ``namespace`` and ``prefix`` stand before each title.

    With ``lang`` the wiki is of that language, and has the texts in it under titles of their own; without, translations
    are parts of their originals. ``notes_as_list``: the wiki has no footnotes.
    """

    namespace: str = ""
    prefix: str = ""
    lang: str = ""
    notes_as_list: bool = False

    @property
    def before(self) -> str:
        """What stands before each title."""
        return f"{self.namespace}:{self.prefix}" if self.namespace else self.prefix

    def title(self, name: str) -> WikiTitle:
        """A title of the site's."""
        return WikiTitle(self.namespace, f"{self.prefix}{name}")


@dataclass(frozen=True, slots=True)
class Named:
    """A text with its title; ``event`` is that of an event's text, ``siblings`` are its texts in other languages."""

    text: Story | Page | EventText
    title: WikiTitle
    event: Event | None = None
    is_original: bool = True

    @property
    def day(self) -> date:
        """Its day; the first there is for a page, which has none."""
        return _day(self.text, self.event)


@dataclass(frozen=True, slots=True)
class Names:
    """All texts with their titles, in a lasting order; ``redirects`` lead from other titles to some of them.

    ``titles`` are by absolute address; ``siblings`` are by group, ``parts`` the ids to which links lead, by address.
    """

    texts: tuple[Named, ...]
    titles: Mapping[str, str]
    siblings: Mapping[str, tuple[Named, ...]]
    redirects: Mapping[str, Named] = field(default_factory=dict)
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)


class _Taken:
    """The titles that are given; ``room`` are bytes that stay free behind each."""

    def __init__(self, layout: Layout, reserved: frozenset[str], room: int) -> None:
        self.layout = layout
        self.titles = {*reserved}
        self._room = room
        self._numbers: Counter[str] = Counter()

    def take(self, text: Story | Page | EventText, slug: str, day: date) -> WikiTitle:
        """A title that is still free: the words, with the year, the day, or a number behind them."""
        for note in self._notes(text.title, day):
            room = self._room + len(note)
            name = as_title(text.title, within=self.layout.before, room=room)
            name = name or as_title(slug, within=self.layout.before, room=room) or "Page"
            title = self.layout.title(f"{name}{note}")
            if str(title) not in self.titles:
                self.titles.add(str(title))
                return title
        raise AssertionError("numbers do not end")

    def _notes(self, title: str, day: date) -> Iterator[str]:
        yield ""
        if day != date.min:
            yield f" ({day.year})"
            yield f" ({day.isoformat()})"
        while True:
            self._numbers[title] += 1  # where many have it, none tries the numbers of the others again
            yield f" ({self._numbers[title] + 1})"


def names(edition: Edition, layout: Layout, reserved: frozenset[str] = frozenset()) -> Names:
    """Titles for everything that is published; ``reserved`` are those of pages that no text is."""
    several = bool(edition.site.languages_of_texts) and not layout.lang
    taken = _Taken(layout, reserved, _ROOM_FOR_LANGUAGE if several else 0)
    texts: list[Named] = []
    groups: dict[str, list[Named]] = {}
    for original, others, event, slug in sorted(_groups(edition, layout.lang), key=_order):
        first = Named(original, taken.take(original, slug, _day(original, event)), event)
        group = [first]
        for other in others:
            title = WikiTitle(first.title.namespace, f"{first.title.name}/{other.lang.lower()}")
            taken.titles.add(str(title))
            group.append(Named(other, title, event, is_original=False))
        texts += group
        groups.setdefault(original.source.group, []).extend(group)
    titles = {absolute_address(edition.site, one.text.address): str(one.title) for one in texts}
    siblings = {group: tuple(members) for group, members in groups.items()}
    return Names(tuple(texts), titles, siblings, _redirects(texts, taken), _parts(edition, texts))


def _redirects(texts: list[Named], taken: _Taken) -> dict[str, Named]:
    """From titles of translations, where nothing else has them."""
    redirects: dict[str, Named] = {}
    for one in texts:
        name = "" if one.is_original else as_title(one.text.title, within=taken.layout.before)
        title = str(taken.layout.title(name))
        if name and title not in taken.titles:
            taken.titles.add(title)
            redirects[title] = one
    return redirects


_Group = tuple[Story | Page | EventText, list[Story | Page | EventText], Event | None, str]


def _groups(edition: Edition, lang: str) -> Iterator[_Group]:
    """Texts that are one in several languages, the original first; in one language each stands for itself."""
    together: dict[str, list[Story | Page]] = {}
    for entry in edition.stories_and_pages:
        if not lang or entry.lang == lang:
            together.setdefault(entry.source.group, []).append(entry)
    for members in together.values():
        first, *others = sorted(members, key=lambda entry: (entry.is_translation, entry.lang))
        yield first, [*others], None, first.slug
    for event in edition.events:
        texts = [text for text in event.texts if not lang or text.lang == lang]
        if texts:
            yield texts[0], sorted(texts[1:], key=lambda text: text.lang), event, event.slug


def _order(group: _Group) -> tuple[date, str]:
    return _day(group[0], group[2]), group[0].source.path


def _day(text: Story | Page | EventText, event: Event | None) -> date:
    if event:
        return event.when.day
    return text.published.day if isinstance(text, Story) else date.min


def _parts(edition: Edition, texts: list[Named]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    base = edition.site.base
    for one in texts:
        for where, part in _PART.findall(one.text.body.html):
            to = unescape(where).removeprefix(base) or one.text.address
            if to.startswith("/") and not part.startswith("fn"):
                address = absolute_address(edition.site, to)
                found.setdefault(address, set()).add(unquote(unescape(part)))
    return {address: frozenset(parts) for address, parts in found.items()}
