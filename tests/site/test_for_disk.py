"""A site that is opened from a disk: every link leads to a file, and a browser has nothing to complain of."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from built.once import once
from built.pages import BuiltSite

from almanac.build.packing import Folder
from almanac.build.submission_preview import NOT_FROM_DISK, file_laid_out
from almanac.model.site import Site
from almanac.store.publishing.manifest import files_in

LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="session")
def disk(shared_folder: Path, moved_site: BuiltSite) -> Path:
    """The miniature, which lies below a path on its host, as it is on a disk."""

    def lay_out(folder: Path) -> None:
        names = [name for name in files_in(moved_site.folder) if not name.endswith(NOT_FROM_DISK)]
        site = Folder(frozenset(names), Site("Miniature", moved_site.siteurl), for_disk=True)
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(file_laid_out(site, name, lambda of: (moved_site.folder / of).read_bytes()))

    return once(shared_folder, "for-disk", lay_out)


def test_no_link_of_any_page_leads_nowhere(disk: Path) -> None:
    names = {path.relative_to(disk).as_posix() for path in disk.rglob("*") if path.is_file()}
    led = {
        (name, unescape(link))
        for name in names
        if name.endswith(".html")
        for link in LINK.findall((disk / name).read_text("utf-8"))
    }
    inside = {(name, urlsplit(link).path) for name, link in led if not urlsplit(link).scheme}

    assert len(inside) > 1000
    assert {(name, path) for name, path in inside if path.startswith("/")} == set()
    assert {
        (name, path) for name, path in inside if path and normpath(join(dirname(name), unquote(path))) not in names
    } == set()


@pytest.mark.parametrize(
    "name", ["index.html", "ar/index.html", "events/map/index.html", "search/index.html", "404.html"]
)
def test_a_browser_opens_it_without_a_server(disk: Path, new_page: Callable[..., Any], name: str) -> None:
    page = new_page()
    page.goto((disk / name).as_uri())

    assert [problem for problem in page.page_problems if not problem.startswith("request: file:")] == []
    assert page.locator("h1").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.href.startsWith('file:'))")


def test_the_map_is_a_drawing_with_the_list_below(disk: Path, new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.goto((disk / "events/map/index.html").as_uri())

    drawing = page.locator(".world-picture")
    assert drawing.is_visible()
    assert "data:image/svg" in drawing.evaluate(
        "e => getComputedStyle(e, '::before').maskImage || getComputedStyle(e).maskImage"
    )
    assert page.get_by_role("button").all() == [] or not any(
        one.is_visible() for one in page.locator(".map-page button").all()
    )
    page.get_by_role("link", name="Events", exact=True).first.click()
    assert page.url == (disk / "events/index.html").as_uri()
