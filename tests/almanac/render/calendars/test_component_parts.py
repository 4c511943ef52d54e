"""What every calendar begins with."""

from __future__ import annotations

import pytest

from almanac.model.site import Site
from almanac.render.calendars.component_parts import Text, calendar_head, cleaned

SITE = Site("Almanac", "https://almanac.example.org")


def test_a_calendar_says_where_it_is_and_has_no_method() -> None:
    head = calendar_head(SITE, "All", "", "/events/x.ics", "/events/").to_ical()

    assert b"SOURCE;VALUE=URI:https://almanac.example.org/events/x.ics\r\n" in head
    assert b"URL:https://almanac.example.org/events/\r\n" in head
    assert b"METHOD" not in head
    assert b"X-WR-CALDESC" not in head


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("a, b; c", rb"a\, b\; c", id="separators"),
        pytest.param("C:\\New", rb"C:\\New", id="a backslash before an N"),
        pytest.param("one\r\ntwo", rb"one\ntwo", id="a line break"),
    ],
)
def test_text_is_escaped(text: str, written: bytes) -> None:
    assert Text(text).to_ical() == written


def test_what_text_cannot_have_is_left_out() -> None:
    assert cleaned("a\x00b\x1bc\u2028d\ud800e") == "abc\nde"
