"""Calendars of events alone: in each of their languages, and at old addresses, where none takes a group's place."""

from __future__ import annotations

from dataclasses import replace
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
TEXT = EventText(Source("events/2027/x.md", "events/2027/x"), "en", "X", "What it is.", "/events/x/")
IN_SPANISH = EventText(Source("events/2027/x.es.md", "events/2027/x"), "es", "Equis", "Lo que es.", "/es/events/x/")
EVENT = Event(slug="x", uid="x@almanac.example", text=TEXT, when=AllDay(date(2027, 3, 1), date(2027, 3, 1)),
              category="Meetup", worldwide=True)  # fmt: skip


def written(*aliases: str, tags: tuple[str, ...] = (), translations: tuple[EventText, ...] = ()) -> dict[str, bytes]:
    event = replace(EVENT, tags=tags, aliases=aliases, translations=translations)
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


def test_an_event_has_a_calendar_beside_each_of_its_pages() -> None:
    files = written(translations=(IN_SPANISH,))

    assert [where for where in files if where.endswith("/x.ics")] == ["/events/x/x.ics", "/es/events/x/x.ics"]
    assert b"SUMMARY:X\r\n" in files["/events/x/x.ics"]
    assert b"SUMMARY:Equis\r\n" in files["/es/events/x/x.ics"]
    assert b"SOURCE;VALUE=URI:https://almanac.example/es/events/x/x.ics\r\n" in files["/es/events/x/x.ics"]


def test_a_translation_is_at_the_old_addresses_of_its_language() -> None:
    files = written("/events/old/", "/es/events/old/", "/es/notes/old/", translations=(IN_SPANISH,))

    assert files["/events/old/old.ics"] == files["/events/x/x.ics"]
    assert files["/es/events/old/old.ics"] == files["/es/events/x/x.ics"]
    assert not [where for where in files if "/notes/" in where]


def test_where_a_translation_was_its_calendar_goes_on_with_the_original() -> None:
    files = written("/es/events/x/")

    assert files["/es/events/x/x.ics"] == files["/events/x/x.ics"]


def test_an_edit_of_a_translation_changes_what_its_own_calendar_is_made_from_alone() -> None:
    before, after = (
        {file.address: file.fingerprint for file in calendars(Publication(edition), Fingerprints(edition))}
        for edition in (
            Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), events=(replace(EVENT, translations=(text,)),))
            for text in (IN_SPANISH, replace(IN_SPANISH, title="Otra equis"))
        )
    )

    assert [where for where in before if before[where] != after[where]] == ["/es/events/x/x.ics"]
