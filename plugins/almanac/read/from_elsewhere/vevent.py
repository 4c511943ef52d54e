"""Reads an event of a calendar's file (RFC 5545), as calendar programs write them."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from icalendar.error import BrokenCalendarProperty
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.found_event import FoundEvent, as_markdown, one_line, place_of, summary_of
from almanac.read.values.zones import zone_names

_DAY = timedelta(days=1)
_PRIVATE = frozenset(["PRIVATE", "CONFIDENTIAL"])
_CANCELLED = re.compile(
    r"^\s*[\[(]?(?:canceled|cancelled|abgesagt|annul[eé]|cancelad[oa]|odwołan[ey])[\])]?\s*:?\s*", re.IGNORECASE
)
_NO_REASON = "No reason was given at the source."


def events_of_calendar(text: str) -> list[tuple[Any, Any]]:
    """Each event that is not a changed date of another, with its calendar; raises ``Fault`` for what is no calendar."""
    try:
        with warnings.catch_warnings(action="ignore"):  # of zones that it guesses
            calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError, RecursionError) as error:
        first = str(error).partition("\n")[0]
        raise Fault(
            f"the calendar's file cannot be read: {first}", "export it again; perhaps it ends too early"
        ) from None
    if not calendars:
        raise Fault("the calendar's file cannot be read: it ends too early", "export it again, and save all of it")
    return [(event, calendar) for calendar in calendars for event in calendar.walk("VEVENT")
            if "RECURRENCE-ID" not in event]  # fmt: skip


def read_vevent(event: Any, calendar: Any, site: Site) -> FoundEvent:
    """What it says in the fields of a file; nothing of attendees, alarms, and organizers' addresses.

    Raises ``Fault`` for what is private, and for what has no start.
    """
    if str(event.get("CLASS", "")).upper() in _PRIVATE:
        raise Fault("the event is marked as private", "ask whoever made it whether it may be published")
    reader = _Times(event, calendar, site)
    values = {"title": one_line(str(event.get("SUMMARY", ""))), **reader.values()}
    description = str(event.get("DESCRIPTION", ""))
    values |= {"summary": summary_of(description), **_where(event), **_state(event, calendar, values["title"])}
    values["url"] = _address(event.get("URL"))
    values["category"], values["tags"] = _categories(event, site)
    rule = _attribute(event.get("RRULE"), "to_ical")
    values["repeat"] = rule().decode() if rule else ""
    notes = [*reader.notes]
    if any(name in event for name in ("EXDATE", "RDATE")):
        notes.append(
            "Dates that depart from the rule are not taken over: `except` and `also` of `repeat` are for them."
        )
    given = {field: value for field, value in values.items() if value}
    return FoundEvent(given, as_markdown(description), tuple(notes), str(event.get("UID", "")))


class _Times:
    """Reads start, end and zone together; ``notes`` say what had to be decided."""

    def __init__(self, event: Any, calendar: Any, site: Site) -> None:
        self.notes: list[str] = []
        self._event = event
        self._zone_of_calendar = zone_of_tzid(str(calendar.get("X-WR-TIMEZONE", "")))
        self._site = site

    def values(self) -> dict[str, str]:
        start = _moment(self._event, "DTSTART")
        end = self._end(start)
        if not isinstance(start, datetime):
            last = end - _DAY if end is not None and not isinstance(end, datetime) and end > start else start
            return {"start": str(start)} | ({"end": str(last)} if last != start else {})
        zone = self._zone(start)
        local = self._local(start, zone)
        values = {"start": f"{local:%Y-%m-%d %H:%M}", "timezone": zone}
        until = self._local(end, zone) if isinstance(end, datetime) else local
        if until > local:
            values["end"] = f"{until:%H:%M}" if until.date() == local.date() else f"{until:%Y-%m-%d %H:%M}"
        return values

    def _end(self, start: date | datetime) -> date | datetime | None:
        if "DTEND" in self._event:
            return _moment(self._event, "DTEND")
        duration = _attribute(self._event.get("DURATION"), "dt")
        return start + duration if isinstance(duration, timedelta) else None

    def _zone(self, start: datetime) -> str:
        """The zone of the start: as it is named, by whichever name; else one in which the instant stays."""
        named = zone_of_tzid(str(self._event["DTSTART"].params.get("TZID", "")))
        if named:
            return named
        zone = self._zone_of_calendar or self._site.zone.key
        whose = "that of the calendar" if self._zone_of_calendar else "the site's"
        what = "has no zone" if start.tzinfo is None else "has a zone that nobody else knows, or UTC"
        self.notes.append(f"The start {what}: `{zone}` is {whose}. Is it right?")
        return zone

    def _local(self, moment: datetime, zone: str) -> datetime:
        """The time at the place; the instant stays, but where the file's zone is known by another name."""
        if moment.tzinfo is None:
            return moment
        if zone_of_tzid(str(self._event["DTSTART"].params.get("TZID", ""))) == zone:
            own = zone_of_tzid(str(getattr(moment.tzinfo, "key", "")))
            if own == zone or not own:
                return moment.replace(tzinfo=None)
        return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def zone_of_tzid(tzid: str) -> str:
    """The zone of the IANA database that a TZID means, by its own name, one with a prefix, or Windows'; or nothing."""
    tzid = tzid.strip().strip('"')
    if tzid in zone_names():
        return tzid
    parts = [part for part in re.split(r"[/]", tzid) if part]
    for count in (3, 2):
        name = "/".join(parts[-count:])
        if len(parts) >= count and name in zone_names():
            return name
    by_windows = WINDOWS_TO_OLSON.get(tzid, "")
    return by_windows if by_windows in zone_names() else ""


