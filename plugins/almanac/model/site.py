"""A Site: what a community decides in its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from almanac.model import language
from almanac.model.interface import Interface, Phrases
from almanac.model.slug import slugify

SETTINGS_FILE = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of the site, and the language they are in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of ``pelicanconf.py``, checked and typed.

    ``url`` has no trailing slash and may have a path; ``event_categories`` maps a name to its
    colour (``#rrggbb``); ``slugs`` maps a name to the slug it gets instead of the usual one; ``loads_from`` maps
    the origins that pages may load from to the reason; ``kept_calendars`` maps a kind of group to the names of those
    that stay without events; ``category_names`` has by language how categories of stories and of events are called
    in it, ``taglines`` the line under the name, both without the site's own language; ``interface`` has the words of
    the pages themselves.
    """

    name: str
    url: str
    tagline: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    default_lang: str = "en"
    languages: tuple[str, ...] = ("en",)
    categories: tuple[str, ...] = ()
    event_categories: Mapping[str, str] = field(default_factory=dict)
    calendar_domain: str = "almanac.example.org"
    forum_url: str = ""
    forum_new_topic: str = ""
    repository_url: str = ""
    edit_url: str = ""
    map_tiles: str = ""
    content_license: str = "CC BY-SA 4.0"
    accent_color: str = ""
    events_path: str = "events"
    category_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taglines: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    loads_from: Mapping[str, str] = field(default_factory=dict)
    kept_calendars: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contributors: bool = True
    blog: bool = True
    events: bool = True
    map: bool = True
    search: bool = True
    interface: Interface = field(default_factory=Interface)

    @property
    def origin(self) -> str:
        """Scheme and host of the site, without its path; empty while the address is unknown."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def base(self) -> str:
        """The path under which the site lives: empty, or ``/site``."""
        return urlsplit(self.url).path.rstrip("/")

    def link(self, address: str) -> str:
        """The address as a link on a page: ``/x/`` below the site's path."""
        return f"{self.base}{address}"

    def absolute(self, address: str) -> str:
        """The address with scheme and host, for feeds and calendars."""
        return f"{self.url}{address}"

    def phrases(self, lang: str = "") -> Phrases:
        """The interface in a language; without one in the site's own."""
        return self.interface.phrases(lang or self.default_lang)

    def category_name(self, category: str, lang: str = "") -> str:
        """How a category is called in a language, or the nearest that names it (``es`` for ``es-MX``); else its name.

        Without a language in the site's own.
        """
        if self.category_names:
            for near in language.nearest_first(lang or self.default_lang):
                name = self.category_names.get(near, {}).get(category)
                if name:
                    return name
        return category

    def tagline_in(self, lang: str) -> Worded:
        """The line under the name in a language, or the nearest that has one; else in the site's own."""
        for near in language.nearest_first(lang):
            if near == self.default_lang:
                break
            if near in self.taglines:
                return Worded(self.taglines[near], lang)
        return Worded(self.tagline, self.default_lang)

    def slug(self, name: str) -> str:
        """The slug of a tag, category, author or series."""
        return self.slugs.get(name) or slugify(name)
