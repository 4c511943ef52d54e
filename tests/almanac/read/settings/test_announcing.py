"""FORUM_ANNOUNCE says since when, and where."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from almanac.model.forum import Announcing
from almanac.read.fault import Fault
from almanac.read.settings.announcing import announcing


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, None),
        ({"since": "2027-01-01", "stories": 5, "events": 7}, Announcing(date(2027, 1, 1), 5, 7)),
        ({"since": "2027-01-01", "events": 7}, Announcing(date(2027, 1, 1), 0, 7)),
        ({"since": date(2027, 1, 1), "stories": 5, "events": None}, Announcing(date(2027, 1, 1), 5, 0)),
    ],
)
def test_it_is_read(value: object, read: Announcing | None) -> None:
    assert announcing(value) == read


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (True, "`True` does not say since when", "such as"),
        ("2027-01-01", "`2027-01-01` does not say since when", "such as"),
        ({"stories": 5}, "has no `since`", "name the day"),
        ({}, "has no `since`", "name the day"),
        ({"since": "2027-01-01"}, "names no category", "such as"),
        ({"since": "yesterday", "stories": 5}, "`yesterday` is not a day", "year, month, day"),
        ({"since": 2027, "stories": 5}, "`2027` is not a day", "year, month, day"),
        ({"since": datetime(2027, 1, 1), "stories": 5}, "is not a day", "year, month, day"),  # noqa: DTZ001 - as written
        ({"since": "2027-01-01", "stories": "5"}, "`5` is not the number of a category", "`/c/events/7`"),
        ({"since": "2027-01-01", "stories": True}, "`True` is not the number of a category", "`/c/events/7`"),
        ({"since": "2027-01-01", "stories": 0}, "`0` is not the number of a category", "`/c/events/7`"),
        ({"since": "2027-01-01", "story": 5}, "`story` is not known", "stories"),
    ],
)
def test_what_it_cannot_be_is_said(value: object, message: str, hint: str) -> None:
    with pytest.raises(Fault) as fault:
        announcing(value)

    assert message in fault.value.message
    assert hint in fault.value.hint
