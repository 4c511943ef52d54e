"""Gathers what calendars say of one event: itself, and its dates that differ; of several versions the newest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from almanac.read.from_elsewhere.calendar_moments import Moment, moment_of
from almanac.read.from_elsewhere.content_lines import CalendarFile, Component
from almanac.read.from_elsewhere.found_event import one_line


@dataclass(slots=True)
class SameUid:
    """The event of a UID with the calendar that it is of; ``main`` is missing where only single dates are there."""

    uid: str
    calendar: Component
    main: Component | None = None
    changed: dict[Moment, Component] = field(default_factory=dict)

    @property
    def first(self) -> Component:
        """What there is of it first."""
        return self.main or next(iter(self.changed.values()))


def by_uid(file: CalendarFile) -> Iterator[SameUid]:
    """The events of a file in the order in which they come first; one without a UID gets one made of what it says."""
    found: dict[str, SameUid] = {}
    for calendar in file.calendars:
        for event in calendar.parts("VEVENT"):
            uid = uid_of(event)
            one = found.setdefault(uid, SameUid(uid, calendar))
            planned = moment_of(event.first("RECURRENCE-ID"))
            if planned is None:
                if one.main is None or _version(event) >= _version(one.main):
                    one.main, one.calendar = event, calendar
            elif planned not in one.changed or _version(event) >= _version(one.changed[planned]):
                one.changed[planned] = event
    yield from found.values()


def uid_of(event: Component) -> str:
    """Its UID, letter for letter; else one that is the same whenever the same is read."""
    uid = " ".join(event.text("UID").split())
    if uid:
        return uid
    start = event.first("DTSTART")
    said = "\n".join([start.value if start else "", one_line(event.text("SUMMARY")), one_line(event.text("LOCATION"))])
    return f"{sha256(said.encode()).hexdigest()[:24]}@without-uid.invalid"


def _version(event: Component) -> tuple[int, str, str]:
    """What the newer of two has more of (RFC 5546 2.1.5)."""
    return sequence_of(event), event.text("DTSTAMP"), event.text("LAST-MODIFIED")


def sequence_of(event: Component) -> int:
    """Its SEQUENCE; 0 for what is no number that can be one."""
    text = event.text("SEQUENCE")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) <= 2_147_483_647 else 0
