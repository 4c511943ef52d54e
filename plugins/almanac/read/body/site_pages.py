"""The addresses that the site answers at: a link to any other is broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import EMBEDDED_KINDS, KINDS, groups_with_lists
from almanac.model.removal import PATH as REMOVALS
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.fault import DeadLinkFault
from almanac.read.near_words import NearWords

_STORY_GROUPS = frozenset(["category", "tag", "author", "series"])
_OF_EVENTS = frozenset(
    [address.CALENDAR, address.ARCHIVE_CALENDAR, address.GEOJSON, address.EVENTS_JSON, address.ARCHIVE_GEOJSON,
     address.ARCHIVE_JSON, address.CALENDARS_JSON, address.DEADLINES_CALENDAR, address.ONLINE, address.ONLINE_CALENDAR,
     "/events/past/"]
)  # fmt: skip
# What every language has, whatever is switched off.
_EVERYWHERE = frozenset([address.SUBSCRIBE, address.OPML, address.DIGEST, address.DIGEST_FEED])
_ALWAYS = frozenset([*_EVERYWHERE, address.SITEMAP, address.ROBOTS, address.NOT_FOUND, "/search/"])
# The forms, and the setting without which the site has none of that kind.
_FORMS = {address.ADD_EVENT: "EVENTS", address.ADD_STORY: "BLOG"}
# Facts, which are the same in every language.
_ONCE = frozenset([address.EVENTS_JSON, address.ARCHIVE_JSON])
_GROUP, _PAIR = 2, 4
_OWN_CALENDAR = re.compile(r"(?P<event>(?:/[^/]+)?/events/(?P<slug>[^/]+)/)(?P=slug)\.ics")
_PAGE = re.compile(r"page/\d+/$")


@dataclass(frozen=True)
class SitePages:
    """``known`` are the addresses of entries, their aliases and their groups, ``unpublished`` those of drafts.

    ``unmade`` are the slugs of files with errors, whose addresses nobody knows yet. At what was ``removed`` a page says
    no more than that.
    """

    site: Site
    known: frozenset[str]
    unpublished: frozenset[str] = frozenset()
    unmade: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def facts(self) -> tuple[object, ...]:
        """All on which an answer depends."""
        parts = (self.site.languages_of_texts, self.site.languages, self.site.blog, self.site.events, self.site.map)
        return *parts, sorted(self.known), sorted(self.unpublished), sorted(self.unmade), sorted(self.removed)

    def check(self, path: str, *, guess: bool = True) -> None:
        """Raises ``Fault`` for a path, without per cent signs, to which the site has no page.

        ``guess`` looks for what was meant.
        """
        last = path.rpartition("/")[2]
        where = unicodedata.normalize("NFC", path if not last or "." in last else f"{path}/")
        where = _PAGE.sub("", where)
        own = self._in_own_language(where)
        if where in self.unpublished:
            hint = "it is a draft, of the future, or switched off: leave the link out until it is published"
            raise DeadLinkFault(f"`{path}` leads to what is not published", hint)
        is_list = own != where and self._is_list(own)
        if where in self.known or is_list or self._is_made(where) or where.strip("/").rpartition("/")[2] in self.unmade:
            return
        if where in self.removed:
            hint = f"take the link out; {REMOVALS} says why it went"
            raise DeadLinkFault(f"`{path}` leads to what was removed", hint)
        off = self._switched_off(own)
        if off:
            hint = f"take the link out, or write `{off} = True` in pelicanconf.py"
            raise DeadLinkFault(f"`{path}` leads to what is switched off", hint)
        raise DeadLinkFault(f"`{path}` leads nowhere: this site has no such page", self._hint(where, guess=guess))

    def _in_own_language(self, where: str) -> str:
        """The address of a list of another language as the site's own has it."""
        first = where.split("/")[1]
        is_other = first in self.site.languages and first != self.site.default_lang
        return where.removeprefix(f"/{first}") if is_other else where

    def _is_list(self, where: str) -> bool:
        """Whether every language has it: no entry, and nothing that is there once."""
        first, *rest = where.strip("/").split("/")
        if first in _STORY_GROUPS or (first == "events" and _is_of_group(rest)):
            return (where.endswith("/") and where in self.known) or (where.endswith(".ics") and self._is_made(where))
        if first == address.EMBEDDED.strip("/"):
            return self._is_made(where)
        is_of_events = first == "events" and where not in _ONCE and not (rest and f"/events/{rest[0]}/" in self.known)
        return (
            where in _EVERYWHERE
            or self._is_form(where)
            or ((first == "stories" or is_of_events) and self._is_made(where))
        )

    def _is_form(self, where: str) -> bool:
        return where in _FORMS and self._switched_off(where) == ""

    @cached_property
    def _near_words(self) -> NearWords:
        return NearWords(self.known)

    def _switched_off(self, where: str) -> str:
        """The setting without which the site has nothing there; empty where that is not the reason."""
        first = where.split("/")[1]
        if where in _FORMS and not {"EVENTS": self.site.events, "BLOG": self.site.blog}[_FORMS[where]]:
            return _FORMS[where]
        if not self.site.events and first == "events":
            return "EVENTS"
        if not self.site.map and where == address.MAP:
            return "MAP"
        return "BLOG" if not self.site.blog and first in {"stories", *_STORY_GROUPS} else ""

    def _is_made(self, where: str) -> bool:
        """Whether it is of the site itself; months and years are taken as they come."""
        first, *rest = where.strip("/").split("/")
        if not rest and first in {"", *self.site.languages}:
            return True
        if where == address.TRANSLATIONS:
            return bool(self.site.languages_of_texts)
        if where in _ALWAYS or self._is_form(where) or first in {"feeds", "theme"}:
            return True
        own_calendar = _OWN_CALENDAR.fullmatch(where)
        if own_calendar:
            # Of an event without a text in the site's own language all calendars are known by name.
            is_named = f"/events/{own_calendar['slug']}/{own_calendar['slug']}.ics" in self.known
            return self.site.events and own_calendar["event"] in self.known and not is_named
        if first == address.EMBEDDED.strip("/"):
            return self.site.events and self._is_embedded(where.removeprefix(address.EMBEDDED), rest[1:])
        if first == "stories":
            return self.site.blog and not rest
        return first == "events" and self.site.events and self._is_of_events(where, rest)

    def _is_embedded(self, where: str, rest: list[str]) -> bool:
        """Whether there is a page for other sites of the list at an address."""
        is_of_group = len(rest) == _GROUP and rest[0] in EMBEDDED_KINDS
        return where in {address.EVENTS, address.ONLINE} or (is_of_group and where in self.known)

    def _is_of_events(self, where: str, rest: list[str]) -> bool:
        if not rest or where in _OF_EVENTS:
            return True
        if where == address.MAP:
            return self.site.map
        if re.fullmatch(r"/events/(?:past/)?\d{4}/|/events/\d{4}/\d{2}/", where):
            return True
        is_calendar = where.endswith(".ics") and _is_of_group(rest)
        return is_calendar and f"{where.removesuffix('.ics')}/" in self.known

    def _hint(self, where: str, *, guess: bool) -> str:
        near = self._near_words.nearest(where, cutoff=0.8) if guess else ""
        if near:
            return f"did you mean `{near}`?"
        return "look at the address of the page in your browser; a page of another site begins with `https://`"


