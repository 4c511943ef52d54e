"""Sets what the program relies on: Pelican's settings that no community decides.

``pelicanconf.py`` imports all of it first and then says what is its own.
"""

from pathlib import Path

from almanac.template_cache import TemplateCache

_ROOT = Path(__file__).resolve().parents[2]

# What the site is made of, in the order in which it is made.
PLUGINS = [
    "theme_values",  # what every template may use: the site, links, words
    "output_files",  # the one writer
    "story_pages",  # stories, pages and the lists of stories
    "story_series",  # the stories of a series
    "language_lists",  # the lists of stories in the other languages
    "home_pages",  # the front page in every language
    "event_pages",  # events, what comes, what is past, and their lists
    "event_months",  # the calendar of months and years
    "event_map",  # the map and its list
    "event_calendars",  # iCalendar
    "event_data",  # GeoJSON and JSON
    "feed_files",  # Atom, RSS and JSON Feed
    "site_pages",  # how to subscribe, page not found
    "forum_pages",  # the topics of a forum that closed
    "digest_pages",  # what was new in each of the last weeks
    "search_files",  # the search, and its index
    "component_pages",  # the parts of the theme in every state, in a preview
    "offline_files",  # what browsers keep for when there is no connection
    "alias_redirects",  # old addresses lead on
    "picture_copies",  # pictures as narrow as telephones need them
    "share_cards",  # what is shown where somebody shares a page
    "site_icons",  # every icon from one drawing, the manifest, drawings as cards show them
    "site_index",  # sitemap, robots, and what hosts are told of headers
    "picture_notes",  # no picture says where it was taken, or by which camera
    "page_check",  # no page loads from another host unless LOADS_FROM allows it
]
_PLUGINS = tuple(PLUGINS)  # a site may change the list in place
# Reads and checks everything once before each run; a Problem stops it.
PELICAN_CLASS = "almanac_pelican.Almanac"
PLUGIN_PATHS = [str(_ROOT / "plugins")]

PATH = str(_ROOT / "content")
OUTPUT_PATH = str(_ROOT / "output")
THEME = str(_ROOT / "theme")
THEME_TEMPLATES_OVERRIDES = [str(_ROOT / "theme" / "site" / "templates")]
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS = ["static", "site/static"]
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
ARTICLE_EXCLUDES, PAGE_EXCLUDES = ["pages"], ["stories"]  # Pelican adds these by itself
STATIC_PATHS = ["images"]
STATIC_URL = STATIC_SAVE_AS = "{path}"
IGNORE_FILES = [".*", "README.md"]
DELETE_OUTPUT_DIRECTORY = False
# Only Markdown, and only through our reader; Pelican's others would publish unchecked HTML.
READERS = {"html": None, "rst": None, "markdown": None, "mkd": None, "mdown": None}

# The core says every address; these are the same, for plugins that ask Pelican.
ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{lang}/" + ARTICLE_URL
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
PAGE_LANG_URL = "{lang}/" + PAGE_URL
PAGE_LANG_SAVE_AS = PAGE_LANG_URL + "index.html"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "author/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
DIRECT_TEMPLATES = ["stories"]
STORIES_URL = "stories/"
STORIES_SAVE_AS = STORIES_URL + "index.html"
# Without the folder `page/`, page 6 of the tag `16` would overwrite the tag `166`.
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{url}page/{number}/", "{base_name}/page/{number}/index.html"),
]
PAGINATED_TEMPLATES = dict.fromkeys(("stories", "category", "tag", "author", "series"))
DEFAULT_PAGINATION = 30

# Feeds are made from the edition, with identities that outlive a move.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Pelican compares every story with every other to find translations; the edition knows them.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
# Stories of the future are left out by the edition, or shown with a mark.
WITH_FUTURE_DATES = True
SLUGIFY_USE_UNICODE = True
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
    "bytecode_cache": TemplateCache(),
}
