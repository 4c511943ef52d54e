"""Says in which zone a time is, and what it is for the reader, whose clock only a browser knows."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from babel.dates import get_timezone_location

from almanac.model.event import Event
from almanac.model.interface import Phrases
from almanac.model.when import Timed, When
from almanac.render import words
from almanac.render.events.at_occurrence import venue


def zone(value: When) -> str:
    """The zone of a local time: ``Europe/Warsaw (UTC+2)``; empty for what has none."""
    if not isinstance(value, Timed):
        return ""
    offset = value.start.utcoffset() or timedelta()
    if value.zone.key == "UTC":
        return "UTC"
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"{value.zone.key} (UTC{sign}{hours}{f':{minutes:02d}' if minutes else ''})"


def own_time(event: Event, when: When, phrases: Phrases) -> str:
    """A sentence with ``{time}`` and ``{zone}`` for the reader's own time, after that of the venue within one day.

    ``18:00 in Warsaw, {time} your time ({zone})``; the venue is by its city, else by that of its zone; empty for what
    has no time.
    """
    if not isinstance(when, Timed):
        return ""
    _, lang = phrases.gettext, phrases.spoken
    if when.day != when.last_day:
        return _("{time} your time ({zone})")
    if when.zone.key == "UTC":
        return _("%(clock)s UTC, {time} your time ({zone})", clock=words.clock(when, lang))
    where = venue(event)
    city = where.city if where and where.city else zone_city(when.zone.key, lang)
    return _("%(clock)s in %(city)s, {time} your time ({zone})", clock=words.clock(when, lang), city=city)


@lru_cache(maxsize=1024)
def zone_city(key: str, lang: str) -> str:
    """The city that a zone of the IANA database is called by: ``Warsaw`` of ``Europe/Warsaw``."""
    # What CLDR has no name for comes back with parts of the key.
    return get_timezone_location(key, locale=words.locale_of(lang), return_city=True).rpartition("/")[2]
