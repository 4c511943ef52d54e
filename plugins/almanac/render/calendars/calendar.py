"""Writes events as iCalendar files (RFC 5545, RFC 7986), the same bytes for the same commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar
from icalendar import vCalAddress, vCategory, vUri

from almanac.model import address as addresses
from almanac.model.event import Event, EventText, Status
from almanac.model.history import FileHistory
from almanac.model.interface import Phrases
from almanac.model.recurrence import Change
from almanac.model.site import Site
from almanac.model.when import TWELVE_MONTHS, MonthOnly, Timed
from almanac.render import places, words
from almanac.render.absolute import RESERVED, absolute_address
from almanac.render.calendars.component_parts import Text, calendar_head, cleaned, stamp
from almanac.render.calendars.removed_events import RemovedEntry, removed_vevent
from almanac.render.calendars.revision import Revision, revision, translated
from almanac.render.calendars.vtimezone import vtimezone
from almanac.render.events.announced_elsewhere import no_longer_announced
from almanac.render.events.at_occurrence import venue
from almanac.render.events.occurrences import first_day, next_occurrence, scheduled
from almanac.render.events.registration_text import registration_lines
from almanac.render.frozen_note import frozen_sentence

_END = b"END:VCALENDAR"
_STATUS = {Status.TENTATIVE: "TENTATIVE", Status.CANCELLED: "CANCELLED", Status.POSTPONED: "CANCELLED"}


def subscribed(events: Iterable[Event], now: datetime) -> tuple[Event, ...]:
    """The events of ``calendar.ics``: of the last 12 months and all that come, cancelled ones among them."""
    return tuple(event for event in events if _goes_on(event, now - TWELVE_MONTHS))


def is_in_calendars(event: Event) -> bool:
    """Whether calendars have it: a month without its day would fill everybody's month, or stand on a wrong day."""
    return not isinstance(event.when, MonthOnly)


def own_calendar(event: Event, text: EventText, site: Site) -> str:
    """The address of an event's own calendar in the words of one of its texts.

    The one below ``/events/`` is always there: in the site's language, or the original's where it is not translated.
    """
    is_default = text.lang == event.text_in(site.default_lang).lang
    return addresses.event_calendar(event.slug, site.default_lang if is_default else text.lang, site.default_lang)


class Told(NamedTuple):
    """An event in the words of one of its texts."""

    event: Event
    text: EventText


class Zone(NamedTuple):
    """A zone, with the first and the last year for which it is needed, None for ever."""

    key: str
    first: int
    last: int | None


