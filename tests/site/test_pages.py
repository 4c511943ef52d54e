"""Every page of the built sites: answers, has no fault of HTML, leads nowhere in vain."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from built.pages import BuiltSite, Link, Page

PAGE = "text/html; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
RSS = "application/rss+xml; charset=utf-8"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar; charset=utf-8"
GEOJSON = "application/geo+json"
JSON = "application/json"
HOSTILE = """</title></script><img src=x onerror=alert(1)>${alert(2)}`${alert(3)}`{{ 7*7 }}{% raw %}]]>&amp;"'"""
HOSTILE_GROUP = '</script><b>Group</b> of "hostile" names'

ADDRESSES = [
    ("/", PAGE),
    ("/es/", PAGE),
    ("/ar/", PAGE),
    ("/2027/01/20/every-kind-of-text/", PAGE),
    ("/ar/2027/01/20/every-kind-of-text/", PAGE),
    ("/2027/01/12/part-two-of-a-whole/", PAGE),
    ("/es/2026/11/30/solo-en-español/", PAGE),
    ("/ar/2026/12/15/بالعربية-وحدها/", PAGE),
    ("/stories/", PAGE),
    ("/stories/page/2/", PAGE),
    ("/category/technology/", PAGE),
    ("/tag/testing/", PAGE),
    ("/tag/testing/page/2/", PAGE),
    ("/tag/c/", PAGE),
    ("/tag/c-plus-plus/", PAGE),
    ("/tag/łódź/", PAGE),
    ("/tag/كتاب/", PAGE),
    ("/tag/東京/", PAGE),
    ("/author/group-of-the-north/", PAGE),
    ("/author/مجموعة-الشرق/", PAGE),
    ("/series/parts-of-a-whole/", PAGE),
    ("/about/", PAGE),
    ("/es/about/", PAGE),
    ("/ar/about/", PAGE),
    ("/events/", PAGE),
    ("/events/past/2026/", PAGE),
    ("/events/past/2025/", PAGE),
    ("/events/2027/", PAGE),
    ("/events/2027/02/", PAGE),
    ("/events/2026/06/", PAGE),
    ("/events/category/q-a-live/", PAGE),
    ("/events/country/ke/", PAGE),
    ("/events/language/sw/", PAGE),
    ("/events/tag/c-plus-plus/", PAGE),
    ("/events/series/days-on-end/", PAGE),
    ("/events/online/", PAGE),
    ("/events/map/", PAGE),
    ("/events/one-day/", PAGE),
    ("/ar/events/several-days/", PAGE),
    ("/es/events/encuentro/", PAGE),
    ("/pl/events/łódź-spotkanie/", PAGE),
    ("/events/one-day/one-day.ics", CALENDAR),
    ("/events/łódź-spotkanie/łódź-spotkanie.ics", CALENDAR),
    ("/events/event-with-its-first-name/event-with-its-first-name.ics", CALENDAR),
    ("/events/calendar.ics", CALENDAR),
    ("/events/archive.ics", CALENDAR),
    ("/feeds/stories.atom.xml", ATOM),
    ("/feeds/stories.rss.xml", RSS),
    ("/feeds/stories.json", JSON_FEED),
    ("/feeds/events.atom.xml", ATOM),
    ("/feeds/events.rss.xml", RSS),
    ("/feeds/events.json", JSON_FEED),
    ("/feeds/category/technology.atom.xml", ATOM),
    ("/feeds/tag/c-plus-plus.atom.xml", ATOM),
    ("/feeds/tag/łódź.atom.xml", ATOM),
    ("/feeds/author/group-of-the-north.atom.xml", ATOM),
    ("/feeds/series/parts-of-a-whole.atom.xml", ATOM),
    ("/feeds/lang/en.atom.xml", ATOM),
    ("/feeds/lang/es.atom.xml", ATOM),
    ("/feeds/lang/ar.atom.xml", ATOM),
    ("/events/events.geojson", GEOJSON),
    ("/events/events.json", JSON),
    ("/events/archive.geojson", GEOJSON),
    ("/events/archive.json", JSON),
    ("/subscribe/", PAGE),
    ("/sitemap.xml", "application/xml"),
    ("/robots.txt", "text/plain; charset=utf-8"),
    ("/404.html", PAGE),
    ("/images/stripes.png", "image/png"),
    ("/theme/cards/images/circle.png", "image/png"),
    ("/favicon.ico", "image/vnd.microsoft.icon"),
    ("/site.webmanifest", "application/manifest+json"),
]
SIBLINGS = [
    ("/", {"en": "/", "es": "/es/", "ar": "/ar/"}),
    (
        "/2027/01/20/every-kind-of-text/",
        {"en": "/2027/01/20/every-kind-of-text/", "ar": "/ar/2027/01/20/every-kind-of-text/"},
    ),
    (
        "/2027/01/12/part-two-of-a-whole/",
        {"en": "/2027/01/12/part-two-of-a-whole/", "es": "/es/2027/01/12/part-two-of-a-whole/"},
    ),
    ("/about/", {"en": "/about/", "es": "/es/about/", "ar": "/ar/about/"}),
    ("/events/several-days/", {"en": "/events/several-days/", "ar": "/ar/events/several-days/"}),
    ("/es/2026/11/30/solo-en-español/", {}),
]


