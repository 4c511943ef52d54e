"""A file passes the check, without what does not."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.importers.entry_file import NoEntryError, body_that_passes, entry_file, fitted, text_of
from almanac.importers.layout import Place
from almanac.model.site import ReadingSettings
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.story import read_story
from almanac.read.values.links import Targets

SETTINGS = ReadingSettings(
    "en", ("en",), ("News",), ("Meetup",), "calendar.example.net", "https://forum.example", "CC0"
)
STORY = Place("story", "content/stories/2019/walk.md", "/2019/05/04/walk/", "en")
EVENT = Place("event", "events/2019/fair.md", "/events/fair/", "en")
SUMMARY = "What this text is about, in one plain sentence or two."


def story(**more: Any) -> dict[str, Any]:
    """The fields of a story."""
    return {"title": "A", "date": "2019-05-04", "authors": ["Ann"], "category": "News", "summary": SUMMARY, **more}


def event(**more: Any) -> dict[str, Any]:
    """The fields of an event."""
    return {"title": "A", "start": "2019-05-04", "category": "Meetup", "summary": SUMMARY, "worldwide": True, **more}


def test_days_stand_without_quotes_and_texts_with_the_quotes_that_they_need() -> None:
    assert text_of(story(title="No: yes #1", tags=["2019-05-04", "on"]), "Text.\n\n") == (
        "---\ntitle: 'No: yes #1'\ndate: 2019-05-04\nauthors:\n- Ann\ncategory: News\n"
        f"summary: {SUMMARY}\ntags:\n- '2019-05-04'\n- 'on'\n---\n\nText.\n"
    )


@pytest.mark.parametrize(
    "summary",
    [
        "“We saw an otter,” said Ann, who had never seen one before”",
        "“Walks along the river, and what we have seen there”",
        "„Spaziergänge am Fluss, und was wir dort gesehen haben“",
        "“Is it: “quotation” marks #1 that a text has within”",
    ],
)
def test_quotation_marks_that_belong_to_a_text_leave_no_question(summary: str) -> None:
    file = entry_file(story(summary=summary), "Text.", STORY, SETTINGS)
    read, problems = read_story(file.text, STORY.path, SETTINGS)

    assert read is not None
    assert (read.summary, problems, file.left_out) == (summary, [], ())


@pytest.mark.parametrize(
    ("fields", "place", "left_out"),
    [
        pytest.param(story(discussion="nowhere"), STORY, ["discussion"], id="a topic that is none"),
        pytest.param(story(image={"file": "x.exe", "alt": "A"}), STORY, ["image.file", "image.credit"], id="a picture"),
        pytest.param(event(place={"city": "Bonn", "country": "DEU"}), EVENT, ["place.country"], id="a country"),
        pytest.param(event(url="javascript:x()"), EVENT, ["url"], id="an address"),
        pytest.param(event(place={"country": "X"}, worldwide=None), EVENT, ["place.country"], id="all of a place"),
        pytest.param(event(status="rescheduled", status_note="Later."), EVENT, ["previous_start"], id="a status"),
        pytest.param(event(repeat="FREQ=NEVER"), EVENT, ["repeat.rule"], id="a rule"),
    ],
)
def test_field_that_does_not_pass_is_left_out(fields: dict[str, Any], place: Place, left_out: list[str]) -> None:
    file = entry_file({name: value for name, value in fields.items() if value is not None}, "Text.", place, SETTINGS)

    assert [what.partition("`: ")[0].strip("`") for what in file.left_out][:1] == left_out[:1]


def test_entry_without_what_nothing_can_be_made_of_is_none() -> None:
    with pytest.raises(NoEntryError, match="start"):
        entry_file({"title": "A"}, "", EVENT, SETTINGS)


def test_translation_of_an_event_has_its_words_alone() -> None:
    place = Place("event", "events/2019/fair.es.md", "/es/events/fair/", "es", original="events/2019/fair.md")

    known, unknown = fitted(event(image={"file": "images/a.jpg", "alt": "Una pizarra"}, nothing="x"), place)

    assert (sorted(known), known["image"], unknown) == (["image", "summary", "title"], {"alt": "Una pizarra"}, [])


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:x())",
        "<script>x()</script>",
        "![](/images/none.jpg)",
        "<<<<<<< HEAD\nx",
        "x" * 300_000,
        "> " * 400,
    ],
)
def test_body_that_does_not_pass_keeps_its_words(body: str) -> None:
    reader = MarkdownReader(Targets({}))

    plain, fault = body_that_passes(body, "One *two*\n# three", STORY.path, "en", reader)

    assert (plain, bool(fault)) == ("One \\*two\\*\n\n\\# three", True)


def test_words_without_end_are_cut_between_paragraphs() -> None:
    plain, _ = body_that_passes(
        "x" * 300_000, "\n".join(["word " * 1000] * 60), STORY.path, "en", MarkdownReader(Targets({}))
    )

    assert len(plain.encode()) <= 200_000
    assert plain.endswith("word ")