class Calendars:
    """Makes calendars; what is in several is made once, so that an event is the same bytes in all of one language.

    Where it has no words in a language it has the original's, and the same bytes as there. ``histories`` are by source
    path, ``now`` is aware.
    """

    def __init__(self, site: Site, histories: Mapping[str, FileHistory], now: datetime) -> None:
        self._site = site.but_for_tagline
        self._tagline_in = site.tagline_in
        self._histories = histories
        self._now = now
        self._entries: dict[tuple[str, str], bytes] = {}
        self._zones: dict[Zone, bytes] = {}

    def of(
        self, events: Iterable[Event], *, name: str, address: str, page: str = addresses.EVENTS, lang: str = ""
    ) -> bytes:
        """A calendar to subscribe to in a language, or the site's own, called ``name``.

        ``address`` is the file's inside the site, ``page`` that of the page with the same events. Without events it
        holds the site's zone: a calendar needs a component (RFC 5545 3.6). What has no day yet is left out.
        """
        return b"".join(data() for _, data in self.parts(events, name=name, address=address, page=page, lang=lang))

    def parts(
        self,
        events: Iterable[Event],
        *,
        name: str,
        address: str,
        page: str = addresses.EVENTS,
        lang: str = "",
        removed: Iterable[RemovedEntry] = (),
    ) -> Iterator[tuple[Told | Zone | None, Callable[[], bytes]]]:
        """The same in parts, each with what it is of: an event in words, a zone, or the calendar itself.

        Behind the events come those that were ``removed``.
        """
        ordered = sorted(filter(is_in_calendars, events), key=lambda event: (event.when.sort_key, event.uid))
        spoken = lang or self._site.default_lang
        description = self._tagline_in(spoken).text
        if self._site.frozen:
            description = f"{description}\n{frozen_sentence(self._site.frozen, self._site.phrases(spoken))}".strip()
        begin, *end = calendar_head(self._site, name, description, address, page).to_ical().rpartition(_END)
        yield None, lambda: begin
        zones = _zones(ordered) if ordered else [Zone(self._site.zone.key, self._now.year, self._now.year)]
        yield from ((zone, partial(self._zone, zone)) for zone in zones)
        told = (Told(event, event.text_in(spoken)) for event in ordered)
        yield from ((entry, partial(self._entry, *entry)) for entry in told)
        phrases = self._site.phrases(spoken)
        yield from ((None, partial(removed_vevent, entry, self._site, phrases)) for entry in removed)
        yield None, lambda: b"".join(end)

    def alone(self, event: Event, text: EventText) -> bytes:
        """An event alone, for a calendar, in the words of one of its texts."""
        return b"".join(data() for _, data in self.parts_alone(event, text))

    def parts_alone(self, event: Event, text: EventText) -> Iterator[tuple[Told | Zone | None, Callable[[], bytes]]]:
        """The same in parts."""
        where = own_calendar(event, text, self._site)
        return self.parts([event], name=text.title, address=where, page=text.address, lang=text.lang)

    def _entry(self, event: Event, text: EventText) -> bytes:
        known = self._entries.get((event.uid, text.lang))
        if known is None:
            told = event if text is event.text else replace(event, text=text)
            components = vevents(told, self._site, self._revision(event, text))
            known = self._entries[event.uid, text.lang] = b"".join(component.to_ical() for component in components)
        return known

    def _revision(self, event: Event, text: EventText) -> Revision:
        original = revision(event, self._histories.get(event.source.path), self._now)
        known = self._histories.get(text.source.path)
        return original if text is event.text else translated(original, known, self._now)

    def _zone(self, zone: Zone) -> bytes:
        if zone not in self._zones:
            until = date(zone.last, 1, 1) if zone.last else None
            self._zones[zone] = vtimezone(ZoneInfo(zone.key), date(zone.first, 1, 1), until).to_ical()
        return self._zones[zone]


def calendar(
    site: Site,
    events: Iterable[Event],
    histories: Mapping[str, FileHistory],
    *,
    name: str,
    address: str,
    now: datetime,
) -> bytes:
    """One calendar, as ``Calendars`` makes it."""
    return Calendars(site, histories, now).of(events, name=name, address=address)


def event_calendar(site: Site, event: Event, history: FileHistory | None, *, now: datetime) -> bytes:
    """An event alone, as ``Calendars`` makes it."""
    return Calendars(site, {event.source.path: history} if history else {}, now).alone(event, event.text)


def vevents(event: Event, site: Site, revision: Revision) -> tuple[icalendar.Event, ...]:
    """The VEVENTs of an event in the words that it has: itself, then one for each that differs or was added.

    Those have a RECURRENCE-ID.
    """
    changes = event.recurrence.changes if event.recurrence else ()
    added = event.recurrence.added if event.recurrence else ()
    versions = (event, *(_as_changed(event, change) for change in changes), *(event for _ in added))
    components = scheduled(event)
    for component, version in zip(components, versions, strict=True):
        stamp(component, revision)
        _describe(component, version, site)
    return components


def _zones(events: Iterable[Event]) -> list[Zone]:
    """The zones that local times name, each with the first and last year for which it is needed."""
    users: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if isinstance(event.when, Timed) and event.when.zone.key != "UTC":
            users[event.when.zone.key].append(event)
    return [Zone(key, *_years(users[key])) for key in sorted(users)]


