"""What closes in the next days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.entry import Source
from almanac.model.event import Deadline, Event, EventText, Registration, Status
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.closing_soon import closing_soon
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://a.example")
DAY = AllDay(date(2027, 3, 1), date(2027, 3, 2))


def event(slug: str, **facts: object) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}"), "en", slug, "What it is.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, DAY, "Meetup", **facts)  # type: ignore[arg-type]


def said(now: datetime, *events: Event) -> list[tuple[str, str, str]]:
    found = closing_soon(event_listing(events, now).upcoming, SITE, "en", now)
    return [(one.text.title, one.what, one.until) for one in found]


TALKS = event("talks", deadlines=(Deadline("Talks", date(2027, 1, 20)), Deadline("Posters", date(2027, 2, 20))))
SIGN_UP = event("sign-up", registration=Registration(deadline=date(2027, 1, 18)))


def test_it_is_told_soonest_first() -> None:
    now = datetime(2027, 1, 10, tzinfo=UTC)

    assert said(now, TALKS, SIGN_UP) == [("sign-up", "", "2027-01-18"), ("talks", "Talks", "2027-01-20")]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(datetime(2027, 1, 7, 11, 59, tzinfo=UTC), False, id="more than two weeks ahead"),
        pytest.param(datetime(2027, 1, 7, 12, tzinfo=UTC), True, id="two weeks ahead"),
        pytest.param(datetime(2027, 1, 21, 11, 59, tzinfo=UTC), True, id="its last minute on Earth"),
        pytest.param(datetime(2027, 1, 21, 12, tzinfo=UTC), False, id="closed"),
    ],
)
def test_it_is_told_for_two_weeks(now: datetime, told: bool) -> None:
    assert (("talks", "Talks", "2027-01-20") in said(now, TALKS)) is told


def test_of_many_the_first_five_are_told() -> None:
    now = datetime(2027, 1, 10, tzinfo=UTC)
    many = [event(f"e{day}", registration=Registration(deadline=date(2027, 1, day))) for day in range(11, 19)]

    assert [until for _, _, until in said(now, *many)] == [f"2027-01-{day}" for day in range(11, 16)]


def test_nothing_closes_of_what_is_cancelled() -> None:
    cancelled = event("x", registration=Registration(deadline=date(2027, 1, 18)), status=Status.CANCELLED)

    assert said(datetime(2027, 1, 10, tzinfo=UTC), cancelled) == []
