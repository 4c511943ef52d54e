"""A Site: what a community decides in its settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from almanac.model import address, language
from almanac.model.forum import Announcing
from almanac.model.frozen import Frozen
from almanac.model.interface import Interface, Phrases
from almanac.model.partner import Partner
from almanac.model.slug import slugify
from almanac.model.wiki import WikiList

SETTINGS_FILE = "pelicanconf.py"
# How what the forms of the site make can be sent: as a file or an issue on the forge, or by mail to the editors.
WAYS_TO_SEND = ("file", "issue", "mail")


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of the site, and the language they are in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class MailingList:
    """A mailing list: its name, the address of its archive, and in the site's own language what it is for."""

    name: str
    archive: str
    about: str


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
    that stay without events; ``category_names`` has by language how categories of stories and of events are called
    in it, ``taglines`` the line under the name where it is not ``tagline``; ``interface`` has the words of the pages
    themselves; ``figures`` has goals by their measures, and is None where nothing is counted; ``frozen`` is the last
    day, in an Edition only once that has come.
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
    forum_announce: Announcing | None = None
    wiki: str = ""
    wiki_lists: tuple[WikiList, ...] = ()
    wiki_inbox: str = ""
    repository_url: str = ""
    edit_url: str = ""
    editors_email: str = ""
    ways_to_send: tuple[str, ...] = WAYS_TO_SEND
    map_tiles: str = ""
    content_license: str = "CC BY-SA 4.0"
    accent_color: str = ""
    events_path: str = "events"
    category_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taglines: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    loads_from: Mapping[str, str] = field(default_factory=dict)
    kept_calendars: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    picture_formats: tuple[str, ...] = ("webp",)
    share_cards: str = "new"
    contributors: bool = True
    blog: bool = True
    events: bool = True
    map: bool = True
    search: bool = True
    mailing_lists: tuple[MailingList, ...] = ()
    partner_calendars: tuple[Partner, ...] = ()
    digest_ceiling: int = 10
    offline: bool = True
    figures: Mapping[str, int] | None = field(default_factory=dict)
    newcomer_limit: int = 5
    frozen: Frozen | None = None
    interface: Interface = field(default_factory=Interface)

    @property
    def languages_of_texts(self) -> tuple[str, ...]:
        """The languages between which texts are translated, the site's own first; none where there is only one."""
        languages = dict.fromkeys((self.default_lang, *self.languages))
        return tuple(languages) if len(languages) > 1 else ()

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
    def but_for_tagline(self) -> Site:
        """The same for whoever shows everything but the line under the name: what it makes holds whatever that says."""
        return replace(self, tagline="", taglines={})

    @property
    def origin(self) -> str:
        """Scheme and host of the site, without its path; empty while the address is unknown."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def base(self) -> str:
        """The path under which the site lives: empty, or ``/site``."""
        return urlsplit(self.url).path.rstrip("/")

    def link(self, where: str) -> str:
        """The address as a link on a page: ``/x/`` below the site's path."""
        return f"{self.base}{where}"

    def absolute(self, where: str) -> str:
        """The address with scheme and host, for feeds and calendars."""
        return f"{self.url}{where}"

    @property
    def list_languages(self) -> tuple[str, ...]:
        """The languages that have lists, DEFAULT_LANG first, each once."""
        return tuple(dict.fromkeys((self.default_lang, *self.languages)))

    def list_language(self, lang: str) -> str:
        """That of the lists to which a page in it leads: itself, its nearest (RFC 4647 3.4), or the site's own."""
        if lang in self.languages or not lang:
            return lang or self.default_lang
        return next((near for near in language.nearest_first(lang) if near in self.languages), self.default_lang)

    def list_address(self, where: str, lang: str = "") -> str:
        """The address of a list as a page in ``lang`` leads to it, from that in the site's own language."""
        return address.in_language(self.list_language(lang), self.default_lang, where)

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
        return self._worded(lang, self.tagline, self.taglines)

    def closing_words_in(self, lang: str) -> Worded:
        """What the community says of the site's end, likewise; an empty text where it says nothing, or goes on."""
        return self._worded(lang, self.frozen.text, self.frozen.texts) if self.frozen else Worded("", lang)

    def _worded(self, lang: str, own: str, others: Mapping[str, str]) -> Worded:
        for near in language.nearest_first(lang):
            if near == self.default_lang:
                break
            if near in others:
                return Worded(others[near], lang)
        return Worded(own, self.default_lang)

    @property
    def lists_on_wikis(self) -> tuple[WikiList, ...]:
        """The lists that are kept on wikis, each with its wiki and the language of its words."""
        return tuple(
            replace(one, wiki=one.wiki or self.wiki, lang=one.lang or self.default_lang) for one in self.wiki_lists
        )

    def slug(self, name: str) -> str:
        """The slug of a tag, category, author or series."""
        return self.slugs.get(name) or slugify(name)
