"""Every address that the built sites name leads somewhere: in pages, feeds, the sitemap and redirects."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from built.html_tree import parsed
from built.pages import BuiltSite

from almanac.render.redirects import page_of

SITEMAP_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
SITEMAP_LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
REDIRECTS = [
    ("/old/every-kind/", "/2027/01/20/every-kind-of-text/"),
    ("/2019/01/every-kind.html", "/2027/01/20/every-kind-of-text/"),
    ("/old-without-slash", "/2027/01/20/every-kind-of-text/"),
    ("/antigua-dirección/", "/2027/01/20/every-kind-of-text/"),
    ("/es/vieja/", "/es/2027/01/12/part-two-of-a-whole/"),
    ("/who-we-are.html", "/about/"),
    ("/events/event-with-its-first-name/", "/events/renamed-event/"),
    ("/events/month-before/", "/events/month-only/"),
    ("/category/of-the-former-site/", "/stories/"),
]
# By their numbers alone, to which other names than this site's lead.
OF_THE_FORUM = [
    ("/forum/t/3184/", "/forum/t/our-first-walk/3184/"),
    ("/forum/t/12/", "/forum/t/topic/12/"),
    ("/forum/c/5/", "/forum/c/general/5/"),
    ("/forum/c/6/", "/forum/c/لقاءات/6/"),
]
# Of those who ask for them no one reads a page.
FEEDS = [(old, "/feeds/stories.atom.xml") for old in ("/feed/", "/comments/feed/")]


def test_every_link_and_fragment_of_every_page_resolves(any_site: BuiltSite) -> None:
    found = [
        f"{page.address}: {fault}"
        for page in any_site.pages.values()
        for link in page.links
        if (fault := any_site.fault_of(link.target, any_site.absolute(page.address)))
    ]

    assert found == []


def test_every_link_in_every_feed_is_absolute_and_resolves(any_site: BuiltSite) -> None:
    found = [
        f"{path.name}: {fault}"
        for path in sorted((any_site.folder / "feeds").rglob("*.xml"))
        for entry in feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False).entries
        for target in _feed_targets(entry)
        if (fault := _fault_in_feed(any_site, target))
    ]

    assert found == []


def test_every_link_in_json_feeds_resolves(any_site: BuiltSite) -> None:
    found = [
        f"{name}: {fault}"
        for name in ("stories.json", "events.json")
        for item in json.loads(any_site.read(f"/feeds/{name}"))["items"]
        for target in (item["url"], *_targets(item["content_html"]))
        if (fault := _fault_in_feed(any_site, target))
    ]

    assert found == []


def test_the_sitemap_has_every_page_that_is_to_be_found(any_site: BuiltSite) -> None:
    listed = {unquote(loc) for loc in _sitemap(any_site)}
    wanted = {
        any_site.absolute(page.address)
        for page in any_site.pages.values()
        if not page.redirects and "noindex" not in page.robots and "/page/" not in page.address
    }

    assert listed == wanted


def test_addresses_in_the_sitemap_are_ascii(any_site: BuiltSite) -> None:
    assert [loc for loc in _sitemap(any_site) if not loc.isascii()] == []


def test_the_sitemap_has_the_day_of_the_last_commit(miniature_site: BuiltSite) -> None:
    root = ElementTree.fromstring(miniature_site.read("/sitemap.xml"))  # noqa: S314 - our own file
    changed = {url.findtext(SITEMAP_LOC): url.findtext(SITEMAP_LASTMOD) for url in root}

    assert changed[miniature_site.absolute("/events/cancelled-day/")] == "2027-01-25"
    assert changed[miniature_site.absolute("/about/")] == "2026-12-01"


def test_robots_names_the_sitemap(any_site: BuiltSite) -> None:
    assert f"Sitemap: {any_site.absolute('/sitemap.xml')}\n" in any_site.read("/robots.txt")


@pytest.mark.parametrize(("old", "new"), REDIRECTS, ids=[old for old, _ in REDIRECTS])
def test_an_old_address_leads_on(miniature_site: BuiltSite, site_url: str, old: str, new: str) -> None:
    with urllib.request.urlopen(f"{site_url}{quote(old)}") as answer:
        document = parsed(answer.read())
    refresh = next(meta.get("content") for meta in document.iter("meta") if meta.get("http-equiv") == "refresh")

    assert unquote(refresh) == f"0; url={new}"
    assert [unquote(link.get("href")) for link in document.iter("a")] == [new]
    assert miniature_site.absolute(new) in document.find(".//main").itertext()


@pytest.mark.parametrize(
    ("name", "path"),
    [pytest.param("miniature_site", "", id="at the root"), pytest.param("moved_site", "/site", id="below a path")],
)
def test_a_page_that_redirects_names_the_page_it_leads_to_as_canonical(
    request: pytest.FixtureRequest, name: str, path: str
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    found = {
        page.address: (unquote(page.refresh), [unquote(link.target) for link in page.linked("canonical")])
        for page in site.pages.values()
        if page.redirects
    }

    assert found == {
        page_of(old): (f"0; url={path}{new}", [f"{site.siteurl}{new}"]) for old, new in REDIRECTS + OF_THE_FORUM
    }


def test_hosts_that_read_redirects_send_the_same_way(miniature_site: BuiltSite) -> None:
    lines = [unquote(line).split() for line in miniature_site.read("/_redirects").splitlines()]

    assert sorted(lines) == sorted([old, new, "301"] for old, new in REDIRECTS + FEEDS)
    assert not any((miniature_site.folder / old.strip("/")).exists() for old, _ in FEEDS)


def test_below_a_path_redirects_begin_with_it(moved_site: BuiltSite) -> None:
    lines = [unquote(line).split() for line in moved_site.read("/_redirects").splitlines()]

    assert sorted(lines) == sorted([f"/site{old}", f"/site{new}", "301"] for old, new in REDIRECTS + FEEDS)


@pytest.mark.parametrize(
    ("name", "path"),
    [pytest.param("miniature_site", "", id="at the root"), pytest.param("moved_site", "/site", id="below a path")],
)
def test_an_old_address_with_a_number_is_known_to_the_front_page(
    request: pytest.FixtureRequest, name: str, path: str
) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    [script] = [script for script in site.document("/").iter("script") if script.get("data-redirects")]

    assert script.get("data-redirects") == f"{path}/redirects.json"
    assert json.loads(site.read("/redirects.json")) == {
        "p=12": f"{path}/2027/01/20/every-kind-of-text/",
        "page_id=7": f"{path}/stories/",
    }
    assert "redirects.json" not in site.read("/es/")


def _sitemap(site: BuiltSite) -> list[str]:
    root = ElementTree.fromstring(site.read("/sitemap.xml"))  # noqa: S314 - our own file
    return [loc.text or "" for loc in root.iter(SITEMAP_LOC)]


def _fault_in_feed(site: BuiltSite, target: str) -> str | None:
    if urlsplit(target).scheme not in {"http", "https", "mailto"}:
        return f"{target} is relative"
    return site.fault_of(target, "https://a-reader.example/")


def _feed_targets(entry: feedparser.FeedParserDict) -> Iterator[str]:
    yield from (link["href"] for link in entry.links)
    for content in entry.get("content", []):
        yield from _targets(content["value"])


def _targets(html: str) -> Iterator[str]:
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        yield from (element.attrib[name] for name in ("href", "src", "cite") if name in element.attrib)
