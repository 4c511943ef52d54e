"""A post says what it is about, and whether a person changed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.forum.limits import tidied
from almanac.forum.marker import Mark, digest, digest_of_title, is_as_sent, mark_of, marked
from almanac.forum.plain_markdown import plain

MARKS = st.builds(
    Mark,
    about=st.uuids().map(str),
    facts=st.text(max_size=9).map(digest),
    reply=st.sampled_from(["", "cancelled", "cancelled-2", "rescheduled-2027-01-10,2027-05"]),
    begun=st.sampled_from(["", "postponed"]),
    title=st.text(max_size=9).map(digest_of_title),
)


@given(mark=MARKS, text=st.text(max_size=200).map(lambda text: plain(tidied(text))))
def test_a_mark_is_read_as_it_was_written(mark: Mark, text: str) -> None:
    raw = marked(text, mark)

    assert mark_of(raw) == mark
    assert is_as_sent(raw)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw.rstrip(), id="nothing at the end"),
        pytest.param(lambda raw: raw.replace("  ", " ").replace("\n", "\r\n"), id="other blanks"),
        pytest.param(lambda raw: raw.replace("\u00a0", " "), id="plain spaces"),
    ],
)
def test_what_a_forum_does_to_blanks_is_no_edit(change: object) -> None:
    raw = marked("One  line of\u00a0text.\n\nAnother.  ", Mark("a-1"))
    assert is_as_sent(change(raw))  # type: ignore[operator]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: f"Hello! {raw}", id="before"),
        pytest.param(lambda raw: f"{raw} Bye.", id="behind"),
        pytest.param(lambda raw: raw.replace("text", "words"), id="within"),
        pytest.param(lambda raw: raw.split("<!--")[0], id="the mark is gone"),
        pytest.param(lambda raw: raw + raw, id="twice"),
    ],
)
def test_what_a_person_does_is_an_edit(change: object) -> None:
    assert not is_as_sent(change(marked("A line of text.", Mark("a-1"))))  # type: ignore[operator]


@pytest.mark.parametrize("other", ["The Story of walk", "the story of walk.", "The story  of walk!", "A wálk"])
def test_a_title_that_a_forum_makes_prettier_is_the_same(other: str) -> None:
    assert (digest_of_title(other) == digest_of_title("The story of walk")) is ("á" not in other)
