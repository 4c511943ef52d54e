"""Makes every address of the site, in this one place: an address is a promise.

Addresses begin with ``/`` and leave the site's own path (``Site.base``) out.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal, get_args

StoryGroup = Literal["category", "tag", "author", "series"]
EventGroup = Literal["category", "country", "language", "tag", "series", "organizer", "city", "venue", "country/tag"]
EventFeedGroup = Literal["organizer", "city", "venue", "series"]
FeedGroup = Literal["category", "tag", "author", "series", "lang"]
FeedFormat = Literal["atom.xml", "rss.xml", "json"]
PictureFormat = Literal["avif", "webp"]

# The lightest first: a browser takes the first that it knows.
PICTURE_FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)

STORIES = "/stories/"
EVENTS = "/events/"
ONLINE = "/events/online/"
ONLINE_CALENDAR = "/events/online.ics"
MAP = "/events/map/"
CALENDAR = "/events/calendar.ics"
ARCHIVE_CALENDAR = "/events/archive.ics"
CALENDARS_JSON = "/events/calendars.json"
DEADLINES_CALENDAR = "/events/deadlines.ics"
GEOJSON = "/events/events.geojson"
EVENTS_JSON = "/events/events.json"
ARCHIVE_GEOJSON = "/events/archive.geojson"
ARCHIVE_JSON = "/events/archive.json"
SUBSCRIBE = "/subscribe/"
DIGEST = "/digest/"
DIGEST_FEED = "/feeds/digest.atom.xml"
FORMS = "/add/"
ADD_EVENT = "/add/event/"
ADD_STORY = "/add/story/"
ENTRY_SOURCES = "/add/sources/"
EMBEDDED = "/embed"
TRANSLATIONS = "/translations/"
REMOVALS = "/removals/"
PARTNERS = "/partners/"
REMOVALS_MAP = "/removals.map"
TAKE = "/take/"
FIGURES = "/figures/"
FIGURES_JSON = "/figures.json"
WHO_DECIDES = "/who-decides/"
FORUM = "/forum/"
SEARCH = "/search/"
SEARCH_INDEX = "/search/index/"
SEARCH_BUNDLES = "/search/index/bundles.json"
OPENSEARCH = "/opensearch.xml"
OPML = "/opml.xml"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
NOT_FOUND = "/404.html"
HEADERS = "/_headers"
REDIRECTS = "/_redirects"
REDIRECTS_DATA = "/redirects.json"
ICON = "/theme/icon.svg"
FAVICON = "/favicon.ico"
TOUCH_ICON = "/apple-touch-icon.png"
ICON_192 = "/icon-192.png"
ICON_512 = "/icon-512.png"
MASKABLE_ICON = "/icon-maskable-512.png"
MANIFEST = "/site.webmanifest"
ICON_FILES = (FAVICON, TOUCH_ICON, ICON_192, ICON_512, MASKABLE_ICON, MANIFEST)
SERVICE_WORKER = "/service-worker.js"
OFFLINE_PAGE = "/offline.html"
OFFLINE_LIST = "/offline.json"
COLORS = "/theme/css/site-colors.css"
COMING_EVENTS = "/theme/events/coming.json"
MAP_SCRIPT = "/theme/map/events.js"
LAND = "/theme/map/land-110m.geojson"
COMPONENTS = "/_components/"  # only in a preview
WORLD_LAND = "/theme/map/world-land.svg"
WORLD_POINTS = "/theme/map/world-points.svg"

# What stands below /events/ beside the events themselves, or will.
_TAKEN_EVENT_SLUGS = frozenset(["map", "past", "online"])
# Names of folders and files there, while nothing has the address alone: it may lead on to what has had it.
FREE_EVENT_SLUGS = frozenset(
    ["archive", "calendar", "category", "city", "country", "deadlines", "events", "language", "organizer", "page",
     "series", "tag", "venue"]
)  # fmt: skip
RESERVED_EVENT_SLUGS = _TAKEN_EVENT_SLUGS | FREE_EVENT_SLUGS
# What stands at the top beside the pages, or will; `cname` is a file of hosts.
_TAKEN_PAGE_SLUGS = frozenset(["cname", "events", "forum", "images", "search", "stories", "subscribe", "theme"])
# Single pages, with nothing below them.
SINGLE_PAGES = frozenset(["digest", "figures", "partners", "removals", "take", "translations", "who-decides"])
FREE_PAGE_SLUGS = frozenset(["add", "author", "category", "embed", "feeds", "page", "series", "tag"])
RESERVED_PAGE_SLUGS = _TAKEN_PAGE_SLUGS | SINGLE_PAGES | FREE_PAGE_SLUGS


def in_language(lang: str, default_lang: str, address: str) -> str:
    """The address below ``/LANG/``; there is no ``/DEFAULT_LANG/``."""
    return address if lang == default_lang else f"/{lang}{address}"


def forum_topic(slug: str, number: int) -> str:
    """A topic of an archived forum; without its slug what leads there, since a forum's own addresses change that."""
    return f"{FORUM}t/{slug}/{number}/" if slug else f"{FORUM}t/{number}/"


