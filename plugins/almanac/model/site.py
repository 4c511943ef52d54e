"""A Site: what a community decides in its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from almanac.model.interface import Interface, Phrases
from almanac.model.slug import slugify

SETTINGS_FILE = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What the front matter of entries is read by: whoever reads it gets this and nothing else of a Site.

    What was read holds as long as this is the same, whatever else is set.
    """

    default_lang: str
    languages: tuple[str, ...]
    categories: tuple[str, ...]
    event_categories: tuple[str, ...]
    calendar_domain: str
    forum_url: str
    content_license: str


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of ``pelicanconf.py``, checked and typed.

    ``url`` has no trailing slash and may have a path; ``event_categories`` maps a name to its
    colour (``#rrggbb``); ``slugs`` maps a name to the slug it gets instead of the usual one; ``loads_from`` maps
    the origins that pages may load from to the reason; ``kept_calendars`` maps a kind of group to the names of those
    that stay without events; ``interface`` has the words of the pages themselves.
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
    slugs: Mapping[str, str] = field(default_factory=dict)
    loads_from: Mapping[str, str] = field(default_factory=dict)
    kept_calendars: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contributors: bool = True
    blog: bool = True
    events: bool = True
    map: bool = True
    interface: Interface = field(default_factory=Interface)

    @property
    def reading(self) -> ReadingSettings:
        """What front matter is read by."""
        return ReadingSettings(
            default_lang=self.default_lang,
            languages=self.languages,
            categories=self.categories,
            event_categories=tuple(self.event_categories),
            calendar_domain=self.calendar_domain,
            forum_url=self.forum_url,
            content_license=self.content_license,
        )

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

    def slug(self, name: str) -> str:
        """The slug of a tag, category, author or series."""
        return self.slugs.get(name) or slugify(name)
