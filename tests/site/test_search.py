"""The search in a real browser: what is found, by keyboard, without script, offline, in other scripts and colours."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from built.axe import violations, violations_of_colours
from built.once import once
from built.pages import BuiltSite
from built.project import Project

from almanac.render.search.records import Record
from almanac.store.search.index_store import IndexStore

Serve = Callable[[Path], AbstractContextManager[str]]
HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)} <mark>x</mark> &lt;b&gt;"


def record(url: str, lang: str, title: str, content: str, *, kind: str = "story", **known: str) -> Record:
    """An entry; ``until``, ``year``, ``country``, ``city`` and ``category`` narrow, all else is shown."""
    narrow = {name: [known.pop(name)] for name in ("until", "year", "country", "city", "category") if name in known}
    return Record(url, content, lang, {"title": title, **known}, {"kind": [kind], **narrow})


def meetup(number: int, when: str, city: str, land: str, month: str, **known: str) -> Record:
    where = f"{city}, {land}"
    content = f"We meet and edit. · {when} · {month} · {where}"
    title = f"Meetup {number} ({city})"
    narrow = known | {"city": f"{city.lower()}, {known['country']}"}
    return record(f"/events/{number}/", "en", title, content, kind="event", when=when, where=where, **narrow)


# By language and bundle; at NOW, 1 February 2027, the first is over, and the last has no end.
_2026, _2027 = {"until": "2026-03-09", "year": "2026"}, {"until": "2027-03-15", "year": "2027"}
_MAY = {"until": "2027-05-04", "year": "2027"}
RECORDS = {
    "en": {
        "2026": [
            meetup(1, "Sun 8 Mar 2026", "Nairobi", "Kenya", "March 2026", country="KE", **_2026),
            record("/2026/1/", "en", HOSTILE, f"Danger {HOSTILE}", year="2026", category="News", when="1 May 2026"),
            *(record(f"/2026/many/{n}/", "en", f"Story {n}", f"Number {n} of many", year="2026") for n in range(25)),
        ],
        "later": [
            meetup(2, "Sun 14 Mar 2027", "Nairobi", "Kenya", "March 2027", country="KE", **_2027),
            meetup(
                3, "Mon 3 May 2027", "Nairobi", "Kenya", "May 2027", country="KE", **_2027 | {"until": "2027-05-04"}
            ),
            meetup(4, "Sun 14 Mar 2027", "Accra", "Ghana", "March 2027", country="GH", status="Cancelled", **_2027),
            meetup(5, "Every week", "Lima", "Peru", "January", until="open", year="2019-", country="PE"),
        ],
    },
    "hu": {"all": [record("/hu/1/", "hu", "Találkozó", "A következő találkozók Budapesten")]},
    "ar": {"all": [record("/ar/1/", "ar", "كتاب مفتوح", "يكتب المساهمون كتابًا", when="1 مايو 2026")]},
    "zh": {"all": [record("/zh/1/", "zh", "维基 百科", "这 是 维基 百科 的 故事")]},
}


def write(folder: Path, files: Any) -> None:
    for file in files:
        target = folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data())


def indexed(site: BuiltSite, folder: Path) -> None:
    """The miniature with an index of these records."""
    shutil.copytree(site.folder, folder)
    index = folder / "search" / "index"
    shutil.rmtree(index)
    listed = {}
    with IndexStore(folder.parent / f"{folder.name}-kept") as store:
        for lang, bundles in RECORDS.items():
            engine = store.engine(lang)
            write(index / lang, [file for file in engine if file.name != "pagefind.js"])
            write(index, [file for file in engine if file.name == "pagefind.js"])
            for key, records in bundles.items():
                write(index / lang / key, store.bundle(store.name(records), lambda: records))  # noqa: B023
            keys = [{"key": key, "tag": key} for key in bundles]
            listed[lang] = {"bundles": keys, "entries": 1, "first": "2019", "last": "2027-05-04"}
    (index / "bundles.json").write_text(json.dumps(listed))


@pytest.fixture(scope="session")
def search_url(shared_folder: Path, miniature_site: BuiltSite, serve: Serve) -> Iterator[str]:
    folder = once(shared_folder, "searched", lambda target: indexed(miniature_site, target))
    with serve(folder) as url:
        yield url


def searched(page: Any, url: str, query: str, lang: str = "") -> list[str]:
    """The titles that are found, once that is said."""
    page.goto(f"{url}{lang}/search/?{query}")
    page.locator("[data-status]:not(:empty)").wait_for()
    page.locator("[data-status]", has_text=re.compile(r"\d|[٠-٩]|Nothing|found")).wait_for()
    return titles(page)


def titles(page: Any) -> list[str]:
    return [text.strip() for text in page.locator(".search-result h2").all_inner_texts()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("q=nairobi", {1, 2, 3}, id="a city"),
        pytest.param("q=Nairobi+March", {1, 2}, id="a city and a month"),
        pytest.param("q=Nairobi+March&year=2027", {2}, id="and a year"),
        pytest.param("q=Nairobi&coming=1", {2, 3}, id="what comes"),
        pytest.param("q=meet&coming=1", {2, 3, 4, 5}, id="what has no end comes too"),
        pytest.param("q=editing&country=GH", {4}, id="a country, by another ending"),
        pytest.param("q=meet&city=nairobi%2C+KE", {1, 2, 3}, id="a city among others"),
        pytest.param("kind=event&year=2025", {5}, id="without words, a year since what has no end began"),
        pytest.param("q=meetup&kind=story", set(), id="a kind"),
    ],
)
def test_what_is_found(browser_page: Any, search_url: str, query: str, expected: set[int]) -> None:
    found = searched(browser_page, search_url, query)

    assert {int(title.split()[1]) for title in found} == expected
    assert browser_page.page_problems == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("q=talalkozo", "Találkozó", id="Hungarian without accents"),
        pytest.param("q=كتاب", "كتاب مفتوح", id="Arabic"),
        pytest.param("q=维基", "维基 百科", id="Chinese"),
    ],
)
def test_other_languages_on_request_each_by_its_own_rules(
    browser_page: Any, search_url: str, query: str, expected: str
) -> None:
    assert searched(browser_page, search_url, query) == []
    browser_page.get_by_role("button", name="Search in all languages").click()
    browser_page.locator(".search-result").wait_for()

    assert titles(browser_page) == [expected]
    assert "all=1" in browser_page.url
    assert browser_page.page_problems == []


def test_the_language_of_the_page_comes_first(browser_page: Any, search_url: str) -> None:
    assert searched(browser_page, search_url, "q=كتاب", "/ar") == ["كتاب مفتوح"]
    assert browser_page.evaluate("document.documentElement.dir") == "rtl"
    assert browser_page.page_problems == []


def test_an_event_shows_its_day_its_place_and_that_it_is_off(browser_page: Any, search_url: str) -> None:
    searched(browser_page, search_url, "q=accra")
    result = browser_page.locator(".search-result").inner_text()

    assert "Sun 14 Mar 2027 · Accra, Ghana" in result
    assert "cancelled" in result.lower()


def test_hostile_words_are_words(browser_page: Any, search_url: str) -> None:
    assert searched(browser_page, search_url, "q=danger") == [HOSTILE]
    excerpt = browser_page.locator(".search-result-excerpt")

    assert "<img src=x onerror=alert(1)> ${alert(2)} <mark>x</mark>" in excerpt.inner_text()
    assert excerpt.locator("mark").all_inner_texts() == ["Danger"]
    assert excerpt.locator("img").count() == 0
    assert browser_page.page_problems == []


def test_by_keyboard_alone(browser_page: Any, search_url: str) -> None:
    page = browser_page
    page.goto(f"{search_url}/search/")
    page.get_by_role("main").get_by_role("searchbox").focus()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    page.locator(".search-result").first.wait_for()
    assert page.locator("[role=status]").inner_text() == "25 pages were found."
    assert len(titles(page)) == 10

    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    page.locator(".search-result >> nth=10").wait_for()
    assert page.evaluate("document.activeElement.closest('.search-result') !== null")
    assert page.evaluate("[...document.querySelectorAll('.search-result a')].indexOf(document.activeElement)") == 10
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026/many/*/")


def test_what_is_typed_is_looked_for_without_being_sent(browser_page: Any, search_url: str) -> None:
    browser_page.goto(f"{search_url}/search/")
    browser_page.get_by_role("main").get_by_role("searchbox").press_sequentially("accra")
    browser_page.locator(".search-result").wait_for()

    assert parse_qs(urlsplit(browser_page.url).query) == {"q": ["accra"]}


def test_the_address_says_it_all_and_back_leads_back(browser_page: Any, search_url: str) -> None:
    page = browser_page
    searched(page, search_url, "q=nairobi&kind=event&country=KE")
    assert page.get_by_label("Country").input_value() == "KE"
    page.get_by_label("Only what comes").check()
    page.locator("[data-status]", has_text="2 pages").wait_for()
    assert "coming=1" in page.url
    page.go_back()
    page.locator("[data-status]", has_text="3 pages").wait_for()

    assert not page.get_by_label("Only what comes").is_checked()


def test_of_a_country_only_its_cities_can_be_chosen(browser_page: Any, search_url: str) -> None:
    page = browser_page
    searched(page, search_url, "q=meet&city=accra%2C+GH")
    city = page.get_by_label("City")
    assert city.input_value() == "accra, GH"
    page.get_by_label("Country").select_option(label="Kenya")
    page.locator("[data-status]", has_text="3 pages").wait_for()
    can_be_chosen = page.locator("[name=city] :enabled").evaluate_all("all => all.map((one) => one.value || one.label)")

    assert (city.input_value(), "city=" in page.url) == ("", False)
    assert can_be_chosen == ["All cities", "Kenya", "nairobi, KE"]


def test_the_box_at_the_top_of_a_page_leads_there(browser_page: Any, search_url: str) -> None:
    browser_page.goto(f"{search_url}/events/")
    browser_page.get_by_role("banner").get_by_role("searchbox").fill("accra")
    browser_page.keyboard.press("Enter")
    browser_page.locator(".search-result").wait_for()

    assert titles(browser_page) == ["Meetup 4 (Accra)"]


def test_the_page_that_is_not_there_has_a_box(browser_page: Any, search_url: str) -> None:
    browser_page.goto(f"{search_url}/404.html")

    assert browser_page.get_by_role("main").get_by_role("searchbox").is_visible()


def test_offline_it_says_so_and_goes_on_once_that_is_over(browser_page: Any, search_url: str) -> None:
    page = browser_page
    page.goto(f"{search_url}/search/")
    page.route("**/search/index/**", lambda route: route.abort())
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("accra")
    box.press("Enter")
    page.locator(".search-status.is-error", has_text="You are offline").wait_for()

    page.unroute("**/search/index/**")
    box.press("Enter")
    page.locator(".search-result").wait_for()
    assert titles(page) == ["Meetup 4 (Accra)"]


def test_offline_after_a_search_it_says_so(browser_page: Any, search_url: str) -> None:
    page = browser_page
    searched(page, search_url, "q=accra")
    page.route("**/search/index/**", lambda route: route.abort())
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("number zebra")
    box.press("Enter")

    page.locator(".search-status.is-error", has_text="You are offline").wait_for()
    assert titles(page) == []


def test_where_no_webassembly_may_run_it_says_so(browser_page: Any, search_url: str) -> None:
    policy = {"Content-Security-Policy": "script-src 'self'"}

    def answer(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **policy})

    browser_page.route("**/search/**", answer)
    browser_page.goto(f"{search_url}/search/?q=accra")

    browser_page.locator(".search-status.is-error", has_text="cannot run the search").wait_for()


def test_an_index_that_is_not_there_is_told_of(browser_page: Any, search_url: str) -> None:
    browser_page.route("**/pagefind-entry.json*", lambda route: route.fulfill(status=404, body="no"))
    browser_page.goto(f"{search_url}/search/?q=accra")

    browser_page.locator(".search-status.is-error", has_text="The search failed").wait_for()


def test_without_script_the_same_is_found_by_lists(new_page: Callable[..., Any], search_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{search_url}/search/")

    assert page.get_by_role("main").get_by_role("searchbox").count() == 0
    assert page.locator("noscript p", has_text="The search needs JavaScript").is_visible()
    assert page.get_by_role("link", name="All stories").first.is_visible()
    assert [summary.strip() for summary in page.locator("summary").all_inner_texts()] == [
        "Past events", "Events by country", "Events by tag", "Stories by tag",
    ]  # fmt: skip


@pytest.mark.parametrize(("query", "lang"), [("q=nairobi", ""), ("", ""), ("q=كتاب", "/ar")])
def test_axe_finds_nothing_wrong(new_page: Callable[..., Any], search_url: str, query: str, lang: str) -> None:
    page = new_page(bypass_csp=True)
    page.goto(f"{search_url}{lang}/search/?{query}")
    page.locator(".search-result" if query else "[data-form]").first.wait_for()

    assert violations(page) == []


def test_in_the_dark_all_can_be_read(new_page: Callable[..., Any], search_url: str) -> None:
    page = new_page(bypass_csp=True, color_scheme="dark")
    searched(page, search_url, "q=accra")

    assert violations_of_colours(page) == []


def test_in_forced_colours_what_was_found_is_still_marked(new_page: Callable[..., Any], search_url: str) -> None:
    page = new_page(forced_colors="active")
    searched(page, search_url, "q=accra")
    style = "one => [getComputedStyle(one).textDecorationLine, getComputedStyle(one).borderTopWidth]"

    assert page.locator(".search-result mark").first.evaluate(style)[0] == "underline"
    assert page.get_by_role("main").get_by_role("searchbox").evaluate(style)[1] == "1px"
    assert page.locator(".search-words button").evaluate(style)[1] == "1px"


@pytest.mark.parametrize("width", [320, 360, 768])
def test_nothing_is_wider_than_the_window(new_page: Callable[..., Any], search_url: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    searched(page, search_url, "q=danger")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_sample_is_found(browser_page: Any, sample_url: str) -> None:
    assert "Wikimania 2025" in searched(browser_page, sample_url, "q=Nairobi+August")
    assert browser_page.page_problems == []


@pytest.mark.parametrize("lang", ["", "/es", "/ar"])
def test_browsers_are_told_how_to_search(moved_site: BuiltSite, lang: str) -> None:
    (link,) = moved_site.pages[f"{lang}/"].linked("search")

    assert link.target == f"/site{lang}/opensearch.xml"
    assert f"https://pages.example.net/site{lang}/search/?q={{searchTerms}}" in moved_site.read(
        f"{lang}/opensearch.xml"
    )


def test_switched_off_nothing_of_it_is_there(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project()
    settings = project.root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\nSEARCH = False\n", "utf-8")
    done = project.build(tmp_path / "output")

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "output" / "search").exists()
    assert list((tmp_path / "output").rglob("opensearch.xml")) == []
    pages = [path.read_text("utf-8") for path in (tmp_path / "output").rglob("*.html")]
    assert [page for page in pages if 'role="search"' in page or "/search/" in page] == []
    assert "wasm" not in (tmp_path / "output" / "_headers").read_text("utf-8")


def test_where_pagefind_fails_the_site_stays_as_it_was(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project()
    output = tmp_path / "output"
    output.mkdir()
    (output / ".almanac.json").write_text('{"files": {}}')
    broken = project.root / "plugins" / "pagefind_bin"
    broken.mkdir()
    (broken / "__init__.py").write_text('def get_executable():\n    return "/bin/false"\n')
    done = project.build(output)

    assert done.returncode == 1
    assert "SEARCH: the search cannot be made: Pagefind ended before it was done" in done.stdout
    assert "`SEARCH = False`" in done.stdout
    assert [path.name for path in output.iterdir()] == [".almanac.json"]
