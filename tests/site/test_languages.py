"""A whole site in every language: its pages lead to each other, and each entry stands in its lists once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from built.pages import BuiltSite, Link, Page

LANGUAGES = ("es", "ar")
_SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _inside(site: BuiltSite, page: Page, link: Link) -> str:
    """The address inside the site to which a link leads; empty where it leads out of it."""
    whole = urlsplit(urljoin(site.absolute(page.address), link.target))
    home = urlsplit(site.siteurl)
    return unquote(whole.path.removeprefix(home.path)) if whole.netloc == home.netloc else ""


def _versions(site: BuiltSite, page: Page) -> dict[str, str]:
    """The address of a page in every language that it names."""
    links = [link for link in page.linked("alternate") if "hreflang" in link.others]
    return {link.others["hreflang"]: _inside(site, page, link) for link in links}


def _lists(site: BuiltSite, lang: str) -> list[Page]:
    """The pages of a language that have the same in the site's own language by the same address."""
    below = [page for page in site.pages.values() if page.address.startswith(f"/{lang}/")]
    return [page for page in below if _versions(site, page).get("en") == page.address.removeprefix(f"/{lang}")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_a_language_leads_to_others_of_it(lang: str, any_site: BuiltSite) -> None:
    found = [
        f"{page.address} leads to {where}"
        for page in any_site.pages.values()
        if page.address.startswith(f"/{lang}/")
        for written in [_written(any_site, page)]
        for link in page.links
        if link.element == "a" and link.others.get("hreflang", lang) == lang and link.target not in written
        if (where := _inside(any_site, page, link)) in any_site.pages
        if lang in _versions(any_site, any_site.page(where)) and not where.startswith(f"/{lang}/")
    ]

    assert found == []


def _written(site: BuiltSite, page: Page) -> set[str]:
    """Where the texts of people and the reports that they name lead: they may mean any page."""
    written = {"prose", "comment-text", "event-card-report"}
    theirs = [one for one in site.document(page.address).iter() if written & {*str(one.get("class")).split()}]
    return {str(link.get("href")) for element in theirs for link in element.iter("a")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_list_of_the_site(lang: str, any_site: BuiltSite) -> None:
    lists = {page.address for page in _lists(any_site, lang)}

    assert lists >= {f"/{lang}{where}" for where in ("/", "/stories/", "/events/", "/events/map/", "/subscribe/")}
    assert {page.lang for page in _lists(any_site, lang)} == {lang}
    events = {where for where in any_site.pages if where.startswith("/events/") and _is_list_of_events(any_site, where)}
    assert {where.removeprefix(f"/{lang}") for where in lists if where.startswith(f"/{lang}/events/")} >= events


def _is_list_of_events(site: BuiltSite, where: str) -> bool:
    page = site.page(where)
    return not page.redirects and site.document(where).find(".//main//article[@class]/header") is None


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        pytest.param("/stories/", "story-card-title", id="stories"),
        pytest.param("/events/", "event-card-title", id="events"),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_has_every_entry_once_translated_where_it_is(
    lang: str, where: str, titles: str, any_site: BuiltSite
) -> None:
    listed = list(_titles(any_site, f"/{lang}{where}", titles))
    versions = [_versions(any_site, any_site.page(address)) for address, _ in listed]

    assert len(listed) == len(list(_titles(any_site, where, titles)))
    assert [
        address for (address, _), same in zip(listed, versions, strict=True) if same.get(lang, address) != address
    ] == []
    assert [said for _, said in listed if said and said == lang] == []
    assert {said for _, said in listed} - {None}, "none is marked"


def _titles(site: BuiltSite, where: str, name: str) -> Iterator[tuple[str, str | None]]:
    """The address of every entry of a list, and the language that its link says."""
    for address in site.pages_of(where):
        for heading in site.document(address).iter():
            if name in str(heading.get("class", "")).split():
                [link] = heading.iter("a")
                target = urlsplit(urljoin(site.absolute(address), str(link.get("href"))))
                yield unquote(target.path.removeprefix(urlsplit(site.siteurl).path)), link.get("lang")


def test_every_page_names_its_versions_and_they_name_it(any_site: BuiltSite) -> None:
    found = []
    for page in any_site.pages.values():
        versions = _versions(any_site, page)
        others = {lang: where for lang, where in versions.items() if lang != "x-default"}
        if versions and (others.get(page.lang) != page.address or versions["x-default"] not in others.values()):
            found.append(f"{page.address} does not name itself, or what is for all others")
        found += [
            f"{page.address} and {where} do not name the same"
            for where in others.values()
            if where not in any_site.pages or _versions(any_site, any_site.page(where)) != versions
        ]

    assert found == []
    assert sum(bool(_versions(any_site, page)) for page in any_site.pages.values()) > len(any_site.pages) // 2


def test_the_sitemap_names_the_same_versions_as_the_pages(any_site: BuiltSite) -> None:
    root = ET.fromstring(any_site.data("/sitemap.xml"))  # noqa: S314 - our own
    told = {
        unquote(item.findtext("s:loc", "", _SITEMAP)): {
            link.get("hreflang"): unquote(str(link.get("href"))) for link in item.iterfind("x:link", _SITEMAP)
        }
        for item in root.iterfind("s:url", _SITEMAP)
    }
    pages = {any_site.absolute(page.address): _versions(any_site, page) for page in any_site.pages.values()}

    assert [
        where
        for where, versions in told.items()
        if versions != {lang: any_site.absolute(version) for lang, version in pages[where].items()}
    ] == []


def test_every_page_is_its_own_canonical(any_site: BuiltSite) -> None:
    assert [
        page.address
        for page in any_site.pages.values()
        if not page.redirects and "/embed/" not in page.address
        for link in page.linked("canonical")
        if _inside(any_site, page, link) != page.address
    ] == []


@pytest.fixture(scope="module")
def languages_url(miniature_site: BuiltSite, serve: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    with serve(miniature_site.folder) as url:
        yield url


def test_a_reader_changes_the_language_by_keyboard_and_without_script(
    languages_url: str, new_page: Callable[..., Any]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{languages_url}/events/2027/01/")
    page.locator(".language-switch a[hreflang=ar]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/events/2027/01/")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".language-switch [aria-current]").inner_text() == "العربية"
    assert page.locator(".site-nav a").nth(1).get_attribute("href") == "/ar/events/"


def test_a_page_that_is_not_translated_leads_to_the_nearest_list_and_says_so(
    languages_url: str, new_page: Callable[..., Any]
) -> None:
    page = new_page()
    page.goto(f"{languages_url}/2027/01/20/every-kind-of-text/")
    link = page.locator(".language-switch a[hreflang=es]")

    assert link.inner_text() == "español (Todas las historias)"
    link.click()
    page.wait_for_url("**/es/stories/")


@pytest.mark.parametrize("where", ["/", "/es/events/", "/ar/events/map/", "/2027/01/20/every-kind-of-text/"])
def test_the_switch_fits_on_a_telephone(where: str, languages_url: str, new_page: Callable[..., Any]) -> None:
    page = new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{languages_url}{where}")
    boxes = [link.bounding_box() for link in page.locator(".language-switch a").all()]

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["height"] >= 24 for box in boxes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_offers_its_own_feed_first(lang: str, any_site: BuiltSite) -> None:
    own = f"/feeds/lang/{lang}.atom.xml"
    page = any_site.page(f"/{lang}/subscribe/")
    in_head = [link.target for link in page.linked("alternate") if link.others.get("type") == "application/atom+xml"]
    fields = [str(field.get("value")) for field in any_site.document(page.address).iter("input")]
    of_stories = [value for value in fields if "/feeds/" in value and "/feeds/events" not in value]
    in_footer = [link.target for link in page.links if link.element == "a" and link.target.endswith(own)]

    assert in_head[0].endswith(own)
    assert of_stories[0] == any_site.absolute(own)
    assert in_footer