@pytest.mark.parametrize(("address", "media_type"), ADDRESSES, ids=[address for address, _ in ADDRESSES])
def test_every_address_answers_with_its_media_type(site_url: str, address: str, media_type: str) -> None:
    with urllib.request.urlopen(f"{site_url}{quote(address)}") as answer:
        assert (answer.status, answer.headers["Content-Type"]) == (200, media_type)


def test_no_page_has_a_parse_error(any_site: BuiltSite) -> None:
    assert {page.address: page.errors for page in any_site.pages.values() if page.errors} == {}


def test_no_page_loads_anything_from_another_host(any_site: BuiltSite) -> None:
    found = [
        f"{page.address}: {link.element} {link.target}"
        for page in any_site.pages.values()
        for link in page.links
        if _loads(link) and urlsplit(link.target).netloc
    ]

    assert found == []


def test_every_file_that_a_style_sheet_names_is_there(any_site: BuiltSite) -> None:
    found = [
        f"{path.name}: {target}"
        for path in sorted(any_site.folder.rglob("*.css"))
        for target in re.findall(r"url\(\s*[\"']?([^\"')]+)", path.read_text("utf-8"))
        if not target.startswith(("data:", "#")) and not (path.parent / unquote(target)).is_file()
    ]

    assert found == []


def test_no_page_has_a_script_or_a_style_in_itself(any_site: BuiltSite) -> None:
    assert {page.address: page.inline for page in any_site.pages.values() if page.inline} == {}


def test_no_id_stands_twice_on_a_page(any_site: BuiltSite) -> None:
    assert {page.address: page.repeated_ids for page in any_site.pages.values() if page.repeated_ids} == {}


def test_every_page_has_one_first_level_heading_and_a_title(any_site: BuiltSite) -> None:
    found = [page.address for page in any_site.pages.values() if len(page.first_headings) != 1 or not page.title]

    assert found == []


def test_every_page_names_itself_as_canonical(any_site: BuiltSite) -> None:
    wrong = {
        page.address: [unquote(link.target) for link in page.linked("canonical")]
        for page in _readable(any_site)
        if "/embed/" not in page.address  # which are of a list
        and not page.address.endswith("/offline.html")
        and [unquote(link.target) for link in page.linked("canonical")] != [any_site.absolute(page.address)]
    }

    assert wrong == {}


def test_what_is_shown_in_the_place_of_any_page_is_none_for_search_engines(any_site: BuiltSite) -> None:
    shown = [page for page in any_site.pages.values() if page.address.endswith(("/404.html", "/offline.html"))]

    assert {"/404.html", "/offline.html"} <= {page.address for page in shown}
    assert {(page.robots, *page.linked("canonical")) for page in shown} == {("noindex",)}


def test_every_page_says_its_language_and_direction(any_site: BuiltSite) -> None:
    wrong = {
        page.address: (page.lang, page.direction)
        for page in _readable(any_site)
        if (page.lang, page.direction) != _language_of(page.address)
    }

    assert wrong == {}


