"""Pelican's settings that have no effect here, and what to use in their place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from almanac.read.fault import Fault
from almanac.read.settings.source_lines import SettingsSource

_TEMPLATE = "a template of your own in theme/site/templates/ can show it"
_IN_FILE = "write it into each file: every field stands there"
_FEEDS = "stories and events have their feeds, named on /subscribe/: `/feeds/stories.atom.xml`, `.rss.xml`, `.json`"
_FEEDS_OF_GROUPS = "each has its Atom feed, named on /subscribe/: `/feeds/tag/X.atom.xml` and so on"
_ORDER = "stories stand newest first, categories as in CATEGORIES"
_SLUGS = "a file's name is its address; SLUGS says how names of categories, tags, authors and series stand in theirs"
_LISTS = "/stories/ leads to every category, tag, author and series"
_DRAFTS = "`draft: true` keeps a file out of `build`; `serve` shows it at the address it will have"
_MARKDOWN = "bodies are read as forges show them; docs/write.md says what they may have"
_SUMMARY = "every story has a `summary`, which is shown whole"
_DATES = "dates are written as the language of the page has them, and every story has a `date`"
_CACHE = "nothing is kept between builds"
_COUNTED = "a template of your own can load a script from a host in LOADS_FROM, which readers are told of"
_TYPOGRAPHY = "write the quotation marks and dashes that you want"

# By what to do instead: the settings of Pelican's documentation, those of its theme `notmyidea` among them.
_SETTINGS = {
    _TEMPLATE: "CSS_FILE DISPLAY_CATEGORIES_ON_MENU DISPLAY_PAGES_ON_MENU GITHUB_POSITION LINKS LINKS_WIDGET_NAME"
    " MENUITEMS SOCIAL SOCIAL_WIDGET_NAME STYLESHEET_URL TAG_CLOUD_BADGE TAG_CLOUD_MAX_ITEMS TAG_CLOUD_SORTING"
    " TAG_CLOUD_STEPS TWITTER_USERNAME",
    "write SITE_TAGLINE": "SITESUBTITLE",
    "write REPOSITORY_URL": "GITHUB_URL",
    "write FORUM_URL: each page leads to its topic": "DISQUS_SITENAME",
    _COUNTED: "ANALYTICS GAUGES GOOGLE_ANALYTICS GOSQUARED_SITENAME MATOMO_SITE_ID MATOMO_SSL_URL MATOMO_URL"
    " PIWIK_SITE_ID PIWIK_SSL_URL PIWIK_URL",
    _IN_FILE: "AUTHOR DEFAULT_CATEGORY DEFAULT_METADATA FILENAME_METADATA PATH_METADATA USE_FOLDER_AS_CATEGORY",
    _FEEDS: "FEED FEED_APPEND_REF FEED_ALL_ATOM_URL FEED_ALL_RSS FEED_ALL_RSS_URL FEED_ATOM FEED_ATOM_URL FEED_DOMAIN"
    " FEED_MAX_ITEMS FEED_RSS FEED_RSS_URL RSS_FEED_SUMMARY_ONLY",
    _FEEDS_OF_GROUPS: "AUTHOR_FEED_ATOM_URL AUTHOR_FEED_RSS_URL CATEGORY_FEED_ATOM_URL CATEGORY_FEED_RSS"
    " CATEGORY_FEED_RSS_URL TAG_FEED_ATOM TAG_FEED_ATOM_URL TAG_FEED_RSS TAG_FEED_RSS_URL TRANSLATION_FEED_ATOM_URL"
    " TRANSLATION_FEED_RSS TRANSLATION_FEED_RSS_URL",
    _ORDER: "ARTICLE_ORDER_BY NEWEST_FIRST_ARCHIVES PAGE_ORDER_BY REVERSE_CATEGORY_ORDER",
    _SLUGS: "ARTICLE_PERMALINK_STRUCTURE AUTHOR_REGEX_SUBSTITUTIONS AUTHOR_SUBSTITUTIONS CATEGORY_REGEX_SUBSTITUTIONS"
    " CATEGORY_SUBSTITUTIONS SLUGIFY_PRESERVE_CASE SLUGIFY_SOURCE SLUG_REGEX_SUBSTITUTIONS SLUG_SUBSTITUTIONS"
    " TAG_REGEX_SUBSTITUTIONS TAG_SUBSTITUTIONS",
    _LISTS: "ARCHIVES_SAVE_AS ARCHIVES_URL AUTHORS_SAVE_AS AUTHORS_URL CATEGORIES_SAVE_AS CATEGORIES_URL"
    " INDEX_SAVE_AS INDEX_URL TAGS_SAVE_AS TAGS_URL",
    _DRAFTS: "DRAFT_LANG_SAVE_AS DRAFT_LANG_URL DRAFT_PAGE_LANG_SAVE_AS DRAFT_PAGE_LANG_URL DRAFT_PAGE_SAVE_AS"
    " DRAFT_PAGE_URL DRAFT_SAVE_AS DRAFT_URL",
    _MARKDOWN: "DOCUTILS_SETTINGS INTRASITE_LINK_REGEX MARKDOWN MARKUP MD_EXTENSIONS PYGMENTS_RST_OPTIONS",
    _SUMMARY: "FORMATTED_FIELDS SUMMARY_END_SUFFIX SUMMARY_MAX_LENGTH SUMMARY_MAX_PARAGRAPHS",
    _DATES: "DATE_FORMATS DEFAULT_DATE DEFAULT_DATE_FORMAT LOCALE",
    _CACHE: "CACHE_PATH CHECK_MODIFIED_METHOD CONTENT_CACHING_LAYER GZIP_CACHE",
    _TYPOGRAPHY: "TYPOGRIFY_DASHES TYPOGRIFY_IGNORE_TAGS TYPOGRIFY_OMIT_FILTERS",
    "whoever reads a page finds its source by REPOSITORY_URL": "OUTPUT_SOURCES_EXTENSION",
    "files that no build made stay in the output": "OUTPUT_RETENTION",
}
INSTEAD = {name: remedy for remedy, names in _SETTINGS.items() for name in names.split()}


def settings_without_effect(source: SettingsSource, templates: Collection[str]) -> Iterator[tuple[str, Fault]]:
    """The settings of the file that do nothing; ``templates`` are the site's own, which may show any of them."""
    for name in source.names:
        if name in INSTEAD and not any(name in text for text in templates):
            yield name, Fault("is a setting of Pelican's that has no effect here", INSTEAD[name])
