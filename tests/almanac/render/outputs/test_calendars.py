"""Calendars of events at old addresses: none takes the place of a group's."""

from __future__ import annotations

from datetime import UTC, date, datetime

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.outputs.calendars import calendars
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.publication import Publication

SITE = Site("Almanac", "https://almanac.example", event_categories={"Meetup": "#2a6f5e"})


def written(*aliases: str, tags: tuple[str, ...] = ()) -> dict[str, bytes]:
    text = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
    event = Event(slug="x", uid="x@almanac.example", text=text, when=AllDay(date(2027, 3, 1), date(2027, 3, 1)),
                  category="Meetup", worldwide=True, tags=tags, aliases=aliases)  # fmt: skip
    edition = Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), events=(event,))
    planned = list(calendars(Publication(edition), Fingerprints(edition)))
    files = {file.address: file.data() for file in planned}
    assert len(files) == len(planned)
    return files


def test_an_event_is_at_its_old_addresses_too() -> None:
    files = written("/events/old/", "/events/city/")

    assert files["/events/old/old.ics"] == files["/events/city/city.ics"] == files["/events/x/x.ics"]


def test_a_group_of_that_name_keeps_its_calendar() -> None:
    files = written("/events/tag/", tags=("tag",))

    assert b"X-WR-CALNAME:Almanac: tag" in files["/events/tag/tag.ics"]
