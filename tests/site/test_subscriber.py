"""A subscriber's year: after every edit of the site a person's calendar has what it should, once, at the right time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate, chain
from pathlib import Path

import icalendar
import pytest
from built.clients import OWN, Khal
from built.year import EVENTS, YEAR_DOMAIN, YEAR_URL, Edit, Year, committed

from almanac.model.address import ARCHIVE_CALENDAR, CALENDAR, event_calendar, file_of

READER = "Europe/Warsaw"
PREVIEW = "https://preview.example.net/a-year/pull-12"
# What each calendar of the reader follows. Beside them is the reader's own: every event, opened at its first address.
FOLLOWED = {
    "site": CALENDAR,
    "meetups": "/events/category/meetup.ics",
    "workshops": "/events/category/workshop.ics",
    "talk": "/events/talk/talk.ics",
}


@dataclass(frozen=True)
class Step:
    """What happens on a day, and what is different from then on.

    ``lists`` has the lines of events, in the reader's time, and ``has`` the events of calendars.
    """

    name: str
    day: date
    edits: tuple[Edit, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    siteurl: str = YEAR_URL


# In 2027 summer time begins in Adelaide on 3 October, and ends in Warsaw on 31 October, in New York on 7 November.
YEAR = [
    Step(
        "everything is announced",
        date(2027, 1, 11),
        lists={
            "picnic": ("2027-08-21|2027-08-22|Two days by the river|Meadow, Puławy, Poland|CONFIRMED",),
            "talk": ("2027-09-30 11:30|2027-09-30 13:00|A talk|Library, Adelaide, Australia|CONFIRMED",),
            "circle": (
                "2027-10-14 18:00|2027-10-14 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-10-21 18:00|2027-10-21 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-10-28 18:00|2027-10-28 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-04 17:00|2027-11-04 18:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-11 18:00|2027-11-11 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-18 18:00|2027-11-18 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
            ),
            "workshop": ("2027-11-20 08:00|2027-11-20 11:00|Mapping workshop|School, Nairobi, Kenya|TENTATIVE",),
        },
        has={
            "site": ("picnic", "talk", "circle", "workshop"),
            "meetups": ("picnic", "talk"),
            "workshops": ("circle", "workshop"),
            "talk": ("talk",),
            OWN: ("picnic", "talk", "circle", "workshop"),
        },
    ),
    Step(
        "the talk has another title, the workshop another venue, which makes it certain",
        date(2027, 2, 8),
        edits=(
            Edit("talk", "title: A talk", "title: Dry rivers"),
            Edit("workshop", "{name: School,", "{name: City hall,"),
            Edit("workshop", "status: tentative\n", ""),
        ),
        lists={
            "talk": ("2027-09-30 11:30|2027-09-30 13:00|Dry rivers|Library, Adelaide, Australia|CONFIRMED",),
            "workshop": ("2027-11-20 08:00|2027-11-20 11:00|Mapping workshop|City hall, Nairobi, Kenya|CONFIRMED",),
        },
    ),
    Step(
        "the talk has another day, in summer time; the picnic is postponed",
        date(2027, 3, 15),
        edits=(
            Edit(
                "talk",
                "start: 2027-09-30 19:00",
                "start: 2027-10-07 19:00\nstatus: rescheduled\nprevious_start: [2027-09-30]\n"
                "status_note: The library is closed that week.",
            ),
            Edit("picnic", "category:", "status: postponed\nstatus_note: The river is too high.\ncategory:"),
        ),
        lists={
            "talk": ("2027-10-07 10:30|2027-10-07 12:00|Dry rivers|Library, Adelaide, Australia|CONFIRMED",),
            "picnic": ("2027-08-21|2027-08-22|Postponed: Two days by the river|Meadow, Puławy, Poland|CANCELLED",),
        },
    ),
    Step(
        "the talk is cancelled; the workshop moves online",
        date(2027, 5, 10),
        edits=(
            Edit("talk", "status: rescheduled", "status: cancelled"),
            Edit(
                "workshop",
                "category:",
                "status: moved-online\nstatus_note: The hall is flooded.\nonline: https://meet.example.org/maps\ncategory:",
            ),
        ),
        lists={
            "talk": ("2027-10-07 10:30|2027-10-07 12:00|Cancelled: Dry rivers|Library, Adelaide, Australia|CANCELLED",),
            "workshop": ("2027-11-20 08:00|2027-11-20 11:00|Mapping workshop|https://meet.example.org/maps|CONFIRMED",),
        },
    ),
    Step(
        "the talk takes place after all, the picnic on another day, the reading circle one Thursday less",
        date(2027, 6, 7),
        edits=(
            Edit("talk", "status: cancelled", "status: rescheduled"),
            Edit("picnic", "status: postponed", "status: rescheduled\nprevious_start: [2027-08-21]"),
            Edit("picnic", "start: 2027-08-21\nend: 2027-08-22", "start: 2027-09-11\nend: 2027-09-12"),
            Edit("circle", "  count: 6\n", "  count: 6\n  except: [2027-10-28]\n"),
        ),
        lists={
            "talk": ("2027-10-07 10:30|2027-10-07 12:00|Dry rivers|Library, Adelaide, Australia|CONFIRMED",),
            "picnic": ("2027-09-11|2027-09-12|Two days by the river|Meadow, Puławy, Poland|CONFIRMED",),
            "circle": (
                "2027-10-14 18:00|2027-10-14 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-10-21 18:00|2027-10-21 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-04 17:00|2027-11-04 18:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-11 18:00|2027-11-11 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-18 18:00|2027-11-18 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
            ),
        },
    ),
    Step(
        "the talk's file is renamed; one Thursday becomes a Friday",
        date(2027, 8, 2),
        edits=(
            Edit("talk", "title:", "uid: talk\naliases: [/events/talk/]\ntitle:", slug="dry-rivers"),
            Edit(
                "circle",
                "  except: [2027-10-28]\n",
                "  except: [2027-10-28]\n  changes:\n"
                "    - date: 2027-11-04\n      start: 2027-11-05 15:30\n      note: The room is taken.\n",
            ),
        ),
        lists={
            "circle": (
                "2027-10-14 18:00|2027-10-14 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-10-21 18:00|2027-10-21 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-05 20:30|2027-11-05 21:30|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-11 18:00|2027-11-11 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-18 18:00|2027-11-18 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
            ),
        },
    ),
    Step("a preview shows the same at another address", date(2027, 9, 5), siteurl=PREVIEW),
    Step(
        "at its own address again the site has the workshop as a meetup, and the last Thursday cancelled",
        date(2027, 9, 6),
        edits=(
            Edit("workshop", "category: Workshop", "category: Meetup"),
            Edit(
                "circle",
                "      note: The room is taken.\n",
                "      note: The room is taken.\n"
                "    - date: 2027-11-18\n      status: cancelled\n      note: The book is read.\n",
            ),
        ),
        lists={
            "circle": (
                "2027-10-14 18:00|2027-10-14 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-10-21 18:00|2027-10-21 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-05 20:30|2027-11-05 21:30|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-11 18:00|2027-11-11 19:00|Reading circle|Café, Boston, United States|CONFIRMED",
                "2027-11-18 18:00|2027-11-18 19:00|Cancelled: Reading circle|Café, Boston, United States|CANCELLED",
            ),
        },
        has={"meetups": ("picnic", "talk", "workshop"), "workshops": ("circle",)},
    ),
    Step(
        "what was more than twelve months ago is in the archive alone",
        date(2028, 9, 20),
        has={"site": ("talk", "circle", "workshop"), "meetups": ("talk", "workshop")},
    ),
]


@dataclass(frozen=True)
class State:
    """What there is after a step; ``versions`` has SEQUENCE and DTSTAMP of each event."""

    lists: Mapping[str, tuple[str, ...]]
    has: Mapping[str, tuple[str, ...]]
    versions: Mapping[str, tuple[int, datetime]]

    def after(self, step: Step) -> State:
        """What there is after one more."""
        edited = {edit.event: (self.versions[edit.event][0] + 1, committed(step.day)) for edit in step.edits}
        return State({**self.lists, **step.lists}, {**self.has, **step.has}, {**self.versions, **edited})

    @property
    def entries(self) -> list[str]:
        """What khal lists."""
        return sorted(f"{calendar}|{line}" for calendar in self.has for line in self._lines(calendar))

    def _lines(self, calendar: str) -> Iterator[str]:
        return chain.from_iterable(self.lists[event] for event in self.has[calendar])


ANNOUNCED = State({}, {}, dict.fromkeys(EVENTS, (0, committed(YEAR[0].day))))
STATES = list(accumulate(YEAR, State.after, initial=ANNOUNCED))[1:]


@pytest.mark.git
@pytest.mark.timeout(900)  # nine builds, on a machine that may be busy
def test_a_calendar_follows_every_edit_of_a_year(
    tmp_path: Path, serve: Callable[[Path], AbstractContextManager[str]]
) -> None:
    year, site, reader = Year(tmp_path / "year", YEAR[0].day), tmp_path / "site", Khal(tmp_path, READER)
    with serve(site) as url:
        reader.follow(**{calendar: url + address for calendar, address in FOLLOWED.items()})
        for step, state in zip(YEAR, STATES, strict=True):
            year.edit(step.day, step.edits, step.name)
            year.build(step.day, site, step.siteurl)
            reader.sync()
            reader.open(*(site / file_of(event_calendar(event, "en", "en")) for event in EVENTS))
            archive = _vevents(site, ARCHIVE_CALENDAR)
            held = {FOLLOWED[calendar]: state.has[calendar] for calendar in FOLLOWED} | _alone(year)

            assert reader.entries("2027-01-01", 400) == state.entries, step.name
            assert {event: _versions(archive[event]) for event in archive} == {
                event: {version} for event, version in state.versions.items()
            }, step.name
            assert {address: _vevents(site, address) for address in held} == {
                address: {event: archive[event] for event in events} for address, events in held.items()
            }, step.name


def _alone(year: Year) -> dict[str, tuple[str]]:
    """The calendars of single events, at their first addresses and at those that they have now."""
    now = {event_calendar(file.stem, "en", "en"): (event,) for event, file in year.files.items()}
    return {event_calendar(event, "en", "en"): (event,) for event in EVENTS} | now


def _vevents(site: Path, address: str) -> dict[str, list[icalendar.Event]]:
    """The components of a file by their UIDs, which are the events' first names at the domain of all calendars."""
    found: dict[str, list[icalendar.Event]] = defaultdict(list)
    for vevent in icalendar.Calendar.from_ical((site / file_of(address)).read_bytes()).walk("VEVENT"):
        found[vevent["UID"].removesuffix(f"@{YEAR_DOMAIN}")].append(vevent)
    return dict(found)


def _versions(vevents: list[icalendar.Event]) -> set[tuple[int, datetime]]:
    return {(vevent["SEQUENCE"], vevent["DTSTAMP"].dt) for vevent in vevents}
