"""Whatever bytes a file holds: an entry or Problems that its author can read, never an exception."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.fault import FaultInLine
from almanac.read.front_matter.encoding import decode
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.page import PageFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

SITE = Site(
    "Almanac", "", categories=("News",), event_categories={"Meetup": "#2a6f5e"}, forum_url="https://f.org"
).reading
Reader = Callable[[str, str], tuple[object, list[Problem]]]
READERS: dict[str, tuple[type[Fields], Reader]] = {
    "content/stories/2027/x.md": (StoryFields, lambda text, path: read_story(text, path, SITE)),
    "content/stories/2027/x.es.md": (
        StoryTranslationFields,
        lambda text, path: read_story_translation(text, path, SITE, None),
    ),
    "content/pages/x.md": (PageFields, lambda text, path: read_page(text, path, SITE)),
    "events/2027/x.md": (EventFields, lambda text, path: read_event(text, path, SITE)),
    "events/2027/x.es.md": (
        EventTranslationFields,
        lambda text, path: read_event_translation(text, path, SITE, None),
    ),
}
PATHS = st.sampled_from(sorted(READERS))
# Beginnings of files that are something else, signs of YAML, and bytes that end a character too early.
PIECES = st.sampled_from([
    b"---\n", b"---", b"title: ", b": ", b"\n", b"\r", b"\r\n", b"\t", b"  ", b"- ", b"[", b"]", b"{", b"}", b"&a ",
    b"*a", b"!", b"#", b" #", b"'", b'"', b"\\", b"|", b">", b"%", b"@", b"`", b"?", b"<<: ", b"...", b"<<<<<<< a\n",
    b"\x00", b"\x07", b"\x1b[31m", b"\x7f", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\xfe\xff", b"\xe9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbe", b"\xf0\x9f\x8e\x89", b"PK\x03\x04",
    b"\xff\xd8\xff", b"2027-05-08", b"24:30", b"Europe/Warsaw", b"repeat: {every: week}\n", b"x" * 200,
])  # fmt: skip
BYTES = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=30).map(b"".join)
# Signs that are text to some programs and something else to others, and text without end.
TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(categories=["Cf", "Zs", "Zl", "Zp", "Cn", "Co", "Mn"]), max_size=10),
    st.sampled_from(["`" * 90, "a`b" * 300, "\u200b" * 100, "9" * 400, "(", ")", "a (b)", "{" * 50, "[" * 50]),
)
BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def can_be_read_by_people(problem: Problem) -> bool:
    """One line, in which nothing is hidden, that says where, what and what to do."""
    printed = str(problem)
    return printed.isprintable() and bool(problem.path and problem.message and problem.hint) and len(printed) < 1500


@given(PATHS, BYTES)
@example("events/2027/x.md", b"---\ntitle: \xe9\n---\n")
@example("events/2027/x.md", b"---\n? [a]\n: b\n---\n")
@example("events/2027/x.md", b"---\na: b\n...\nc: d\n---\n")
@example("content/pages/x.md", b"---\n- - - a\n---\n")
@BOUNDED
def test_any_bytes_are_an_entry_or_problems(path: str, data: bytes) -> None:
    entry, problems = read(path, data)
    assert [problem for problem in problems if not can_be_read_by_people(problem)] == []
    assert entry is None or not any(problem.is_error for problem in problems)


@given(PATHS, st.binary(max_size=300))
@BOUNDED
def test_bytes_without_any_sense_are_problems(path: str, data: bytes) -> None:
    _, problems = read(path, data)
    assert [can_be_read_by_people(problem) for problem in problems] == [True] * max(1, len(problems))


@pytest.mark.parametrize("path", READERS)
@given(data=st.data())
@BOUNDED
def test_any_text_in_any_field_is_a_value_or_a_problem_of_that_field(path: str, data: st.DataObject) -> None:
    declared, _ = READERS[path]
    names = [field.alias or name for name, field in declared.model_fields.items()]
    written = data.draw(st.dictionaries(st.sampled_from(names), TEXTS.map(in_quotes), max_size=6))
    lines = "".join(f"{name}: {value}\n" for name, value in written.items())
    _, problems = read(path, f"---\n{lines}---\nText.\n".encode("utf-8", "surrogatepass"))
    assert [problem for problem in problems if not can_be_read_by_people(problem)] == []


@given(st.dictionaries(TEXTS, TEXTS, max_size=4))
@BOUNDED
def test_any_name_of_a_field_is_said_in_one_line(fields: dict[str, str]) -> None:
    lines = "".join(f"{in_quotes(name)}: {in_quotes(value)}\n" for name, value in fields.items())
    problems = read_page(f"---\n{lines}---\n", "content/pages/x.md", SITE)[1]
    assert [problem for problem in problems if not can_be_read_by_people(problem)] == []


@given(BYTES)
@BOUNDED
def test_what_can_be_read_of_front_matter_keeps_its_lines(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    _, problems = read_front_matter(text, "x.md")
    last = 1 + text.count("\n") + text.count("\r")
    assert [problem for problem in problems if not 0 < problem.line <= last] == []


def read(path: str, data: bytes) -> tuple[object, list[Problem]]:
    """A file as the tree hands it to its reader."""
    try:
        text = decode(data)
    except FaultInLine as fault:
        return None, [Problem(path, fault.line + 1, "", fault.message, fault.hint)]
    return READERS[path][1](text, path)


def in_quotes(text: str) -> str:
    """A text as YAML has it between double quotation marks."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
