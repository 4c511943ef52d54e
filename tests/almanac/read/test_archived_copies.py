"""The list of what the Internet Archive keeps is read as it was written, and nothing else is taken for one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from almanac.model.archived_copy import ArchivedCopy
from almanac.read.archived_copies import read_archived_copies
from almanac.render.archived_copies import archived_text

COPY = ArchivedCopy(
    "https://group.org/",
    "https://web.archive.org/web/20261130120000/https://group.org/",
    datetime(2026, 11, 30, 12, tzinfo=UTC),
)


def test_what_is_written_is_read_again() -> None:
    assert read_archived_copies(archived_text([COPY])) == ((COPY,), [])


def test_no_file_is_no_copy() -> None:
    assert read_archived_copies("") == ((), [])


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"copies": [{}]}',
        archived_text([COPY]).replace("https://group", "javascript://group"),
        archived_text([COPY]).replace("12:00:00Z", "noon"),
    ],
)
def test_anything_else_is_a_problem_with_its_remedy(text: str) -> None:
    copies, problems = read_archived_copies(text)
    assert copies == ()
    assert [str(problem).partition(": ")[0] for problem in problems] == ["content/archived.json"]
