"""The parts of the theme, each with its comment, its styles and its example, and the page that shows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from built.axe import violations, violations_of_colours
from built.once import once
from built.pages import BuiltSite
from built.project import Project

THEME = Path(__file__).parents[2] / "theme"
COMPONENTS = sorted((THEME / "templates" / "components").glob("*.html"))
STYLED = [component for component in COMPONENTS if component.stem != "interface"]  # which makes attributes alone
STYLES = [
    THEME / "static" / "css" / name
    for name in (
        "almanac.css",
        "calendar.css",
        "comments.css",
        "community.css",
        "digest.css",
        "discussion.css",
        "event.css",
        "frozen.css",
        "home.css",
        "lists.css",
        "story.css",
        "subscribe.css",
        "translations.css",
    )
]
SECTIONS = [name for sheet in STYLES for name in re.findall(r"/\* --- (.*?) -+ \*/", sheet.read_text("utf-8"))]
PAGES = [pytest.param("/_components/", id="left to right"), pytest.param("/_components/rtl/", id="right to left")]


def stem(component: Path) -> str:
    return component.stem


@pytest.mark.parametrize("component", COMPONENTS, ids=stem)
def test_a_component_says_what_it_is_for_and_shows_how_it_is_called(component: Path) -> None:
    source = component.read_text("utf-8")

    assert re.match(rf"\{{#\n  \w.*?\n  {component.stem}\(.*?\n  Example: .*?#\}}", source, re.DOTALL)
    assert f"{{% macro {component.stem}(" in source


@pytest.mark.parametrize("component", COMPONENTS, ids=stem)
def test_a_component_has_an_example(component: Path) -> None:
    example = THEME / "templates" / "examples" / component.name

    assert example.is_file(), f"add {example.relative_to(THEME.parent)}"


@pytest.mark.parametrize("component", STYLED, ids=stem)
def test_a_component_has_a_section_of_the_style_sheet(component: Path) -> None:
    name = component.stem.replace("_", " ")

    assert [section for section in SECTIONS if re.search(rf"\b{name}\b", section, re.IGNORECASE)]


@pytest.fixture(scope="module")
def preview_url(
    shared_folder: Path, miniature_project: Project, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    """Where a preview of the miniature is served."""

    def build(folder: Path) -> None:
        done = miniature_project.preview(folder, "http://127.0.0.1:8000")
        assert done.returncode == 0, done.stderr

    with serve(once(shared_folder, "preview", build)) as url:
        yield url


@pytest.mark.parametrize("address", PAGES)
def test_the_page_of_all_components_is_whole_and_for_everyone(
    new_page: Callable[..., Any], preview_url: str, address: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{preview_url}{address}")
    shown = page.locator(".part > h2").all_inner_texts()
    too_wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    dark = violations_of_colours(page)

    assert shown == [component.stem for component in COMPONENTS]
    assert too_wide == 0
    assert (light, dark) == ([], [])
    assert page.page_problems == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_fourteen_languages_open_by_keyboard_and_stay_on_the_page(
    new_page: Callable[..., Any], preview_url: str, address: str, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, java_script_enabled=False)
    page.goto(f"{preview_url}{address}")
    switch = page.locator(".language-switch:has(details)").first
    links = switch.locator("a")
    hidden = [link.is_visible() for link in links.all()]
    switch.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    boxes = [link.bounding_box() for link in links.all()]

    assert hidden == [False] * 14
    assert switch.locator(":focus").get_attribute("hreflang") == links.first.get_attribute("hreflang")
    assert links.first.get_attribute("aria-current") == "true"
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 24 for box in boxes)


def test_a_preview_says_that_it_is_one(browser_page: Any, preview_url: str) -> None:
    browser_page.goto(f"{preview_url}/events/")

    assert browser_page.get_by_role("complementary", name="Preview").is_visible()
    assert browser_page.get_by_role("link", name="Parts of the theme").is_visible()


def test_readers_get_neither(miniature_site: BuiltSite) -> None:
    assert not (miniature_site.folder / "_components").exists()
    assert "preview-note" not in (miniature_site.folder / "index.html").read_text("utf-8")
