"""A site stays as it is until a day, an event or a time to register ends, and no longer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Registration
from almanac.model.frozen import Frozen
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.when import AllDay, Timed, When
from almanac.render.next_change import NEVER, next_change
from almanac.render.publication import Publication

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
WARSAW = ZoneInfo("Europe/Warsaw")
SOURCE = Source("events/2027/tea.md", "events/2027/tea")
MIDNIGHT = datetime(2027, 2, 11, tzinfo=UTC)


def event(when: When, deadline: date | None = None) -> Event:
    text = EventText(SOURCE, "en", "Tea", "Of tea, for everybody.", "/events/tea/")
    registration = Registration("https://tea.example", deadline) if deadline else None
    return Event(slug="tea", uid="tea@x", text=text, when=when, category="Meetup", registration=registration)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 2, 10, hour, minute, tzinfo=WARSAW)


def changes(event_: Event | None, *, zone: str = "UTC", known: FileHistory | None = None) -> datetime:
    site = Site("Almanac", "https://almanac.example", zone=ZoneInfo(zone))
    long_ago = datetime(2027, 1, 1, tzinfo=UTC)
    history = History({SOURCE.path: known or FileHistory(long_ago, long_ago, long_ago, 1)})
    return next_change(Publication(Edition(site, NOW, events=(event_,) if event_ else (), history=history)))


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        pytest.param(Timed(at(18), at(19)), at(18), id="it begins"),
        pytest.param(Timed(at(10), at(15, 30)), at(15, 30), id="it ends"),
        pytest.param(AllDay(date(2027, 2, 12), date(2027, 2, 12)), MIDNIGHT, id="nothing on this day"),
        pytest.param(
            Timed(at(14) - timedelta(days=366), at(15) - timedelta(days=366)),
            datetime(2027, 2, 10, 14, tzinfo=UTC),
            id="calendars drop it",
        ),
    ],
)
def test_an_event_changes_the_site(when: When, moment: datetime) -> None:
    assert changes(event(when)) == moment


def test_the_end_of_the_time_to_register_changes_it() -> None:
    later = Timed(datetime(2027, 3, 1, 18, tzinfo=ZoneInfo("Asia/Tokyo")))

    assert changes(event(later, date(2027, 2, 10))) == datetime(2027, 2, 11, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("zone", "moment"),
    [("UTC", MIDNIGHT), ("Asia/Tokyo", datetime(2027, 2, 10, 15, tzinfo=UTC)), ("America/Lima", MIDNIGHT)],
)
def test_a_new_day_changes_it_in_utc_and_where_the_site_is(zone: str, moment: datetime) -> None:
    assert changes(None, zone=zone) == moment


@pytest.mark.parametrize(
    "known",
    [
        pytest.param(FileHistory(NOW, NOW, NOW, 1, uncommitted=True), id="not committed"),
        pytest.param(FileHistory(NOW, NOW, NOW, 1), id="committed by a clock that runs ahead"),
    ],
)
def test_what_is_dated_by_now_holds_for_no_time(known: FileHistory) -> None:
    assert changes(event(Timed(at(18), at(19))), known=known) == NOW


def test_a_site_that_closed_stays_as_it_is_for_ever() -> None:
    site = Site("Almanac", "https://almanac.example", frozen=Frozen(date(2027, 2, 9)))
    uncommitted = event(Timed(at(18), at(19)))

    assert next_change(Publication(Edition(site, NOW, events=(uncommitted,)))) == NEVER