@pytest.mark.parametrize(("address", "siblings"), SIBLINGS, ids=[address for address, _ in SIBLINGS])
def test_a_page_names_its_siblings(miniature_site: BuiltSite, address: str, siblings: dict[str, str]) -> None:
    assert _alternates(miniature_site, miniature_site.page(address)) == siblings
    assert _of_any_language(miniature_site, miniature_site.page(address)) == siblings.get("en")


def test_siblings_name_each_other(any_site: BuiltSite) -> None:
    wrong = [
        (page.address, other)
        for page in _readable(any_site)
        for lang, other in _alternates(any_site, page).items()
        if any_site.page(other).lang != lang or page.address not in _alternates(any_site, any_site.page(other)).values()
    ]

    assert wrong == []


def test_drafts_and_stories_of_the_future_are_nowhere(miniature_site: BuiltSite) -> None:
    secrets = re.compile(rb"secret|nobody sees|a story of the future", re.IGNORECASE)
    files = _files(miniature_site)
    found = [str(path) for path in files if secrets.search(path.read_bytes()) or secrets.search(bytes(path))]

    assert found == []


def test_no_file_has_characters_that_turn_text_around(any_site: BuiltSite) -> None:
    overrides = re.compile("[\u202a-\u202e]")
    text = [path for path in _files(any_site) if path.suffix in {".html", ".xml", ".json", ".geojson", ".ics"}]

    assert [str(path) for path in text if overrides.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        pytest.param("/2027/01/18/hostile-story/", f"{HOSTILE} 🎉 (hostile story)", id="story"),
        pytest.param("/events/hostile-event/", f"{HOSTILE} 🎉 (hostile)", id="event"),
        pytest.param("/series/script-co/", "]]> </script> & Co", id="series"),
        pytest.param("/events/tag/7-7/", "{{ 7*7 }}", id="tag of events"),
        pytest.param(
            "/author/script-b-group-b-of-hostile-names/", '</script><b>Group</b> of "hostile" names', id="author"
        ),
        pytest.param("/events/category/q-a-live/", "Q&A <live>", id="category"),
        pytest.param("/submit/", 'Submit & "take part" <here>', id="page"),
        pytest.param("/", "Miniature & <Co>", id="the site's name"),
    ],
)
def test_hostile_text_stays_text(miniature_site: BuiltSite, address: str, heading: str) -> None:
    assert miniature_site.page(address).first_headings == [heading]


def test_templates_evaluate_nothing_that_people_write(miniature_site: BuiltSite) -> None:
    text = miniature_site.page("/2027/01/18/hostile-story/").text

    assert "and {{ 7*7 }} {% raw %} ${alert(8)} \"' ]]>." in text


def _files(site: BuiltSite) -> list[Path]:
    return [path for path in sorted(site.folder.rglob("*")) if path.is_file()]


def _readable(site: BuiltSite) -> Iterator[Page]:
    """Pages that readers stay on."""
    return (page for page in site.pages.values() if not page.redirects and page.address != "/404.html")


def _loads(link: Link) -> bool:
    """Whether a browser fetches the address by itself."""
    if link.element == "link":
        return bool({"stylesheet", "icon", "preload", "modulepreload", "manifest"} & set(link.others["rel"].split()))
    return link.attribute in {"src", "srcset", "poster", "data"}


def _language_of(address: str) -> tuple[str, str]:
    first = address.split("/")[1]
    return {"es": ("es", "ltr"), "ar": ("ar", "rtl"), "pl": ("pl", "ltr")}.get(first, ("en", "ltr"))


def _alternates(site: BuiltSite, page: Page) -> dict[str, str]:
    links = [link for link in page.linked("alternate") if link.others.get("hreflang", "x-default") != "x-default"]
    return {link.others["hreflang"]: unquote(link.target).removeprefix(site.siteurl) for link in links}


def _of_any_language(site: BuiltSite, page: Page) -> str | None:
    links = (link for link in page.linked("alternate") if link.others.get("hreflang") == "x-default")
    return next((unquote(link.target).removeprefix(site.siteurl) for link in links), None)
