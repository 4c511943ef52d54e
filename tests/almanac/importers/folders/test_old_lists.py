"""Where Pelican, Hugo and Jekyll had their lists and feeds, and what these lead to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from made_folder import MadeFolder

from almanac.importers.folders.old_lists import of_hugo, of_jekyll, of_pelican
from almanac.importers.folders.pelican_settings import read_settings
from almanac.importers.plan import PlannedRedirect

NAMES = {"category": {"News": 5}, "tag": {"Rivers": 1}, "author": {"Ann": 5}}
STORIES = "/stories/"


def told(found: Iterable[PlannedRedirect]) -> list[str]:
    return [f"{one.old} {'feed of ' if one.as_feed else ''}{one.to}" for one in found]


def pelican(settings: str) -> list[str]:
    return told(of_pelican(read_settings(settings), NAMES, {"2019-05": 3, "2020-01": 2}, str.lower))


def test_pelican_has_lists_and_feeds_where_it_puts_them_by_itself() -> None:
    assert pelican("") == [
        "/category/news.html News", "/feeds/news.atom.xml feed of News", "/tag/rivers.html Rivers",
        "/author/ann.html Ann", "/feeds/ann.atom.xml feed of Ann", "/feeds/ann.rss.xml feed of Ann",
        *(f"/{name}.html {STORIES}" for name in ("archives", "categories", "tags", "authors")),
        "/feeds/all.atom.xml /feeds/stories.atom.xml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("DEFAULT_PAGINATION = 4", ["/category/news2.html News", "/author/ann2.html Ann",
                                                f"/index2.html {STORIES}"], id="further pages"),
        pytest.param("DEFAULT_PAGINATION = 4\nCATEGORY_URL = 'c/{slug}/'", ["/c/news/index2.html News"],
                     id="further pages in a folder"),
        pytest.param("DEFAULT_PAGINATION = 4\nCATEGORY_URL = 'c/{slug}/'\nPAGINATION_PATTERNS = ((1, '{url}', ''), "
                     "(2, '{base_name}/page/{number}/', ''))", ["/c/news/page/2/ News", f"/page/2/ {STORIES}"],
                     id="further pages as the settings say"),
        pytest.param("YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'\n"
                     "MONTH_ARCHIVE_SAVE_AS = '{date:%Y}/{date:%m}.html'",
                     [f"/2019/index.html {STORIES}", f"/2019/05.html {STORIES}"], id="years and months"),
        pytest.param("CATEGORY_FEED_RSS = 'feeds/%s.rss'", ["/feeds/news.rss feed of News"], id="a feed as of old"),
        pytest.param("FEED_RSS = 'rss.xml'", ["/rss.xml /feeds/stories.rss.xml"], id="a feed of all"),
    ],
)  # fmt: skip
def test_pelican_has_what_the_settings_say(settings: str, expected: list[str]) -> None:
    assert set(expected) <= set(pelican(settings))


def test_pelican_has_none_of_what_is_switched_off() -> None:
    switched_off = "\n".join(f"{name} = None" for name in (
        "FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS", "ARCHIVES_SAVE_AS",
        "CATEGORIES_SAVE_AS", "TAGS_SAVE_AS", "AUTHORS_SAVE_AS"))  # fmt: skip

    assert pelican(switched_off) == ["/category/news.html News", "/tag/rivers.html Rivers", "/author/ann.html Ann"]


def test_hugo_has_a_feed_for_each_list_and_pages_of_ten() -> None:
    assert told(of_hugo({}, {"category": {"News": 11}, "tag": {"C d": 1}}, {"posts": 11, "": 1})) == [
        "/categories/news/ News", "/categories/news/page/2/ News", "/categories/news/index.xml feed of News",
        "/tags/c-d/ C d", "/tags/c-d/index.xml feed of C d", f"/page/2/ {STORIES}",
        "/index.xml /feeds/stories.rss.xml",
        f"/posts/ {STORIES}", f"/posts/page/2/ {STORIES}", "/posts/index.xml /feeds/stories.rss.xml",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "config", [{"pagination": {"pagersize": 5}}, {"paginate": 5}, {"paginate": "5"}], ids=["now", "before", "as text"]
)
def test_hugo_has_as_many_on_a_page_as_the_settings_say(config: dict[str, object]) -> None:
    assert f"/page/3/ {STORIES}" in told(of_hugo(config, {}, {"posts": 11}))


@pytest.mark.parametrize(
    ("config", "files", "expected"),
    [
        pytest.param({}, {}, [], id="nothing"),
        pytest.param({"plugins": ["jekyll-feed"]}, {}, ["/feed.xml /feeds/stories.atom.xml"], id="the usual plugin"),
        pytest.param({"feed": {"path": "blog.xml"}}, {}, ["/blog.xml /feeds/stories.atom.xml"], id="elsewhere"),
        pytest.param({}, {"atom.xml": "", "rss.xml": ""},
                     ["/atom.xml /feeds/stories.atom.xml", "/rss.xml /feeds/stories.rss.xml"], id="of its own"),
        pytest.param({"paginate": 5}, {}, [f"/page2/ {STORIES}"], id="further pages"),
        pytest.param({"paginate": 5, "paginate_path": "/blog/:num"}, {}, [f"/blog/2 {STORIES}"], id="where they were"),
    ],
)  # fmt: skip
def test_jekyll_has_what_its_settings_and_files_say(
    config: dict[str, object], files: dict[str, str | bytes], expected: list[str]
) -> None:
    assert told(of_jekyll(config, MadeFolder(files), 6)) == expected
