"""Whatever a file holds: an entry or Problems, never an exception."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields
from almanac.read.values.links import Targets

SITE = Site(
    "Almanac", "", categories=("News",), event_categories={"Meetup": "#2a6f5e"}, forum_url="https://f.org"
).reading
FIRST = date(2027, 1, 10)
STORY = Story(Source("", ""), "x", "en", "A", Published(FIRST), ("Ewa",), "News", "A sentence.", "/2027/01/10/x/")
EVENT = Event("x", "x@a.org", EventText(Source("", ""), "en", "A", "B", "/events/x/"), AllDay(FIRST, FIRST), "Meetup")
READER = MarkdownReader(
    Targets({"content/stories/2027/y.md": "/2027/01/10/y/", "content/images/y.jpg": "/images/y.jpg"})
)

# Right values and wrong ones, so that faults meet in every combination.
VALUES = st.sampled_from([
    "a", "", "~", "[]", "{}", "[a, b]", "{a: b}", "[[a]]", "true", "2027-01-10", "2027-01-10 14:00", "16:00",
    "2027-02-30", "9999-12-31", "1000-01-01 00:00", "8999-12-31 23:59", "UTC", "Asia/Tokyo", "America/New_York",
    "CET", "News", "Meetup", "en", "https://a.org", "http://[x", "javascript:x", "/a/", "/", "5", "-1", "1e9", "'٣'",
    "cancelled", "rescheduled", "A sentence that is long enough for a summary.", "{city: a, latitude: 1}",
    "{country: PL, latitude: -90, longitude: 0}", "FREQ=DAILY", "FREQ=MONTHLY;BYDAY=9SU", "FREQ=DAILY;UNTIL=2027",
    "{every: week}", "{every: month, day: [31, last]}", "{every: year, day: 30 of February}",
    "{every: week, until: 2026-01-01}", "{rule: FREQ=DAILY;COUNT=2, also: 2027-01-10}",
    "{every: day, except: 8000-01-01, changes: [{date: 2027-01-11, start: 09:00, end: 08:00}]}",
    "{every: week, changes: {date: 2027-01-17, start: 2027-03-28 01:30, status: cancelled}}",
    "{file: images/x.jpg, alt: a, credit: b, license: c}", "&x a", "*x", "!x a", "a #b", "a: b", "'", '"', "|\n  a",
    "\u202e",
])  # fmt: skip
FRAGMENTS = st.sampled_from([
    "a", " ", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", "*", "**", "_", "`", "```", "~~~", "[", "]", "(", ")",
    "[a](y.md)", "![", "![a](/images/y.jpg)", "[^1]", "[^1]: ", "[r]: y.md", "|", "--|--", ":   ", "<", ">", "</",
    "<a href=", "<script>", "</script>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE", "<?", "<![", "&#", "&#1;", "&lt;",
    "\\", "\x00", "\x02", "\x03", "\u2028", "{filename}", "<img src=", "<b ", "onclick=", "\"", "'", "=",
    "<table><tr><td>", "javascript:", "https://a.org", "\U0010ffff",
])  # fmt: skip
MARKDOWN = st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=30).map("".join)


def files(declared: type[Fields], **required: str) -> st.SearchStrategy[str]:
    """Any text; or fields with any values, among them what is ``required``, right or wrong."""
    names = st.sampled_from([*(field.alias or name for name, field in declared.model_fields.items()), "foo", "?"])
    fields = st.dictionaries(names, VALUES, max_size=6).map(lambda some: {**required, **some})
    lines = fields.map(lambda some: "\n".join(f"{name}: {value}" for name, value in some.items()))
    return st.one_of(
        st.text(max_size=200),
        st.builds("---\n{}\n---\n{}".format, lines, MARKDOWN),
        st.builds("---\n{}\n{}\n---\n".format, st.text(max_size=40), lines),
    )


SENTENCE = "A sentence that is long enough for a summary."
STORIES = files(StoryFields, title="a", date="2027-01-10", authors="Ewa", category="News", summary=SENTENCE)
STORIES_IN_SPANISH = files(StoryTranslationFields, title="a", summary=SENTENCE)
EVENTS = files(
    EventFields,
    title="a",
    start="2027-01-10 14:00",
    timezone="Asia/Tokyo",
    summary=SENTENCE,
    category="Meetup",
    worldwide="true",
)
EVENTS_IN_SPANISH = files(EventTranslationFields, title="a", summary=SENTENCE)
PAGES = files(PageFields, title="a")
NAMES_OF_FILES = st.one_of(
    st.sampled_from(["x.md", "x.es.md", "2027.md", "map.md", "A B.md", ".md", "x..md", "x.y.z.md"]),
    st.text(st.characters(exclude_characters="/\x00"), min_size=1, max_size=8).map("{}.md".format),
)
BOUNDED = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def is_one_or_the_other(entry: object, problems: list[Problem]) -> bool:
    """An entry without errors, or errors without an entry; and every Problem says something in one line."""
    errors = any(problem.is_error for problem in problems)
    said = all(problem.message and problem.line >= 0 for problem in problems)
    return said and (entry is None) is errors


@given(STORIES, NAMES_OF_FILES)
@example("---\na: x\u2028\u2028\u2028\n---\n", "x.md")
@example("---\na: \ufffe\n---\n", "x.md")
@BOUNDED
def test_any_text_is_a_story_or_problems(text: str, name: str) -> None:
    story, problems = read_story(text, f"content/stories/2027/{name}", SITE)
    assert is_one_or_the_other(story, problems)
    assert isinstance(story, Story | None)


@given(STORIES_IN_SPANISH)
@BOUNDED
def test_any_text_is_a_translation_of_a_story_or_problems(text: str) -> None:
    assert is_one_or_the_other(*read_story_translation(text, "content/stories/2027/x.es.md", SITE, STORY))


@given(STORIES_IN_SPANISH)
@BOUNDED
def test_any_text_is_no_translation_of_a_story_with_an_error(text: str) -> None:
    assert read_story_translation(text, "content/stories/2027/x.es.md", SITE, None)[0] is None


@given(EVENTS, NAMES_OF_FILES)
@example("---\nstart: 1000-01-01 00:00\ntimezone: Asia/Tokyo\n---\n", "x.md")
@example("---\nstart: 2027-01-31\nrepeat: {every: month, day: [31, last]}\n---\n", "x.md")
@example("---\nstart: 2027-01-10\nrepeat: FREQ=DAILY;UNTIL=2027\n---\n", "x.md")
@BOUNDED
def test_any_text_is_an_event_or_problems(text: str, name: str) -> None:
    event, problems = read_event(text, f"events/2027/{name}", SITE)
    assert is_one_or_the_other(event, problems)
    assert isinstance(event, Event | None)


@given(EVENTS_IN_SPANISH)
@BOUNDED
def test_any_text_is_a_translation_of_an_event_or_problems(text: str) -> None:
    assert is_one_or_the_other(*read_event_translation(text, "events/2027/x.es.md", SITE, EVENT))


@given(PAGES, NAMES_OF_FILES)
@BOUNDED
def test_any_text_is_a_page_or_problems(text: str, name: str) -> None:
    page, problems = read_page(text, f"content/pages/{name}", SITE)
    assert is_one_or_the_other(page, problems)
    assert isinstance(page, Page | None)


@given(MARKDOWN)
@example("- a\n" * 3)
@example("<![foo")
@BOUNDED
def test_any_body_is_html_that_runs_nothing(body: str) -> None:
    rendered, problems = READER.read(Source("content/stories/2027/x.md", "", body, 9), with_text=True)
    assert re.search(r"<script|<iframe|<[a-z][^>]*\son\w+=|(href|src)=\"\s*javascript:", rendered.html) is None
    assert all(9 <= problem.line <= 9 + body.count("\n") for problem in problems)
