"""What search engines are told of the site's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render import sitemap as module
from almanac.render.publication import Publication
from almanac.render.sitemap import MappedPage, pages_with_days, robots, sitemap, sitemaps

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org/site")
PATH = "content/stories/2027/walk.md"
STORY = Story(Source(PATH, "content/stories/2027/walk"), "walk", "en", "A walk", Published(date(2027, 1, 2)), ("Ann",),
              "News", "A sentence.", "/2027/01/02/łódź/")  # fmt: skip
LATER = datetime(2027, 1, 12, 23, 30, tzinfo=UTC)
KNOWN = FileHistory(NOW, NOW, NOW, 1)


def listed(history: History) -> list[tuple[str | None, str | None]]:
    edition = Edition(SITE, NOW, (STORY,), history=history)
    pages = pages_with_days(edition, {"/tag/x/": LATER, "/tag/y/": None}, Publication(edition).languages)
    root = ET.fromstring(sitemap(SITE, pages))  # noqa: S314 - our own
    [space] = {element.tag.partition("}")[0] for element in root}
    return [(url.findtext(f"{space}}}loc"), url.findtext(f"{space}}}lastmod")) for url in root]


def test_entries_and_lists_have_the_day_of_their_last_change() -> None:
    assert listed(History({PATH: KNOWN})) == [
        ("https://example.org/site/2027/01/02/%C5%82%C3%B3d%C5%BA/", "2027-01-10"),
        ("https://example.org/site/tag/x/", "2027-01-12"),
        ("https://example.org/site/tag/y/", None),
    ]


def test_of_half_a_history_no_day_is_told() -> None:
    assert [day for _, day in listed(History({PATH: KNOWN}, complete=False))] == [None, None, None]


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots(SITE) == b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/site/sitemap.xml\n"


SAME = (("en", "/x/"), ("es", "/es/x/"), ("x-default", "/x/"))
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_a_page_names_the_same_in_all_languages() -> None:
    root = ET.fromstring(sitemap(SITE, [MappedPage("/x/", None, SAME), MappedPage("/y/", None)]))  # noqa: S314

    assert [
        (link.get("rel"), link.get("hreflang"), link.get("href")) for link in root.iterfind("s:url/x:link", SPACE)
    ] == [
        ("alternate", "en", "https://example.org/site/x/"),
        ("alternate", "es", "https://example.org/site/es/x/"),
        ("alternate", "x-default", "https://example.org/site/x/"),
    ]


@pytest.mark.parametrize(
    ("most_pages", "most_bytes", "files"),
    [
        pytest.param(5, 10**6, {"/sitemap.xml": 5}, id="as many as one may have"),
        pytest.param(4, 10**6, {"/sitemap-1.xml": 4, "/sitemap-2.xml": 1}, id="more addresses"),
        pytest.param(5, 1700, {"/sitemap-1.xml": 2, "/sitemap-2.xml": 2, "/sitemap-3.xml": 1}, id="more bytes"),
        pytest.param(5, 1, {f"/sitemap-{number}.xml": 1 for number in range(1, 6)}, id="a page for each at least"),
    ],
)
def test_what_is_too_much_for_one_file_is_divided(
    most_pages: int, most_bytes: int, files: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", most_pages)
    monkeypatch.setattr(module, "MOST_BYTES", most_bytes)
    pages = [MappedPage(f"/{number}/", date(2027, 1, number), SAME) for number in range(1, 6)]
    made = {where: ET.fromstring(data()) for where, data in sitemaps(SITE, pages)}  # noqa: S314
    listing = {where: len(root) for where, root in made.items() if root.tag.endswith("urlset")}
    index = made["/sitemap.xml"]

    assert listing == files
    assert max(len(data()) for where, data in sitemaps(SITE, pages) if where in files) <= max(most_bytes, 800)
    assert [
        (part.findtext("s:loc", None, SPACE), part.findtext("s:lastmod", None, SPACE))
        for part in index.iterfind("s:sitemap", SPACE)
    ] == _named(files)


def _named(files: dict[str, int]) -> list[tuple[str, str]]:
    """What an index says of parts that have so many of the pages; nothing of a sitemap that is whole."""
    parts = [where for where in files if where != "/sitemap.xml"]
    ends = [sum(list(files.values())[: number + 1]) for number in range(len(parts))]
    return [(f"https://example.org/site{where}", f"2027-01-{end:02}") for where, end in zip(parts, ends, strict=True)]
