"""Reads when an event of a calendar is: its start, end and zone, how it repeats, and what differs on single dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from almanac.model.site import Site
from almanac.model.when import AllDay, Dated, Timed
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.calendar_moments import Moment, in_zone, moment_of, read_length, read_moment
from almanac.read.from_elsewhere.calendar_repeat import Differing, Repeating, repeating
from almanac.read.from_elsewhere.calendar_zones import Zones, zone_of_tzid
from almanac.read.from_elsewhere.called_off import without_mark
from almanac.read.from_elsewhere.content_lines import Component, Property
from almanac.read.from_elsewhere.found_event import one_line
from almanac.read.from_elsewhere.same_uid import SameUid
from almanac.read.from_elsewhere.this_and_future import divided
from almanac.read.from_elsewhere.whereabouts import differs, where_of
from almanac.read.values.geography import zones_of

# Years that calendars of people have; what is later makes whoever counts until then busy.
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DAY = timedelta(days=1)
_FOR_A_SERIES = 12


@dataclass(frozen=True, slots=True)
class Dates:
    """One entry's part of an event: ``fields`` are start, end and zone; ``suffix`` tells it from the other parts.

    ``about_zone`` says which zone had to be chosen; of ``notes`` there are more.
    """

    event: Component
    fields: Mapping[str, str]
    repeat: Mapping[str, Any]
    suffix: str = ""
    about_zone: str = ""
    notes: tuple[str, ...] = ()
    has_no_date: bool = False


def in_parts(one: SameUid, site: Site) -> Iterator[Dates]:
    """The parts that an event needs as entries of their own, one as a rule; raises ``Fault`` for what has no start."""
    if one.main is None:  # single dates of a series that is not there
        for planned, event in sorted(one.changed.items(), key=lambda item: item[0].local):
            alone = SameUid(one.uid, one.calendar, event)
            yield from _Reader(alone, site, f"-{planned.day:%Y%m%d}").read()
        return
    for part, suffix in divided(one):
        yield from _Reader(part, site, suffix).read()


class _Reader:
    """Reads start, end, zone and rule together; ``notes`` say what had to be decided."""

    def __init__(self, one: SameUid, site: Site, suffix: str) -> None:
        self._one, self._site, self._suffix = one, site, suffix
        self._event = one.first
        self._calendar_zone = zone_of_tzid(one.calendar.text("X-WR-TIMEZONE"))
        self._notes: list[str] = []
        self._about_zone = ""
        self._zones = Zones(one.calendar)
        self._by_rules: dict[str, str] = {}
        self._zone: ZoneInfo | None = None
        self._length: timedelta | None = None

    def read(self) -> Iterator[Dates]:
        when = self._when(self._event)
        if isinstance(when, Timed):
            self._length = when.end.replace(tzinfo=None) - when.start.replace(tzinfo=None) if when.end else timedelta()
        read = repeating(
            when,
            [rule.value for rule in self._event.all("RRULE")],
            [moment.date() for moment in self._moments("EXDATE")],
            [*self._moments("RDATE")],
            [*self._differing()],
        )
        if self._event.all("EXRULE"):
            self._notes.append("It has a rule of dates on which it does not happen (EXRULE), which is left out.")
        yield self._dates(read)
        for apart in read.apart:
            alone = Repeating(apart, {})
            yield replace(self._dates(alone), suffix=f"{self._suffix}-{apart.day:%Y%m%d}")

    def _dates(self, read: Repeating) -> Dates:
        fields = _fields(read.when)
        notes = (*self._notes, *read.notes)
        return Dates(self._event, fields, read.fields, self._suffix, self._about_zone, notes, read.has_no_date)

    def _when(self, event: Component) -> Dated:
        start = moment_of(event.first("DTSTART"))
        if start is None or not _FIRST_YEAR <= start.day.year <= _LAST_YEAR:
            raise Fault(
                "the event has no DTSTART that can be read", "open it in a calendar program, and export it again"
            )
        end = _end(event, start)
        if start.clock is None:
            last = (
                start.day if end is None else end.day - _DAY if end.clock is None and end.day > start.day else end.day
            )
            self._note_if(last < start.day, "It ended before it began: its end is left out.")
            return AllDay(start.day, max(last, start.day))
        zone = self._zone_for(event, start)
        begin = _there(self._local(start), zone)
        if end is None or end.clock is None:
            return Timed(begin)
        until = _there(self._local(end), zone)
        self._note_if(until.timestamp() < begin.timestamp(), "It ended before it began: its end is left out.")
        return Timed(begin, until if until.timestamp() > begin.timestamp() else None)

    def _zone_for(self, event: Component, start: Moment) -> ZoneInfo:
        """The zone in which it is written here: that of the first time, and of all that follow."""
        if self._zone is None:
            country = zones_of(where_of(event).get("place", {}).get("country", ""))
            last = start.day.year + (_FOR_A_SERIES if event.all("RRULE") else 0)
            likely = [self._calendar_zone, *country, self._site.zone.key]
            named = self._zones.zone(start.tzid, start.day.year, last, likely)
            if named and not zone_of_tzid(start.tzid):
                shown = start.tzid[:80]
                self._about_zone = (
                    f"The zone `{shown}` is the calendar's own: `{named}` is one with its rules. Is it right?"
                )
                self._by_rules[start.tzid] = named
            self._zone = ZoneInfo(named or self._guessed(event, start, country))
        return self._zone

    def _guessed(self, event: Component, start: Moment, country: tuple[str, ...]) -> str:
        is_instant = start.is_utc or self._zones.offset(start.tzid, start.local) is not None
        if is_instant and event.all("RRULE"):
            self._about_zone = "It repeats in UTC: `UTC` is its zone here. Is it right?"
            return "UTC"
        zone, whose = self._site.zone.key, "the site's"
        if len(country) == 1 and is_instant:
            zone, whose = country[0], "that of its country"
        elif self._calendar_zone:
            zone, whose = self._calendar_zone, "that of the calendar"
        what = "has no zone" if not start.is_utc and not start.tzid else "has a zone that nobody else knows, or UTC"
        self._about_zone = f"The start {what}: `{zone}` is {whose}. Is it right?"
        return zone

    def _local(self, moment: Moment) -> datetime:
        """The local time in the zone of the event; of a zone that only the calendar knows by what it says of it."""
        if moment.clock is None or self._zone is None:
            return moment.local
        named = zone_of_tzid(moment.tzid) or self._by_rules.get(moment.tzid, "")
        offset = None if named else self._zones.offset(moment.tzid, moment.local)
        if offset is not None:
            utc = moment.local - offset
            moment = Moment(utc.date(), utc.time(), is_utc=True)
        return in_zone(moment, self._zone, ZoneInfo(named) if named else None)

    def _moments(self, name: str) -> Iterator[datetime]:
        for one in self._event.all(name):
            for value in one.value.split(","):
                first, _, until = value.partition("/")
                moment = read_moment(first, one.parameters.get("TZID", ""))
                if moment is None:
                    continue
                local = self._local(moment)
                if until and self._lasts(local, until, one) != self._length:
                    self._notes.append(
                        f"The extra date {moment.day} lasts for longer or shorter there than the others."
                    )
                yield local

    def _lasts(self, begin: datetime, until: str, one: Property) -> timedelta | None:
        """How long a period lasts (RFC 5545 3.3.9)."""
        end = read_moment(until, one.parameters.get("TZID", ""))
        return self._local(end) - begin if end else read_length(until)

    def _note_if(self, says: bool, note: str) -> None:
        if says and note not in self._notes:
            self._notes.append(note)

    def _differing(self) -> Iterator[Differing]:
        usual = where_of(self._event)
        title = without_mark(one_line(self._event.text("SUMMARY")))[0]
        for planned, event in sorted(self._one.changed.items(), key=lambda item: item[0].local):
            own, mark = without_mark(one_line(event.text("SUMMARY")))
            is_off = bool(mark) or event.text("STATUS").upper() == "CANCELLED"
            where = where_of(event)
            if usual.get("place") and not where.get("place") and where.get("online"):
                where["place"] = {"name": "Online"}  # in whose stead the usual place would stand
            try:
                when = self._when(event)
            except Fault:
                when = None
            yield Differing(
                planned=self._local(planned).date(),
                when=when,
                place=where.get("place") if differs(where.get("place"), usual.get("place")) else None,
                online=where["online"] if where.get("online") not in {None, usual.get("online")} else "",
                is_off=is_off,
                note=own if own != title else "",
            )


def _end(event: Component, start: Moment) -> Moment | None:
    """The end as it is given, or as the length gives it."""
    end = moment_of(event.first("DTEND"))
    length = read_length(event.text("DURATION")) if end is None else None
    if length is None:
        return end if end is None or end.day.year <= _LAST_YEAR + 1 else None
    if start.clock is None:
        return Moment(start.day + length)
    last = start.local + length
    return replace(start, day=last.date(), clock=last.time())


def _fields(when: Dated) -> dict[str, str]:
    """Start, end and zone as people write them."""
    if isinstance(when, AllDay):
        return {"start": str(when.first)} | ({"end": str(when.last)} if when.last != when.first else {})
    fields = {"start": f"{when.start:%Y-%m-%d %H:%M}"}
    if when.end:
        same_day = when.end.date() == when.start.date()
        fields["end"] = f"{when.end:%H:%M}" if same_day else f"{when.end:%Y-%m-%d %H:%M}"
    return fields | {"timezone": when.zone.key}


def _there(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time in its zone; one that a clock change skips is the instant that it would be (RFC 5545 3.3.5)."""
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
