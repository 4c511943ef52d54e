"""PARTNER_CALENDARS: what is read, and what is said of what is wrong."""

from __future__ import annotations

import pytest

from almanac.model.partner import Partner
from almanac.read.fault import Fault
from almanac.read.settings.lists import Faults
from almanac.read.settings.partners import partner_calendars


def test_a_partner_has_a_folder_of_its_name() -> None:
    given = {
        "Les amis: ../../x": {"url": "webcal://a.example/e.ics", "category": "Meetup", "lang": "fr", "trust": "publish"}
    }
    assert partner_calendars(given) == (
        Partner("Les amis: ../../x", "https://a.example/e.ics", "Meetup", "fr", "publish", "les-amis-x"),
    )
    assert partner_calendars({"A": {"url": "https://a.example/e.ics"}})[0].trust == "review"
    assert partner_calendars({}) == partner_calendars(None) == ()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["A"], "does not say whose calendars are read"),
        ({"A": "https://a.example"}, "not where its calendar is"),
        ({"A": {}}, "lacks `url`"),
        ({"A": {"url": "a.ics"}}, "a.ics"),
        ({"A": {"url": "https://a.example", "trusted": True}}, "which nothing reads"),
        ({"A": {"url": "https://a.example", "trust": "all"}}, "as `trust`"),
        ({"A": {"url": "https://a.example", "lang": "English"}}, "language"),
        ({"../..": {"url": "https://a.example"}}, "is no name of a partner"),
        ({"A B": {"url": "https://a.example"}, "a-b": {"url": "https://b.example"}}, "differ in signs alone"),
    ],
)
def test_what_is_wrong_is_said(given: object, words: str) -> None:
    with pytest.raises((Fault, Faults)) as raised:
        partner_calendars(given)
    assert words in str(raised.value)
