"""Content lines are folded as icalendar folds them."""

from __future__ import annotations

import icalendar
import pytest
from icalendar.parser import Contentline

from almanac.render.calendars.content_lines import folded, written


@pytest.mark.parametrize("letters", ["a", "a\\", "a\\^", "aé€𝄞", "é", "€", "𝄞", "\\é", "^𝄞\\", "\\"])
def test_lines_are_folded_as_icalendar_folds_them(letters: str) -> None:
    for length in (*range(60, 80), *range(140, 160), 400):
        line = f"a{letters * length}"[:length]
        assert folded(line.encode()) == Contentline(line).to_ical()


def test_a_component_is_written_with_all_that_is_in_it() -> None:
    event = icalendar.Event()
    event.add("SUMMARY", "Lesung: „Über die Brücke“, \\ and ^ " * 9)
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add_component(event)

    assert written(calendar) == calendar.to_ical()
