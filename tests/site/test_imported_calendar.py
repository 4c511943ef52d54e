"""A calendar of an old site that is imported into a new one: the same events, which nobody has twice."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from built.clients import Khal
from built.pages import BuiltSite

from almanac.importers.calendar_source import CalendarSource
from almanac.importers.html_markdown import markdown_of
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.render.calendars.calendar import calendar
from almanac.store.importing.importer import ImportWay, import_source

NEW = Site(
    "New site", "https://new.example", zone=ZoneInfo("Europe/Warsaw"), calendar_domain="new.example",
    event_categories={"Meetup": "#2a6f5e"},
)  # fmt: skip
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
# What the sample and the miniature have of events that happen more than once lies in these years.
FIRST, LAST = datetime(2004, 1, 1, tzinfo=UTC), datetime(2028, 12, 31, tzinfo=UTC)


def imported(data: bytes, root: Path) -> tuple[list[Event], bytes]:
    """The events of files that an import into an empty site makes, and the calendar of that site."""
    way = ImportWay(markdown_of, NOW, lambda *_: False, lambda *_: False)
    import_source(root, NEW, CalendarSource(data, "archive.ics", NEW), way)
    categories = {**NEW.event_categories}
    events = []
    for path in sorted((root / "events").rglob("*.md")):
        text = path.read_text("utf-8")
        categories |= {line.removeprefix("category: ").strip("'"): "#2a6f5e" for line in text.splitlines()
                       if line.startswith("category: ")}  # fmt: skip
        site = Site("New site", "https://new.example", zone=NEW.zone, calendar_domain="new.example",
                    event_categories=categories)  # fmt: skip
        event, problems = read_event(text, path.relative_to(root).as_posix(), site.reading)
        assert event is not None, (path, problems)
        events.append(event)
    return events, calendar(site, events, {}, name="All", address="/events/archive.ics", now=NOW)


def happenings(data: bytes) -> Counter[tuple[str, str, str, str]]:
    """Every occurrence: its identity, when it begins and ends, and whether it happens."""
    whole = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(whole).between(FIRST, LAST)
    return Counter(
        (str(one["UID"]), _moment(one, "DTSTART"), _moment(one, "DTEND"), str(one.get("STATUS", ""))) for one in found
    )


def _moment(event: icalendar.Component, name: str) -> str:
    moment = event[name].dt if name in event else ""
    return str(moment.astimezone(UTC) if isinstance(moment, datetime) else moment)


@pytest.fixture(scope="module")
def archives(sample_site: BuiltSite, miniature_site: BuiltSite) -> dict[str, bytes]:
    return {
        "sample": (sample_site.folder / "events/archive.ics").read_bytes(),
        "miniature": (miniature_site.folder / "events/archive.ics").read_bytes(),
    }


@pytest.mark.parametrize("name", ["sample", "miniature"])
def test_every_event_happens_when_it_did_with_the_identity_that_it_had(
    archives: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    _, again = imported(archives[name], tmp_path)

    assert happenings(again) == happenings(archives[name])


def test_who_takes_the_new_calendar_in_has_nothing_twice(archives: dict[str, bytes], tmp_path: Path) -> None:
    old, new = tmp_path / "old.ics", tmp_path / "new.ics"
    old.write_bytes(archives["sample"])
    new.write_bytes(imported(archives["sample"], tmp_path / "site")[1])
    khal = Khal(tmp_path / "home")
    khal.follow()
    khal.open(old)
    before = khal.entries("2026-01-01", 1000)
    khal.open(new)

    assert [_when(line) for line in khal.entries("2026-01-01", 1000)] == [_when(line) for line in before] != []


def _when(line: str) -> tuple[str, ...]:
    return tuple(line.split("|")[1:4])
