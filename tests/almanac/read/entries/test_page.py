"""A file of pages -> a Page."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.read.entries.page import read_page

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es"))


def text(yaml: str, body: str = "Text.\n") -> str:
    return f"---\n{yaml}\n---\n{body}"


def test_a_page_needs_little() -> None:
    page = Page(
        source=Source("content/pages/about.md", "content/pages/about", "Text.\n", 4),
        slug="about",
        lang="en",
        title="About",
        address="/about/",
    )
    assert read_page(text("title: About"), "content/pages/about.md", SITE) == (page, [])


def test_a_page_says_all_that_it_can() -> None:
    yaml = "title: Acerca\nsummary: Quiénes somos y por qué.\nlang: es\naliases: [/viejo/]\ndraft: true"
    page = Page(
        source=Source("content/pages/about.es.md", "content/pages/about", "Text.\n", 8),
        slug="about",
        lang="es",
        title="Acerca",
        address="/es/about/",
        summary="Quiénes somos y por qué.",
        aliases=("/viejo/",),
        draft=True,
        is_translation=True,
    )
    assert read_page(text(yaml), "content/pages/about.es.md", SITE, is_translation=True) == (page, [])


@pytest.mark.parametrize(
    "slug", ["stories", "events", "tag", "feeds", "search", "images", "theme", "es", "2026", "404"]
)
def test_a_page_cannot_take_an_address_of_the_site(slug: str) -> None:
    path = f"content/pages/{slug}.md"
    expected = Problem(
        path, 0, "", f"the address /{slug}/ belongs to the site itself", f"rename the file, such as `our-{slug}.md`"
    )
    assert read_page(text("title: a"), path, SITE) == (None, [expected])


def test_a_page_with_an_error_is_none() -> None:
    page, problems = read_page(text("title: a\ndate: 2026-03-02"), "content/pages/about.md", SITE)
    assert page is None
    assert [str(found) for found in problems] == [
        "content/pages/about.md:3: date: is not a field of a page, but of a story (delete the line)"
    ]
