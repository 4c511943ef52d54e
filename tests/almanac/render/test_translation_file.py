"""The file of a translation, before it is one."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.model.site import Site
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.story import read_story, read_story_translation
from almanac.render.translation_file import translation_file, translation_path

SITE = Site("Almanac", "https://example.org", categories=("News",), event_categories={"Meetup": "#2a6f5e"})
REVISION = "3f2a9c1d0b4e5f6a7c8d9e0f1a2b3c4d5e6f7a8b"
SUMMARY = "What this text is about, in one plain sentence or two."
IMAGE = "image: {file: images/a.jpg, alt: 'A hall: empty', credit: Ewa, license: CC0, source: https://commons.example/}"
STORY = f"date: 2026-03-02\nauthors: Ewa\ncategory: News\nsummary: {SUMMARY}\ntags: [a]"
EVENT = f"start: 2026-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true"
TITLES = [
    pytest.param("Plain", id="plain"),
    pytest.param("'Meetup #12: what is new?'", id="a colon and a number sign"),
    pytest.param('"Its “quoted”, \\"twice\\""', id="quotation marks"),
    pytest.param("لقاء 🦆", id="another script"),
    pytest.param("'2027'", id="a number"),
    pytest.param("'yes'", id="a switch"),
    pytest.param("'- a dash'", id="a dash"),
    pytest.param(f"'{'long ' * 60}'", id="long"),
]


def made(read: Any, text: str, path: str, *more: Any, **options: Any) -> Any:
    entry, problems = read(text, path, SITE.reading, *more, **options)
    assert [str(problem) for problem in problems if problem.is_error] == []
    return entry


@pytest.mark.parametrize("title", TITLES)
def test_a_story_is_read_again_with_the_same_words(title: str) -> None:
    original = made(read_story, f"---\ntitle: {title}\n{STORY}\n{IMAGE}\n---\nText.\n\nMore.\n", "content/stories/a.md")
    text = translation_file(original, REVISION, original.source.body)
    again = made(read_story_translation, text, "content/stories/a.es.md", original)

    assert (again.title, again.summary, again.image) == (original.title, original.summary, original.image)
    assert (again.translation_of_revision, again.source.body.strip()) == (REVISION, "Text.\n\nMore.")
    assert "tags:" not in text
    assert "date:" not in text


@pytest.mark.parametrize("title", TITLES)
def test_an_event_is_read_again_with_the_same_words(title: str) -> None:
    status = "status: cancelled\nstatus_note: The hall is flooded."
    original = made(read_event, f"---\ntitle: {title}\n{EVENT}\n{IMAGE}\n{status}\n---\nText.\n", "events/a.md")
    text = translation_file(original, REVISION, original.source.body)
    again = made(read_event_translation, text, "events/a.es.md", original)

    assert (again.title, again.summary, again.status_note, again.image_alt) == (
        original.text.title,
        original.text.summary,
        "The hall is flooded.",
        "A hall: empty",
    )
    assert again.translation_of_revision == REVISION


def test_a_page_has_no_summary_where_its_original_has_none() -> None:
    original = made(read_page, "---\ntitle: About\naliases: [/us/]\n---\nText.\n", "content/pages/about.md")

    assert translation_file(original, "", original.source.body) == "---\ntitle: About\n---\n\nText.\n"


def test_digits_alone_stay_the_name_of_a_revision() -> None:
    original = made(read_page, "---\ntitle: About\n---\n", "content/pages/about.md")
    text = translation_file(original, "0123456", "")

    assert made(read_page, text, "content/pages/about.es.md", is_translation=True).translation_of_revision == "0123456"


def test_it_stands_beside_its_original() -> None:
    assert translation_path("content/pages/about.md", "pt-BR") == "content/pages/about.pt-BR.md"
