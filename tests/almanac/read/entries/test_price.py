"""A cost is words, or an amount with its currency."""

from __future__ import annotations

import pytest

from almanac.model.site import Site
from almanac.read.entries.event import read_event

SITE = Site("Almanac", "https://a.example", event_categories={"Meetup": ""}).reading
EVENT = """---
title: An evening
start: 2027-01-30
summary: What happens there, and for whom.
category: Meetup
worldwide: true
registration:
  cost: {cost}
---
"""


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        pytest.param("free", [], id="words"),
        pytest.param("{amount: 5, currency: EUR}", [], id="a price"),
        pytest.param("{words: free}", [], id="words by their name"),
        pytest.param("{amount: 5}", [("registration.cost", "lacks `currency`")], id="no currency"),
        pytest.param("{currency: EUR}", [("registration.cost", "lacks `amount`")], id="no amount"),
        pytest.param(
            "{amount: 5, words: five}",
            [("registration.cost.words", "stands beside `amount` or `currency`")],
            id="words beside an amount",
        ),
    ],
)
def test_a_cost_is_whole(cost: str, said: list[tuple[str, str]]) -> None:
    _, problems = read_event(EVENT.replace("{cost}", cost), "events/2027/x.md", SITE)

    assert [(problem.field, problem.message) for problem in problems] == said
