"""Deadlines of one event differ in what they are for."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.event import Deadline
from almanac.model.site import Site
from almanac.read.entries.event import read_event

SITE = Site("Almanac", "https://a.example", event_categories={"Meetup": ""}).reading
EVENT = """---
title: An evening
start: 2027-01-30
summary: What happens there, and for whom.
category: Meetup
worldwide: true
{lines}
---
"""


def test_they_are_read_in_their_order() -> None:
    lines = (
        "deadlines:\n  - {what: Talks, until: 2027-01-05, url: https://a.org/}\n  - {what: Posters, until: 2027-01-01}"
    )
    event, problems = read_event(EVENT.replace("{lines}", lines), "events/2027/x.md", SITE)

    assert problems == []
    assert event is not None
    assert event.deadlines == (
        Deadline("Talks", date(2027, 1, 5), "https://a.org/"),
        Deadline("Posters", date(2027, 1, 1)),
    )


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        pytest.param("deadlines: [{what: Talks, until: 2027-01-05}, {what: talks, until: 2027-01-06}]",
                     "deadlines.1.what", id="one slug for two"),
        pytest.param("registration: {deadline: 2027-01-05}\ndeadlines: [{what: registration, until: 2027-01-06}]",
                     "deadlines.0.what", id="that of the registration"),
        pytest.param("deadlines: [{what: '!!!', until: 2027-01-05}]", "deadlines.0.what", id="no slug"),
        pytest.param(f"deadlines: [{{what: {'ż' * 101}, until: 2027-01-05}}]", "deadlines.0.what", id="a long slug"),
    ],
)  # fmt: skip
def test_each_has_an_identity_of_its_own(lines: str, field: str) -> None:
    event, problems = read_event(EVENT.replace("{lines}", lines), "events/2027/x.md", SITE)

    assert event is None
    assert [problem.field for problem in problems] == [field]


def test_registration_may_be_one_where_no_other_day_to_register_is_given() -> None:
    lines = "registration: {url: https://a.org/}\ndeadlines: [{what: Registration, until: 2027-01-06}]"

    assert read_event(EVENT.replace("{lines}", lines), "events/2027/x.md", SITE)[1] == []
