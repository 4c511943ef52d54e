"""How to sign up, in plain lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Price, Registration, Status
from almanac.model.interface import Phrases
from almanac.model.when import AllDay
from almanac.render.events.registration_text import registration_lines

TEXT = EventText(Source("events/x.md", "events/x"), "en", "A", "B", "/events/x/")
DAY = AllDay(date(2027, 1, 30), date(2027, 1, 30))
URL, DEADLINE = "https://a.org/register", date(2027, 1, 15)


@pytest.mark.parametrize(
    ("registration", "lines"),
    [
        pytest.param(None, (), id="none"),
        pytest.param(Registration(URL, DEADLINE), (f"Registration until 15 January 2027: {URL}",), id="where and when"),
        pytest.param(Registration(URL), (f"Registration: {URL}",), id="where"),
        pytest.param(
            Registration("", DEADLINE, "free"), ("Registration until 15 January 2027", "Free of charge"), id="when"
        ),
        pytest.param(Registration(cost="100 %"), ("Cost: 100 %",), id="the cost alone"),
        pytest.param(
            Registration(cost=Price(Decimal(500), "KES")), ("Cost: KES\N{NO-BREAK SPACE}500",), id="a whole price"
        ),
        pytest.param(Registration(cost=Price(Decimal("12.50"), "EUR")), ("Cost: €12.50",), id="a price with cents"),
        pytest.param(Registration(cost=Price(Decimal(0), "EUR")), ("Free of charge",), id="a price of nothing"),
    ],
)
def test_it_says_what_is_known(registration: Registration | None, lines: tuple[str, ...]) -> None:
    assert registration_lines(Event("x", "x@a.org", TEXT, DAY, "Meetup", registration=registration), Phrases()) == lines


def test_nobody_signs_up_for_what_is_cancelled() -> None:
    event = Event("x", "x@a.org", TEXT, DAY, "Meetup", registration=Registration(URL), status=Status.CANCELLED)

    assert registration_lines(event, Phrases()) == ()
