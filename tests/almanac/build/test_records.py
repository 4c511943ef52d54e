"""What was read is the same again after it was kept, whatever it is; any other bytes give nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from almanac.build import records
from almanac.check.entries import Entries
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import Published
from almanac.read.body.markdown import Reading
from almanac.store.tree import read_tree

MINIATURE = Path(__file__).parents[2] / "site" / "miniature"
CATEGORIES = ("Conference", "Meetup", "Workshop", "Hackathon", "Observance")
SITE = Site("Miniature", "https://miniature.example.org", categories=("News", "Lessons", "Community"),
            event_categories=dict.fromkeys(CATEGORIES, "#2a6f5e"), languages=("en", "es", "ar", "he"))  # fmt: skip
ENTRIES = Entries(SITE, read_tree(MINIATURE))
READ = [*ENTRIES.stories, *ENTRIES.pages, *ENTRIES.events, *(text for event in ENTRIES.events for text in event.texts)]


def test_there_is_something_of_every_kind() -> None:
    assert ENTRIES.stories
    assert ENTRIES.pages
    assert len(ENTRIES.events) > 20


@pytest.mark.parametrize("entry", READ, ids=lambda entry: f"{type(entry).__name__} {entry.source.path}")
def test_an_entry_is_the_same_again(entry: Any) -> None:
    again = records.read(records.written(entry, type(entry)), type(entry))

    assert again == entry
    # What does not count when two are compared, counts for whoever is told where a fault is.
    assert again.source.lines == entry.source.lines
    assert repr(again) == repr(entry)


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(datetime(2027, 10, 31, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=0), id="the first half past"),
        pytest.param(datetime(2027, 10, 31, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=1), id="the second"),
        pytest.param(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), id="in UTC"),
    ],
)
def test_a_time_keeps_its_zone(moment: datetime) -> None:
    story = replace(ENTRIES.stories[0], published=Published(moment.date(), moment))
    again = records.read(records.written(story, Story), Story).published.instant

    assert (again, again.fold, again.utcoffset()) == (moment, moment.fold, moment.utcoffset())
    assert getattr(again.tzinfo, "key", "UTC") == getattr(moment.tzinfo, "key", "UTC")


@given(some.text(), some.text(), some.integers(0, 1000))
def test_any_problem_is_the_same_again(path: str, message: str, line: int) -> None:
    problems = (Problem(path, line, "", message, severity=Severity.WARNING, column=3), Problem(path, 0, "x", message))

    assert records.read(records.written(problems, tuple[Problem, ...]), tuple[Problem, ...]) == problems


def test_a_reading_is_the_same_again() -> None:
    reading = Reading("<p>ü</p>", "ü", (), False, ("a", "b"), (), (("../x.md", "/x/"),), asked_in_vain=True)

    assert records.read(records.written(reading, Reading), Reading) == reading


def test_of_what_is_no_text_there_is_no_record() -> None:
    with pytest.raises(records.NoRecordError):
        records.written(Reading("<p>\ud800</p>"), Reading)


@given(some.binary())
def test_any_other_bytes_are_no_record(data: bytes) -> None:
    for kind in (Story, Page, Event):
        with pytest.raises(records.SpoiltRecordError):
            records.read(data, kind)


def test_a_source_without_lines_has_none_again() -> None:
    source = Source("content/stories/2027/a.md", "content/stories/2027/a")

    assert records.read(records.written(source, Source), Source) == source