def _years(users: list[Event]) -> tuple[int, int | None]:
    # The end of a rule is not looked for: what covers the future is hardly longer.
    endless = any(event.recurrence for event in users)
    last = None if endless else max(event.when.last_day.year for event in users)
    return min(first_day(event).year for event in users), last


def _goes_on(event: Event, since: datetime) -> bool:
    changes = event.recurrence.changes if event.recurrence else ()
    # Occurrences that were all cancelled are still to be heard of.
    return next_occurrence(event, since) is not None or any(not change.when.is_over(since) for change in changes)


def _as_changed(event: Event, change: Change) -> Event:
    return replace(
        event,
        when=change.when,
        place=change.place or event.place,
        online=event.online if change.online is None else change.online,
        status=Status.CANCELLED if change.cancelled else event.status,
        text=replace(event.text, status_note=change.note or event.text.status_note),
    )


def _describe(component: icalendar.Event, event: Event, site: Site) -> None:
    page = absolute_address(site, event.address)
    text, phrases = event.text, site.phrases(event.text.lang)
    component.pop("STATUS", None)
    component.add("STATUS", _STATUS.get(event.status, "CONFIRMED"))
    # Without it everybody is busy (RFC 5545 3.8.2.7), for a month of whole days too.
    component.add("TRANSP", "OPAQUE" if event.is_busy else "TRANSPARENT")
    title = words.marked(text.title, event.status, phrases) if event.status.is_off else text.title
    component.add("SUMMARY", Text(title))
    registration = "\n".join(registration_lines(event, phrases))
    paragraphs = (
        text.summary,
        text.status_note,
        no_longer_announced(event, phrases),
        registration,
        places.how_to_join(event.online, phrases) if event.online and event.online.is_later else "",
        text.body.text,
        page,
    )
    component.add("DESCRIPTION", Text("\n\n".join(filter(None, paragraphs))))
    component.add("URL", vUri(page))
    category = site.category_name(event.category, text.lang)
    component.add("CATEGORIES", _categories(dict.fromkeys((category, *event.tags))))
    if event.image:
        component.add("IMAGE", vUri(absolute_address(site, event.image.address), params={"VALUE": "URI"}))
    _locate(component, event, phrases)
    _name_organizer(component, event)


def _locate(component: icalendar.Event, event: Event, phrases: Phrases) -> None:
    place = venue(event)
    # Most programs show no CONFERENCE: where there is no place to go to, the address to join stands in its stead.
    address = event.online.address if event.online else ""
    where = places.in_full(place, phrases) if place else address or (phrases.gettext("Online") if event.online else "")
    if where:
        component.add("LOCATION", Text(where))
    if place and place.point:
        latitude, longitude = place.point
        component.add("GEO", (_degrees(latitude), _degrees(longitude)))
    if address:
        component.add("CONFERENCE", vUri(quote(cleaned(address), safe=RESERVED), params={"VALUE": "URI"}))


def _name_organizer(component: icalendar.Event, event: Event) -> None:
    """Whoever can be written to, if the entry says so; RFC 5545 3.8.4.3 allows one."""
    reachable = next((organizer for organizer in event.organizers if organizer.email), None)
    if reachable:
        address = f"mailto:{quote(reachable.email, safe=RESERVED)}"
        component.add("ORGANIZER", vCalAddress(address, params={"CN": cleaned(reachable.name)}))


def _categories(names: Iterable[str]) -> vCategory:
    categories = vCategory([])
    # Given as text, each would become icalendar's own kind of it, which takes `\N` for a line break.
    categories.cats = [Text(name) for name in names]
    return categories


def _degrees(value: float) -> float:
    # Six decimal places (RFC 5545 3.8.1.6); Python writes what is smaller than 0.0001 with an exponent.
    return 0.0 if abs(value) < 0.0001 else round(value, 6)
