"""Makes of a calendar the copy that stays at its old address: the same entries, and one that says where it is now."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

import icalendar
from icalendar import vDuration, vUri
from icalendar.parser import Contentline, Contentlines

from almanac.model import address
from almanac.model.interface import Phrases
from almanac.render.absolute import absolute_address
from almanac.render.calendars.component_parts import Text, stamp
from almanac.render.calendars.revision import Revision
from almanac.render.moving.move import Move
from almanac.render.moving.notice import notice_text, notice_title

# The copy is never another again; who asks for it each day would learn nothing.
_REFRESH = timedelta(days=7)
_FIRST_COMPONENT = re.compile(rb"^(?:BEGIN:V(?:TIMEZONE|EVENT)|END:VCALENDAR)\r$", re.MULTILINE)
_REPLACED = frozenset(["X-WR-CALDESC", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"])
_NAME = re.compile(r"[A-Z-]+")


def calendar_copy(move: Move, where: str, lang: str, data: bytes) -> bytes:
    """The copy of a calendar with the address ``where`` inside the site, ``data`` as it is at the new one.

    Its SOURCE and URL are new already (RFC 7986 5.7, 5.8), each entry stays to the letter.
    """
    phrases = move.site.phrases(lang)
    found = _FIRST_COMPONENT.search(data)
    begins = found.start() if found else len(data)
    lines = _unfolded(data[:begins])
    kept = [line for line in lines if line and _name(line) not in _REPLACED]
    head = _folded([*kept, *_properties(move, where, phrases)])
    return b"".join((head, _notice(move, where, lang, phrases).to_ical(), data[begins:]))


def _unfolded(data: bytes) -> Contentlines:
    lines: Contentlines = Contentlines.from_ical(data.decode())  # type: ignore[no-untyped-call]
    return lines


def _folded(lines: list[Contentline]) -> bytes:
    written: bytes = Contentlines(lines).to_ical()  # type: ignore[no-untyped-call]
    return written


def _properties(move: Move, where: str, phrases: Phrases) -> Contentlines:
    calendar = icalendar.Calendar()
    calendar.add("X-WR-CALDESC", Text(notice_text(move, where, phrases)))
    calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    return Contentlines(calendar.content_lines()[1:-2])


def _notice(move: Move, where: str, lang: str, phrases: Phrases) -> icalendar.Event:
    """A whole day on which nobody is busy; it has one identity, however often the copy is written."""
    event = icalendar.Event()
    event.add("UID", f"{move.notice_id(where)}@{move.site.calendar_domain}")
    event.add("DTSTART", move.day)
    event.add("DTEND", move.day + timedelta(days=1))
    begun = datetime.combine(move.day, time(), UTC)
    stamp(event, Revision(created=begun, modified=begun, sequence=0))
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    event.add("SUMMARY", Text(notice_title(move, phrases)))
    event.add("DESCRIPTION", Text(notice_text(move, where, phrases)))
    event.add("URL", vUri(absolute_address(move.site, move.site.list_address(address.SUBSCRIBE, lang))))
    return event


def _name(line: str) -> str:
    found = _NAME.match(line)
    return found[0] if found else ""
