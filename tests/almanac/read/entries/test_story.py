"""A file of stories -> a Story, or the translation of one."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.image import Image
from almanac.model.problem import Severity
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.read.entries.story import read_story, read_story_translation

SITE = Site(
    "Almanac",
    "https://almanac.example",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    forum_url="https://forum.example.org",
    content_license="CC BY-SA 4.0",
).reading
PATH = "content/stories/2026/closing.md"
SPANISH = "content/stories/2026/closing.es.md"
SUMMARY = "A forum closed, and its members tell what they kept of it."
REQUIRED = f"title: What we learned\ndate: 2026-03-02\nauthors: Ewa\ncategory: Lessons\nsummary: {SUMMARY}"
LEAST = Story(
    source=Source(PATH, "content/stories/2026/closing", "Text.\n", 8),
    slug="closing",
    lang="en",
    title="What we learned",
    published=Published(date(2026, 3, 2)),
    authors=("Ewa",),
    category="Lessons",
    summary=SUMMARY,
    address="/2026/03/02/closing/",
    license="CC BY-SA 4.0",
)
EVERYTHING = f"""---
{REQUIRED}
lang: en
tags: [forum, governance]
image:
  file: images/hall.jpg
  alt: An empty hall
  credit: A. Name
  license: CC0
  source: https://commons.example.org/hall
