"""Lists where sites of Pelican, Hugo and Jekyll had their lists and their feeds, by what their settings say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Literal

from almanac.importers.folders.folder import Folder
from almanac.importers.folders.metadata import as_names, as_text
from almanac.importers.folders.pelican_settings import PelicanSettings
from almanac.importers.folders.permalinks import hugo_slug, in_braces, joined, moment_of_month
from almanac.importers.list_pages import NextPage, of_dates, paged
from almanac.importers.plan import PlannedRedirect
from almanac.model import address

Names = Mapping[str, Mapping[str, int]]
"""How many stories each name has, by kind: category, tag, author."""
_KINDS: tuple[Literal["category", "tag", "author"], ...] = ("category", "tag", "author")
_STORIES_ATOM, _STORIES_RSS = address.stories_feed("atom.xml"), address.stories_feed("rss.xml")
# What Hugo has on a page of a list, unless told otherwise.
_PER_PAGE_OF_HUGO = 10
_FEEDS_OF_JEKYLL = ("feed.xml", "atom.xml", "rss.xml")


def of_pelican(
    settings: PelicanSettings, names: Names, months: Mapping[str, int], slug: Callable[[str], str]
) -> Iterator[PlannedRedirect]:
    """Those of categories, tags and authors, each with its further pages and its feeds; archives; feeds of all."""
    per_page = settings.number("DEFAULT_PAGINATION")
    next_page = partial(_page_of_pelican, settings)
    for kind in _KINDS:
        for name, count in names.get(kind, {}).items():
            values = {"slug": slug(name), "name": name}
            old = in_braces(settings.text(f"{kind.upper()}_URL"), values, None)
            if old:
                for path in paged(old, count, per_page, next_page):
                    yield PlannedRedirect(path, kind, name)
            for form in ("ATOM", "RSS"):
                pattern = settings.text(f"{kind.upper()}_FEED_{form}").replace("%s", "{slug}")
                feed = in_braces(pattern, values, None) if pattern else ""
                if feed:
                    yield PlannedRedirect(feed, kind, name, as_feed=True)
    yield from _lists_of_pelican(settings, sum(months.values()), per_page, next_page)
    year, month = (settings.text(f"{part}_ARCHIVE_SAVE_AS") for part in ("YEAR", "MONTH"))
    yield from of_dates(
        months,
        lambda number: in_braces(year, {}, moment_of_month(number)) if year else "",
        lambda number, of_year: in_braces(month, {}, moment_of_month(number, of_year)) if month else "",
        0,
    )


def _lists_of_pelican(
    settings: PelicanSettings, count: int, per_page: int, next_page: NextPage
) -> Iterator[PlannedRedirect]:
    _, *further = paged("/index.html", count, per_page, next_page)
    named = (settings.text(f"{name}_SAVE_AS") for name in ("ARCHIVES", "CATEGORIES", "TAGS", "AUTHORS"))
    for old in (*further, *(joined([name]) for name in named if name)):
        yield PlannedRedirect(old, "address", address.STORIES)
    for setting, feed in (("FEED_ALL_ATOM", _STORIES_ATOM), ("FEED_ATOM", _STORIES_ATOM),
                          ("FEED_ALL_RSS", _STORIES_RSS), ("FEED_RSS", _STORIES_RSS)):  # fmt: skip
        if settings.text(setting):
            yield PlannedRedirect(joined([settings.text(setting)]), "address", feed)


def _page_of_pelican(settings: PelicanSettings, path: str, number: int) -> str:
    """Where a further page of a list was: as PAGINATION_PATTERNS says, else ``/category/news2.html``."""
    stem, dot, ending = path.rpartition(".") if path.endswith(".html") else (joined([path, "index"]), ".", "html")
    values = {
        "name": stem, "base_name": stem.rpartition("/")[0], "number": str(number), "extension": f"{dot}{ending}",
        "url": path, "save_as": f"{stem}{dot}{ending}",
    }  # fmt: skip
    known = settings.values.get("PAGINATION_PATTERNS")
    rules = [rule for rule in known if isinstance(rule, list | tuple) and len(rule) > 1] if known else []
    patterns = [str(rule[1]) for rule in rules if isinstance(rule[0], int) and rule[0] <= number]
    return in_braces(patterns[-1] if patterns else "{name}{number}{extension}", values, None)


def of_hugo(config: Mapping[str, Any], names: Names, sections: Mapping[str, int]) -> Iterator[PlannedRedirect]:
    """Those of categories, tags and sections of stories, each with its further pages and its feed; those of all.

    ``sections`` counts the stories of each.
    """
    per_page = _per_page_of_hugo(config)
    for kind, folder in (("category", "categories"), ("tag", "tags")):
        for name, count in names.get(kind, {}).items():
            old = f"/{folder}/{hugo_slug(name)}/"
            yield from (PlannedRedirect(path, kind, name) for path in paged(old, count, per_page))  # type: ignore[arg-type] # one of two
            yield PlannedRedirect(f"{old}index.xml", kind, name, as_feed=True)  # type: ignore[arg-type]
    _, *further = paged("/", sum(sections.values()), per_page)
    yield from (PlannedRedirect(old, "address", address.STORIES) for old in further)
    yield PlannedRedirect("/index.xml", "address", _STORIES_RSS)
    for section, count in sections.items():
        if section:
            first = f"/{hugo_slug(section)}/"
            yield from (PlannedRedirect(old, "address", address.STORIES) for old in paged(first, count, per_page))
            yield PlannedRedirect(f"{first}index.xml", "address", _STORIES_RSS)


def _per_page_of_hugo(config: Mapping[str, Any]) -> int:
    pagination = config.get("pagination")
    said = pagination.get("pagersize") if isinstance(pagination, Mapping) else config.get("paginate")
    return int(as_text(said)) if as_text(said).isascii() and as_text(said).isdecimal() else _PER_PAGE_OF_HUGO


def of_jekyll(config: Mapping[str, Any], folder: Folder, count: int) -> Iterator[PlannedRedirect]:
    """The further pages of all ``count`` stories, and the feeds that the site had."""
    per_page = as_text(config.get("paginate"))
    pattern = as_text(config.get("paginate_path")) or "/page:num/"
    pages = int(per_page) if per_page.isascii() and per_page.isdecimal() else 0
    _, *further = paged("/", count, pages, lambda _, number: joined([pattern.replace(":num", str(number))]))
    yield from (PlannedRedirect(old, "address", address.STORIES) for old in further)
    feed = config.get("feed")
    own = as_text(feed.get("path")) if isinstance(feed, Mapping) else ""
    plugins = {*as_names(config.get("plugins")), *as_names(config.get("gems"))}
    by_plugin = [own or _FEEDS_OF_JEKYLL[0]] if own or "jekyll-feed" in plugins else []
    for name in dict.fromkeys([*by_plugin, *filter(folder.has, _FEEDS_OF_JEKYLL)]):
        yield PlannedRedirect(joined([name]), "address", _STORIES_RSS if "rss" in name else _STORIES_ATOM)
