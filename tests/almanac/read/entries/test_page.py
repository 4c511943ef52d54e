"""A file of pages -> a Page."""

from __future__ import annotations

import pytest

from almanac.check.aliases import check_aliases
from almanac.model import address
from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.read.entries.page import read_page

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es")).reading


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


FREE = ["category", "tag", "author", "series", "feeds", "add", "embed", "page"]
TAKEN = ["stories", "events", "subscribe", "search", "forum", "translations", "partners", "figures", "take", "removals",
         "digest", "theme", "images", "cname", "who-decides"]  # fmt: skip


def test_the_slugs_that_a_page_cannot_have() -> None:
    assert sorted(address.RESERVED_PAGE_SLUGS) == sorted([*FREE, *TAKEN])


@pytest.mark.parametrize("slug", [*FREE, "fr", "2026", "404"])
def test_a_page_cannot_take_the_name_of_a_folder_and_keeps_its_address_if_it_had_it(slug: str) -> None:
    hint = (
        f"rename the file, such as `our-{slug}.md`; what has been published keeps its old address by "
        f"`aliases: [/{slug}/]`"
    )
    expected = Problem(f"content/pages/{slug}.md", 0, "", f"the address /{slug}/ belongs to the site itself", hint)
    assert read_page(text("title: a"), f"content/pages/{slug}.md", SITE) == (None, [expected])
    page, problems = read_page(text(f"title: a\naliases: [/{slug}/]"), f"content/pages/our-{slug}.md", SITE)
    assert problems == []
    assert page is not None
    assert list(check_aliases(SITE, [], [page], [])) == []


@pytest.mark.parametrize("slug", [*TAKEN, "es"])
def test_a_page_cannot_take_an_address_of_the_site_and_loses_it(slug: str) -> None:
    hint = f"rename the file, such as `our-{slug}.md`; its old address is lost, since /{slug}/ is for something else"
    expected = Problem(f"content/pages/{slug}.md", 0, "", f"the address /{slug}/ belongs to the site itself", hint)
    assert read_page(text("title: a"), f"content/pages/{slug}.md", SITE) == (None, [expected])


@pytest.mark.parametrize("slug", ["kde", "map", "we", "faq"])
def test_words_that_are_no_codes_of_two_letters_are_free(slug: str) -> None:
    assert read_page(text("title: a"), f"content/pages/{slug}.md", SITE)[1] == []


def test_a_page_with_an_error_is_none() -> None:
    page, problems = read_page(text("title: a\ndate: 2026-03-02"), "content/pages/about.md", SITE)
    assert page is None
    assert [str(found) for found in problems] == [
        "content/pages/about.md:3: date: is not a field of a page, but of a story (delete the line)"
    ]