def _is_of_group(rest: list[str]) -> bool:
    """Whether it is below ``/events/`` where a group's list and calendar are: ``country/gh``, ``country/gh/tag/x``."""
    is_pair = len(rest) == _PAIR and (rest[0], rest[2]) == ("country", "tag")
    return is_pair or (len(rest) == _GROUP and rest[0] in KINDS)


def known_addresses(
    site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]
) -> frozenset[str]:
    """Entries, their aliases, and the lists of whatever they share."""
    known: set[str] = {group.address(site) for group in groups_with_lists((), site)} if site.events else set()
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    for entry in entries:
        known |= {entry.address, *entry.aliases}
    known |= {text.address for event in events for text in event.translations}
    known |= set(_calendars_of_other_languages(events, site.default_lang))
    # Each name once, whatever shares it.
    names = {
        "category": {story.category for story in stories},
        "tag": {tag for story in stories for tag in story.tags},
        "author": {author for story in stories for author in story.authors},
        "series": {story.series for story in stories if story.series},
    }
    known |= {f"/{kind}/{site.slug(name)}/" for kind, shared in names.items() for name in shared}
    known |= {group.address(site) for group in groups_with_lists(events, site)} if events else set()
    paths = (path for path in known if "?" not in path)
    return frozenset(f"{path}/" if "." not in path.rpartition("/")[2] and path[-1:] != "/" else path for path in paths)


def _calendars_of_other_languages(events: Sequence[Event], default: str) -> Iterator[str]:
    """Those of events that are in other languages alone: the original's is below ``/events/``, not beside its page."""
    for event in events:
        original = event.text_in(default).lang
        for text in event.texts if original != default else ():
            yield address.event_calendar(event.slug, default if text.lang == original else text.lang, default)
