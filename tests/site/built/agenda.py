"""What the pages of months list: every date of every event, as they say it to programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from built.entries import Entry, Window, shown
from built.pages import BuiltSite

_DAY = timedelta(days=1)
_MARKS = {"is-cancelled": "Cancelled: ", "is-postponed": "Postponed: "}


@dataclass(frozen=True)
class Happening:
    """A date of an event: whole days with the day after the last as their end, times in the event's zone.

    ``slot`` is where the rule has it, None for a date that was added; ``differs`` if something was changed there.
    """

    title: str
    start: date
    end: date | None
    slot: date | None = None
    differs: bool = False

    @property
    def is_by_rule(self) -> bool:
        """Whether it is as the rule has it."""
        return self.start == self.slot and not self.differs

    def shown(self, zone: ZoneInfo) -> Iterator[Entry]:
        """As somebody in a zone has to see it."""
        return shown(self.title, self.start, self.end, zone)

    def beginning(self, start: date) -> Happening:
        """The same, as long, from another begin on."""
        return replace(self, start=start, end=self.end and start + (self.end - self.start))


@dataclass(frozen=True)
class Agenda:
    """All dates of an event on the pages of some months, and its ``facts`` in open data."""

    facts: dict[str, Any]
    happenings: tuple[Happening, ...]

    @property
    def repeats(self) -> bool:
        """Whether a rule gives its dates."""
        return bool(self.facts["rrule"])

    @property
    def usual(self) -> Happening:
        """Its first date, from which the rule counts."""
        return _happening(self.facts["title"], self.facts["start"], self.facts["end"], self.facts["timezone"])


def agendas(site: BuiltSite, window: Window) -> list[Agenda]:
    """Every event on the pages of a window's months, of one year, and of the month before: what began there goes on."""
    archive = json.loads(site.read("/events/archive.json"))["events"]
    # What has a month and no day yet is in no calendar.
    events = {unquote(event["path"]): event for event in archive if event["all_day"] is not None}
    months = range(window.first.month - 1, window.last.month + 1)
    pages = [site.document(f"/events/{window.first.year}/{month:02}/") for month in months]
    # What goes on over the end of a month is on both pages.
    listed = dict.fromkeys(_listed(item) for page in pages for item in page.iter("li") if _has(item, "agenda-entry"))
    return [
        Agenda(event, tuple(_placed(event, mark, start, end) for path, mark, start, end in listed if path == address))
        for address, event in events.items()
        if address in {path for path, *_ in listed}
    ]


def _listed(item: Element) -> tuple[str, str, str, str | None]:
    mark = next((mark for name, mark in _MARKS.items() if _has(item, name)), "")
    begin, end = (
        next((time.get("datetime") for time in item.iter("time") if _has(time, name)), None)
        for name in ("dt-start", "dt-end")
    )
    address = next(link.get("href", "") for link in item.iter("a") if _has(link, "u-url"))
    assert begin
    return unquote(address), mark, begin, end


def _has(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def _placed(event: dict[str, Any], mark: str, start: str, end: str | None) -> Happening:
    happening = _happening(f"{mark}{event['title']}", start, end, event["timezone"])
    changed = {_moment(change["start"], event["timezone"]): change["date"] for change in event["changes"]}
    if happening.start in {_moment(moment, event["timezone"]) for moment in event["rdate"]}:
        return happening
    if happening.start not in changed:
        return replace(happening, slot=happening.start)
    day, usual = date.fromisoformat(changed[happening.start]), _moment(event["start"], event["timezone"])
    slot = usual.replace(day.year, day.month, day.day)
    return replace(happening, slot=slot, differs=True)


def _happening(title: str, start: str, end: str | None, zone: str | None) -> Happening:
    begin, until = _moment(start, zone), _moment(end, zone) if end else None
    return Happening(title, begin, until if zone else until and until + _DAY)


def _moment(text: str, zone: str | None) -> date:
    return datetime.fromisoformat(text).astimezone(ZoneInfo(zone)) if zone else date.fromisoformat(text)
