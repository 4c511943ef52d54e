"""What search engines are told of the site's pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.sitemap import pages_with_days, robots, sitemap

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org/site")
PATH = "content/stories/2027/walk.md"
STORY = Story(Source(PATH, "content/stories/2027/walk"), "walk", "en", "A walk", Published(date(2027, 1, 2)), ("Ann",),
              "News", "A sentence.", "/2027/01/02/łódź/")  # fmt: skip
LATER = datetime(2027, 1, 12, 23, 30, tzinfo=UTC)
KNOWN = FileHistory(NOW, NOW, NOW, 1)


def listed(history: History) -> list[tuple[str | None, str | None]]:
    pages = pages_with_days(Edition(SITE, NOW, (STORY,), history=history), {"/tag/x/": LATER, "/tag/y/": None})
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