discussion: 3184
also_discussed: https://elsewhere.org/1
aliases: [/old/]
series: Lessons learned
license: CC BY 4.0
draft: true
---
Text.
"""
FULL = Story(
    source=Source(PATH, "content/stories/2026/closing", "Text.\n", 22),
    slug="closing",
    lang="en",
    title="What we learned",
    published=Published(date(2026, 3, 2)),
    authors=("Ewa",),
    category="Lessons",
    summary=SUMMARY,
    address="/2026/03/02/closing/",
    tags=("forum", "governance"),
    image=Image("/images/hall.jpg", "An empty hall", "A. Name", "CC0", "https://commons.example.org/hall"),
    discussion="3184",
    also_discussed=("https://elsewhere.org/1",),
    aliases=("/old/",),
    series="Lessons learned",
    license="CC BY 4.0",
    draft=True,
)


def text(yaml: str, body: str = "Text.\n") -> str:
    return f"---\n{yaml}\n---\n{body}"


def test_a_story_needs_little() -> None:
    assert read_story(text(REQUIRED), PATH, SITE) == (LEAST, [])


def test_a_story_says_all_that_it_can() -> None:
    assert read_story(EVERYTHING, PATH, SITE) == (FULL, [])


@pytest.mark.parametrize(
    ("path", "yaml", "lang", "address"),
    [
        pytest.param("content/stories/2026/x.md", REQUIRED, "en", "/2026/03/02/x/", id="in the site's language"),
        pytest.param(
            "content/stories/2026/x.md", f"{REQUIRED}\nlang: es", "es", "/es/2026/03/02/x/", id="by its field"
        ),
        pytest.param("content/stories/2026/x.ar.md", REQUIRED, "ar", "/ar/2026/03/02/x/", id="by its name, alone"),
        pytest.param("content/stories/2026/x.en.md", REQUIRED, "en", "/2026/03/02/x/", id="by its name, the site's"),
        pytest.param("content/stories/łódź.md", REQUIRED, "en", "/2026/03/02/łódź/", id="a name of any script"),
    ],
)
def test_a_story_has_an_address(path: str, yaml: str, lang: str, address: str) -> None:
    story, problems = read_story(text(yaml), path, SITE)
    assert story is not None
    assert (story.lang, story.address, problems) == (lang, address, [])


def test_a_date_with_a_time_counts_by_its_own_local_day() -> None:
    yaml = REQUIRED.replace("2026-03-02", "2026-03-02 00:30 Pacific/Auckland")
    story, _ = read_story(text(yaml), PATH, SITE)
    assert story is not None
    instant = datetime(2026, 3, 2, 0, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
    assert (story.published, story.address) == (Published(date(2026, 3, 2), instant), "/2026/03/02/closing/")


def test_a_time_that_happens_twice_is_a_warning() -> None:
    yaml = text(f"title: a\ndate: 2026-10-25 02:30 Europe/Warsaw\nauthors: Ewa\ncategory: News\nsummary: {'b' * 50}")
    story, problems = read_story(yaml, "content/stories/2026/x.md", SITE)
    assert story is not None
    assert [(problem.line, problem.message, problem.is_error) for problem in problems] == [
        (3, "`02:30` happens twice on 2026-10-25 in Europe/Warsaw; the first is meant", False)
    ]


def test_a_story_in_the_folder_of_another_year_is_a_warning() -> None:
    story, problems = read_story(text(REQUIRED), "content/stories/2025/closing.md", SITE)
    assert story is not None
    assert [(found.line, found.field, found.severity) for found in problems] == [(3, "date", Severity.WARNING)]


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        pytest.param(PATH, "", [(1, "", "the file is empty")], id="nothing"),
        pytest.param(
            PATH, "Text", [(1, "", "there is no front matter: the file begins with `Text`")], id="no front matter"
        ),
        pytest.param(
            PATH, text(f"{REQUIRED}\nlang: xx"), [(7, "lang", "`xx` is not a language's code")], id="a wrong field"
        ),
        pytest.param(
            "content/stories/2026/A B.md",
            text(f"{REQUIRED}\nlang: xx"),
            [(0, "", "the file's name `A B` cannot stand in an address"), (7, "lang", "`xx` is not a language's code")],
            id="a wrong name and a wrong field",
        ),
        pytest.param(
            SPANISH,
            text(f"{REQUIRED}\nlang: ar"),
            [(7, "lang", "`ar` contradicts the file's name")],
            id="two languages",
        ),
    ],
)
def test_a_story_with_an_error_is_none(path: str, content: str, expected: list[tuple[int, str, str]]) -> None:
    story, problems = read_story(content, path, SITE)
    assert (story, [(found.line, found.field, found.message) for found in problems]) == (None, expected)


TRANSLATED = "title: Lo que aprendimos\nsummary: Un foro cerró, y sus miembros cuentan lo que guardaron de él."


def test_a_translation_leaves_to_the_original_what_it_does_not_say() -> None:
    story, problems = read_story_translation(text(TRANSLATED), SPANISH, SITE, FULL)
    assert problems == []
    assert story == Story(
        source=Source(SPANISH, "content/stories/2026/closing", "Text.\n", 5),
        slug="closing",
        lang="es",
        title="Lo que aprendimos",
        published=FULL.published,
        authors=FULL.authors,
        category=FULL.category,
        summary="Un foro cerró, y sus miembros cuentan lo que guardaron de él.",
        address="/es/2026/03/02/closing/",
        tags=FULL.tags,
        image=FULL.image,
        discussion=FULL.discussion,
        also_discussed=(),
        aliases=(),
        series=FULL.series,
        license=FULL.license,
        draft=True,
        is_translation=True,
    )


@pytest.mark.parametrize(
    ("yaml", "field", "expected"),
    [
        pytest.param("date: 2026-03-09", "address", "/es/2026/03/09/closing/", id="a day of its own, and its address"),
        pytest.param("authors: [Ana]", "authors", ("Ana",), id="authors"),
        pytest.param("category: News", "category", "News", id="a category"),
        pytest.param("tags: [foro]", "tags", ("foro",), id="tags"),
        pytest.param("draft: false", "draft", False, id="being published"),
        pytest.param("aliases: /viejo/", "aliases", ("/viejo/",), id="old addresses"),
        pytest.param("discussion: 7", "discussion", "7", id="a topic"),
        pytest.param("license: CC0", "license", "CC0", id="a licence"),
    ],
)
def test_a_translation_may_say_it_itself(yaml: str, field: str, expected: object) -> None:
    story, problems = read_story_translation(text(f"{TRANSLATED}\n{yaml}"), SPANISH, SITE, FULL)
    assert (getattr(story, field), problems) == (expected, [])


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param(TRANSLATED, id="that leaves things to the original"),
        pytest.param(f"{TRANSLATED}\ndate: 2026-03-09", id="with a day of its own"),
        pytest.param(f"{TRANSLATED}\ndate: 2026-03-09\nauthors: Ana\ncategory: News", id="that says everything"),
    ],
)
def test_a_translation_of_what_has_an_error_is_none_without_an_error_of_its_own(yaml: str) -> None:
    assert read_story_translation(text(yaml), SPANISH, SITE, None) == (None, [])


def test_a_translation_of_what_has_an_error_says_its_own() -> None:
    problems = read_story_translation(text("title: a"), SPANISH, SITE, None)[1]
    assert [(found.field, found.message) for found in problems] == [("summary", "is missing")]
