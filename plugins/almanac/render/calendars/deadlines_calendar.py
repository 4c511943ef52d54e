"""Writes the days by which to register, to apply or to propose something as a calendar of its own (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

import icalendar
from icalendar import vUri

from almanac.model import address as addresses
from almanac.model.event import Deadline, Event
from almanac.model.history import FileHistory
from almanac.model.site import Site
from almanac.model.when import TWELVE_MONTHS
from almanac.render import words
from almanac.render.absolute import absolute_address
from almanac.render.calendars.component_parts import Text, calendar_head, stamp
from almanac.render.calendars.revision import revision, translated
from almanac.render.calendars.vtimezone import vtimezone
from almanac.render.events.deadlines import REGISTRATION, deadline_uid, registration_and_deadlines

_DAY = timedelta(days=1)


def with_deadlines(events: Iterable[Event], now: datetime) -> tuple[Event, ...]:
    """The events that have a deadline in the calendar: one of the last 12 months, or to come."""
    return tuple(event for event in events if any(_is_kept(deadline, now) for _, deadline in _of(event)))


def deadlines_calendar(
    site: Site, events: Iterable[Event], histories: Mapping[str, FileHistory], now: datetime, lang: str
) -> bytes:
    """Each deadline of these events as a whole day, in the words of a language; those over for 12 months are left out.

    One of what does not take place is cancelled too. Without any it holds the site's zone: a calendar needs a
    component (RFC 5545 3.6). ``histories`` are by source path, ``now`` is aware.
    """
    phrases = site.phrases(lang)
    whole = calendar_head(
        site,
        phrases.gettext("%(site)s: deadlines", site=site.name),
        site.tagline_in(lang).text,
        site.list_address(addresses.DEADLINES_CALENDAR, lang),
        site.list_address(addresses.EVENTS, lang),
    )
    found = sorted(
        ((deadline.until, event.uid, name, event, deadline) for event in events for name, deadline in _of(event)
         if _is_kept(deadline, now)),
        key=lambda one: one[:3],
    )  # fmt: skip
    for _, _, name, event, deadline in found:
        whole.add_component(_vevent(site, event, name, deadline, histories, now, lang))
    if not found:
        year = now.date().replace(month=1, day=1)
        whole.add_component(vtimezone(site.zone, year, year))
    data: bytes = whole.to_ical()
    return data


def _of(event: Event) -> Iterator[tuple[str, Deadline]]:
    yield from registration_and_deadlines(event)


def _is_kept(deadline: Deadline, now: datetime) -> bool:
    return deadline.until >= now.date() - TWELVE_MONTHS


def _vevent(
    site: Site,
    event: Event,
    name: str,
    deadline: Deadline,
    histories: Mapping[str, FileHistory],
    now: datetime,
    lang: str,
) -> icalendar.Event:
    text, phrases = event.text_in(lang), site.phrases(lang)
    _ = phrases.gettext
    known = revision(event, histories.get(event.source.path), now)
    if text is not event.text:
        known = translated(known, histories.get(text.source.path), now)
    what = _("Registration") if name == REGISTRATION and not deadline.what else deadline.what
    title = _("Deadline: %(what)s, %(event)s", what=what, event=text.title)
    page = absolute_address(site, text.address)
    when = words.when(event.when, phrases)
    component = icalendar.Event()
    component.add("UID", deadline_uid(event, name, site.calendar_domain))
    component.add("DTSTART", deadline.until)
    component.add("DTEND", deadline.until + _DAY)
    stamp(component, known)
    component.add("STATUS", "CANCELLED" if event.status.is_off else "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT")
    component.add("SUMMARY", Text(words.marked(title, event.status, phrases) if event.status.is_off else title))
    paragraphs = (f"{text.title}\n{when}", text.status_note, deadline.url, page)
    component.add("DESCRIPTION", Text("\n\n".join(filter(None, paragraphs))))
    component.add("URL", vUri(page))
    return component