def forum_category(slug: str, number: int) -> str:
    """The topics of a category of an archived forum; without its slug likewise."""
    return f"{FORUM}c/{slug}/{number}/" if slug else f"{FORUM}c/{number}/"


def home(lang: str, default_lang: str) -> str:
    """The front page in a language."""
    return in_language(lang, default_lang, "/")


def story(day: date, slug: str, lang: str, default_lang: str) -> str:
    """A story, by its own local day."""
    return in_language(lang, default_lang, f"/{day:%Y/%m/%d}/{slug}/")


def page(slug: str, lang: str, default_lang: str) -> str:
    """A page of ``content/pages/``."""
    return in_language(lang, default_lang, f"/{slug}/")


def event(slug: str, lang: str, default_lang: str) -> str:
    """An event."""
    return in_language(lang, default_lang, f"/events/{slug}/")


def event_calendar(slug: str, lang: str, default_lang: str) -> str:
    """The event alone, for a calendar, beside its page in a language."""
    return in_language(lang, default_lang, f"/events/{slug}/{slug}.ics")


def past_events(year: int) -> str:
    """The events of a year that are over."""
    return f"/events/past/{year:04d}/"


def year_of_events(year: int) -> str:
    """A year as twelve small months."""
    return f"/events/{year:04d}/"


def month_of_events(year: int, month: int) -> str:
    """A month as a calendar."""
    return f"/events/{year:04d}/{month:02d}/"


def story_group(kind: StoryGroup, slug: str) -> str:
    """The stories of a category, tag, author or series."""
    return f"/{kind}/{slug}/"


def event_group(kind: EventGroup, slug: str) -> str:
    """The events of a category, country, language, ...; the slug of a tag in a country is ``gh/tag/hackathon``."""
    return f"/events/{_folder(kind)}/{slug}/"


def event_group_calendar(kind: EventGroup, slug: str) -> str:
    """The same events as a calendar."""
    return f"/events/{_folder(kind)}/{slug}.ics"


def _folder(kind: EventGroup) -> str:
    return "country" if kind == "country/tag" else kind


def event_group_feed(kind: EventFeedGroup, slug: str) -> str:
    """The same events as they are announced, as an Atom feed."""
    return f"/feeds/events/{kind}/{slug}.atom.xml"


def embedded(where: str) -> str:
    """What other sites show of a list of events (``/events/country/gh/``) within their own pages."""
    return f"{EMBEDDED}{where}"


def stories_feed(form: FeedFormat) -> str:
    """All stories as a feed."""
    return f"/feeds/stories.{form}"


def events_feed(form: FeedFormat) -> str:
    """Events as they are announced."""
    return f"/feeds/events.{form}"


def _feeds_of_all() -> frozenset[str]:
    forms = get_args(FeedFormat)
    return frozenset([*(stories_feed(form) for form in forms), *(events_feed(form) for form in forms), DIGEST_FEED])


# Those that stand beside each other below /feeds/; those of groups have folders of their own.
FEEDS_OF_ALL = _feeds_of_all()


def group_feed(kind: FeedGroup, slug: str) -> str:
    """The stories of one category, tag, author, series or language as an Atom feed."""
    return f"/feeds/{kind}/{slug}.atom.xml"


@lru_cache(maxsize=1024)  # one picture stands on many pages
def picture_card(picture: str) -> str:
    """Where a drawing (``/images/x.svg``) is in pixels, for those who show cards; every other picture is its own."""
    path = PurePosixPath(picture)
    return f"/theme/cards{path.with_suffix('.png')}" if path.suffix.lower() == ".svg" else picture


def picture_copy(picture: str, width: int, form: str) -> str:
    """A narrower copy of a picture (``/images/x.jpg``) in one of ``PICTURE_FORMATS``."""
    return f"/theme/pictures{picture.removeprefix('/images')}/{width}.{form}"


def site_card(lang: str, default_lang: str) -> str:
    """The card of the whole site in a language."""
    return "/theme/cards/site.png" if lang == default_lang else f"/theme/cards/site.{lang}.png"


def share_card(entry: str) -> str:
    """The card of a story or an event, by the address of its page."""
    return f"/theme/cards{entry.rstrip('/')}.png"


def map_script(lang: str, default_lang: str) -> str:
    """The script of the map with the words of a language."""
    return MAP_SCRIPT if lang == default_lang else f"/theme/map/events.{lang}.js"


def coming_events(lang: str, default_lang: str) -> str:
    """What comes, in the words of a language, for the lists that a browser makes."""
    return COMING_EVENTS if lang == default_lang else f"/theme/events/coming.{lang}.json"


def qr_code(where: str) -> str:
    """The drawing of the address of a list, for the camera of a telephone."""
    return f"/theme/qr{where.rstrip('/')}.svg"


def part_of_sitemap(number: int) -> str:
    """One of several sitemaps, counted from 1."""
    return f"/sitemap-{number}.xml"


def file_of(address: str) -> str:
    """The file below ``output/`` that answers at an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else str(PurePosixPath(path))
