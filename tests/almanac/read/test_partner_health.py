"""What is known of partners is written and read again, and a file that is damaged stops nothing."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.partner import PartnerHealth
from almanac.read.partner_health import partner_health_text, read_partner_health

WELL = PartnerHealth("A", date(2026, 12, 1), "", None, date(2026, 12, 2), 12, 1, "https://a.example/feeds/a.xml", "0f")
AWAY = PartnerHealth("B", date(2026, 12, 1), "answers 404", date(2026, 11, 30))


def test_what_is_written_is_read() -> None:
    assert read_partner_health(partner_health_text([AWAY, WELL])) == ((WELL, AWAY), [])
    assert partner_health_text([AWAY, WELL]) == partner_health_text([WELL, AWAY])


def test_no_file_says_nothing() -> None:
    assert read_partner_health("") == ((), [])


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"partners": [1]}', '{"partners": {"A": {}}}', '{"partners": {"A": {"since": "x"}}}']
)
def test_a_damaged_file_is_a_warning(text: str) -> None:
    known, (problem,) = read_partner_health(text)
    assert (known, problem.is_error, problem.message) == ((), False, "cannot be read")


def test_an_address_that_is_none_is_not_led_to() -> None:
    text = partner_health_text([WELL]).replace("https://a.example/feeds/a.xml", "javascript:alert(1)")
    assert read_partner_health(text)[0][0].stories == ""
