"""What the page and the card of an event show."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.when import AllDay, MonthOnly, When
from almanac.render.events.event_page import date_block

ONE = AllDay(date(2027, 1, 30), date(2027, 1, 30))
TWO = AllDay(date(2027, 1, 30), date(2027, 1, 31))
MONTHS = AllDay(date(2027, 1, 30), date(2027, 2, 2))
YEARS = AllDay(date(2027, 1, 30), date(2028, 1, 2))
MONTH = MonthOnly(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("when", "lang", "head", "foot"),
    [
        pytest.param(ONE, "en", "Jan 2027", "Sat", id="one day"),
        pytest.param(TWO, "en", "Jan 2027", "Sat–Sun", id="two days"),
        pytest.param(MONTHS, "en", "Jan 2027", "2 Feb", id="over months"),
        pytest.param(YEARS, "en", "Jan 2027", "2 Jan", id="over a year, in a month of the same name"),
        pytest.param(MONTH, "en", "Jan 2027", "", id="a month"),
        pytest.param(MONTHS, "zh-Hans", "2027年1月", "2月2日", id="the year first"),
        pytest.param(MONTH, "hu", "2027. jan.", "", id="the year first, and a space"),
    ],
)
def test_a_date_block_is_written_as_its_language_writes_dates(when: When, lang: str, head: str, foot: str) -> None:
    block = date_block(when, lang)
    days = f"{block.weekday}–{block.last_weekday}" if block.is_range else block.last_text or block.weekday

    assert (block.month_and_year, days) == (head, foot)
