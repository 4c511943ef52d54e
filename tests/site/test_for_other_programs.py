"""What other programs and other sites take: lists within their pages, all feeds, all calendars, texts, paper."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from built.pages import BuiltSite, Page
from lxml import etree

LINE = re.compile(r"<iframe .*?></iframe>")
SOURCE = re.compile(r'src="([^"]*)"')
# Bytes of a list within another page, its style apart.
LIGHT = 8_000
PAGE_OF_PDF = re.compile(rb"/Type /Page\n")


def embedded(site: BuiltSite) -> list[Page]:
    return [page for page in site.pages.values() if "/embed/events/" in page.address]


def lines(site: BuiltSite) -> dict[str, str]:
    """The lines to copy, by the page that has them."""
    texts = {
        page.address: [area.text or "" for area in site.document(page.address).iter("textarea")]
        for page in site.pages.values()
        if page.address.endswith("/subscribe/") or "/events/" in page.address
    }
    found = {where: LINE.findall("\n".join(areas)) for where, areas in texts.items()}
    return {where: first for where, (first, *_) in ((where, all_) for where, all_ in found.items() if all_)}


def test_a_list_for_other_sites_is_light_and_no_page_to_be_found(any_site: BuiltSite) -> None:
    pages = embedded(any_site)
    links = [link for page in pages for link in page.links if link.element == "a"]

    assert len(pages) > len({page.lang for page in pages}) > 1
    assert {page.robots for page in pages} == {"noindex"}
    assert [page.address for page in pages if len(any_site.data(page.address)) > LIGHT] == []
    assert [page.address for page in pages if page.inline or any(link.element == "script" for link in page.links)] == []
    assert {link.others.get("target") for link in links} == {"_top"}


def test_it_names_the_list_that_it_is_of(any_site: BuiltSite) -> None:
    canonical = {page.address: [link.target for link in page.linked("canonical")] for page in embedded(any_site)}
    lists = {where: unquote(urlsplit(target).path) for where, [target] in canonical.items()}
    base = urlsplit(any_site.siteurl).path

    assert {where: f"{base}{where.replace('/embed/', '/', 1)}" for where in lists} == lists
    assert [where for where in lists if where.replace("/embed/", "/", 1) not in any_site.pages] == []


def test_each_has_a_line_to_copy_where_its_list_is(any_site: BuiltSite) -> None:
    base = urlsplit(any_site.siteurl).path
    found = {
        where: unquote(urlsplit(SOURCE.findall(line)[0]).path).removeprefix(base)
        for where, line in lines(any_site).items()
    }
    whole = {where: target for where, target in found.items() if where.endswith("/subscribe/")}

    assert sorted(found.values()) == sorted(page.address for page in embedded(any_site))
    assert whole == {where: where.replace("subscribe/", "embed/events/") for where in whole}
    assert {where: target for where, target in found.items() if where not in whole} == {
        target.replace("/embed/", "/", 1): target for target in found.values() if target not in whole.values()
    }


def test_what_does_not_take_place_says_so_there(miniature_site: BuiltSite) -> None:
    document = miniature_site.document("/embed/events/country/ke/")
    said = {link.get("href"): "".join(item.itertext()) for item in document.iter("li") for link in item.iter("a")}

    assert "Cancelled" in said["/events/cancelled-day/"]


def test_a_list_without_events_leads_on(miniature_site: BuiltSite) -> None:
    page = miniature_site.page("/embed/events/tag/given-up/")

    assert [link.target for link in page.links if link.element == "a"][:2] == ["/events/tag/given-up/"] * 2
    assert "none to come now" in page.text


@pytest.fixture
def group_url(
    tmp_path: Path, miniature_site: BuiltSite, site_url: str, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """A page of another origin in which lists stand."""
    found = lines(miniature_site)
    frames = "".join(
        found[where].replace(miniature_site.siteurl, site_url) for where in ("/subscribe/", "/ar/subscribe/")
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><title>A group</title><h1>We</h1>{frames}", "utf-8")
    with serve(tmp_path) as url:
        yield url


def test_another_site_shows_what_comes_and_leads_here(
    new_page: Callable[..., Any], group_url: str, site_url: str
) -> None:
    page = new_page()
    page.goto(group_url, wait_until="networkidle")
    own, arabic = page.locator("iframe").all()
    first = own.content_frame.locator("li a").first
    leads_to = first.get_attribute("href")

    assert own.content_frame.locator("li").count() == arabic.content_frame.locator("li").count() == 10
    assert arabic.content_frame.locator("html").get_attribute("dir") == "rtl"
    assert own.evaluate("frame => frame.contentDocument") is None  # of another origin
    first.click()
    page.wait_for_url(f"{site_url}{leads_to}")
    assert [said for said in page.page_problems if "favicon" not in said] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_read_in_light_and_dark(new_page: Callable[..., Any], site_url: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(f"{site_url}/embed/events/")
    colours = page.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.documentElement))"
    )

    assert {"light": ["rgb(29, 28, 26)", "rgb(252, 252, 250)"], "dark": ["rgb(233, 231, 225)", "rgb(22, 22, 24)"]}[
        scheme
    ] == colours


def test_all_feeds_are_in_one_file_of_each_language(any_site: BuiltSite) -> None:
    feeds = {path.relative_to(any_site.folder).as_posix() for path in any_site.folder.glob("**/feeds/**/*.atom.xml")}
    lists = list(any_site.folder.rglob("opml.xml"))

    assert len(lists) == len({page.lang for page in embedded(any_site)})
    for path in lists:
        outlines = [one for one in etree.fromstring(path.read_bytes()).iter("outline") if one.get("xmlUrl")]
        listed = Counter(unquote(one.get("xmlUrl")).removeprefix(f"{any_site.siteurl}/") for one in outlines)
        assert listed == dict.fromkeys(feeds, 1)
        pages = [any_site.fault_of(one.get("htmlUrl"), any_site.siteurl) for one in outlines]
        assert [fault for fault in pages if fault] == []


def test_all_calendars_are_in_one_file_of_each_language(any_site: BuiltSite) -> None:
    lists = list(any_site.folder.rglob("calendars.json"))

    assert len(lists) == len({page.lang for page in embedded(any_site)})
    for path in lists:
        listed = [unquote(one["url"]) for one in json.loads(path.read_bytes())["calendars"]]
        there = [file for file in path.parent.rglob("*.ics") if file.stem != file.parent.name]
        assert sorted(listed) == sorted(
            f"{any_site.siteurl}/{PurePosixPath(file.relative_to(any_site.folder).as_posix())}" for file in there
        )


def test_texts_to_tell_others_are_copied(
    new_page: Callable[..., Any], site_url: str, miniature_site: BuiltSite
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}/2027/01/18/hostile-story/")
    box = page.locator("details.share-box")
    is_open = box.evaluate("box => box.open")
    box.locator("summary").click()
    box.get_by_role("button", name="Copy").last.click()
    box.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")

    assert is_open is False
    assert copied.startswith(f"* '''[{miniature_site.absolute('/2027/01/18/hostile-story/')} ")
    assert (
        unescape(copied).partition(" ")[2].partition(" ")[2].startswith("</title></script><img src=x onerror=alert(1)>")
    )
    assert [character for character in "<>{}|" if character in copied] == []
    assert page.page_problems == []


@pytest.mark.parametrize("address", ["/events/several-days/", "/ar/events/several-days/", "/ar/events/long-words/"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_poster_is_one_sheet(new_page: Callable[..., Any], site_url: str, address: str, paper: str) -> None:
    page = new_page()
    page.goto(f"{site_url}{address}#page:poster", wait_until="networkidle")
    sheet = page.pdf(format=paper)
    page.emulate_media(media="print")
    shown = page.locator("body *:visible").evaluate_all(
        "all => all.filter(one => !one.closest('.poster, main, article')).length"
    )

    assert len(PAGE_OF_PDF.findall(sheet)) == 1
    assert shown == 0
    assert page.locator(".poster svg").bounding_box()["width"] > 200
    assert page.locator(".poster h2").is_visible()


def test_an_event_on_paper_has_the_code_of_its_page(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}/events/several-days/")
    code = page.locator(".poster-code")
    on_screen = code.is_visible()
    page.emulate_media(media="print")

    assert (on_screen, code.is_visible(), page.locator(".poster h2").is_visible()) == (False, True, False)
    assert page.locator("h1").is_visible()


def test_what_is_over_has_no_poster(miniature_site: BuiltSite) -> None:
    assert 'class="poster' not in miniature_site.read("/events/last-spring/")