def _moment(event: Any, name: str) -> date | datetime:
    moment = _attribute(event.get(name), "dt")
    if not isinstance(moment, date):
        raise Fault(f"the event has no {name} that can be read", "open it in a calendar program, and export it again")
    return moment


def _attribute(value: Any, name: str) -> Any:
    """What a property has, of one that could be read; None of any other."""
    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _where(event: Any) -> dict[str, str]:
    location = str(event.get("LOCATION", "")).strip()
    online = _address(location) or _address(_first(event.get("CONFERENCE")))
    values = {} if _address(location) else place_of(location)
    if online:
        values["online"] = online
    geo = event.get("GEO")
    latitude, longitude = _attribute(geo, "latitude"), _attribute(geo, "longitude")
    if values.get("place.name") and latitude is not None:
        values |= {"place.latitude": str(latitude), "place.longitude": str(longitude)}
    return values


def _state(event: Any, calendar: Any, title: str) -> dict[str, str]:
    status = str(event.get("STATUS", "")).upper()
    method = str(calendar.get("METHOD", "")).upper()
    if status == "CANCELLED" or method == "CANCEL" or _CANCELLED.match(title):
        return {"title": _CANCELLED.sub("", title) or title, "status": "cancelled", "status_note": _NO_REASON}
    return {"status": "tentative"} if status == "TENTATIVE" else {}


def _categories(event: Any, site: Site) -> tuple[str, str]:
    """The first that is one of the site's, and the others as tags."""
    names = [*dict.fromkeys(one_line(str(name)) for name in _categories_of(event))]
    known = {name.casefold(): name for name in site.event_categories}
    own = next((known[name.casefold()] for name in names if name.casefold() in known), "")
    return own, ", ".join(name for name in names if name.casefold() != own.casefold() and "," not in name)


def _categories_of(event: Any) -> Iterator[object]:
    found = event.get("CATEGORIES", ())
    for one in found if isinstance(found, list) else [found]:
        yield from _attribute(one, "cats") or ()


def _first(value: Any) -> str:
    return str(value[0]) if isinstance(value, list) and value else str(value or "")


def _address(value: Any) -> str:
    text = str(value or "").strip()
    return text if re.fullmatch(r"https?://\S+", text, re.IGNORECASE) else ""
