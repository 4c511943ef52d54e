"""Dates, places and rules in words (Unicode CLDR, through Babel)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_time

from almanac.model import language
from almanac.model.event import Event, Status
from almanac.model.place import Place
from almanac.model.when import AllDay, When

_FREQUENCIES = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_STATUS = {
    Status.CONFIRMED: "",
    Status.TENTATIVE: "Tentative",
    Status.CANCELLED: "Cancelled",
    Status.POSTPONED: "Postponed",
    Status.RESCHEDULED: "New date",
    Status.MOVED_ONLINE: "Moved online",
}


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> str:
    """A day: ``7 August 2024``."""
    return format_date(value, "long", locale=_locale(lang))


@lru_cache(maxsize=4096)
def weekday_and_day(value: date, lang: str) -> str:
    """A day with its weekday: ``Wednesday, 7 August 2024``."""
    return format_date(value, "full", locale=_locale(lang))


@lru_cache(maxsize=1024)
def month(value: date, lang: str) -> str:
    """A month of a year: ``August 2024``."""
    return format_date(value, "LLLL y", locale=_locale(lang))


@lru_cache(maxsize=1024)
def short_month(value: date, lang: str) -> str:
    """A month's short name, to stand in a date block."""
    return format_date(value, "LLL", locale=_locale(lang))


@lru_cache(maxsize=1024)
def short_weekday(value: date, lang: str) -> str:
    """A weekday's short name, to stand in a date block."""
    return format_date(value, "ccc", locale=_locale(lang))


def when(value: When, lang: str) -> str:
    """Days, or days and local times; the zone is said beside it by ``zone``."""
    if value.day == value.last_day:
        days = weekday_and_day(value.day, lang)
    else:
        days = str(format_interval(value.day, value.last_day, "yMMMMd", locale=_locale(lang)))
    if isinstance(value, AllDay):
        return days
    clock = _time(value.start, lang)
    if value.end is not None:
        clock = f"{clock}–{_time(value.end, lang)}"
    return f"{days}, {clock}"


def zone(value: When) -> str:
    """The zone of a local time: ``Europe/Warsaw (UTC+2)``; empty for whole days."""
    if isinstance(value, AllDay):
        return ""
    offset = value.start.utcoffset() or timedelta()
    if value.zone.key == "UTC":
        return "UTC"
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"{value.zone.key} (UTC{sign}{hours}{f':{minutes:02d}' if minutes else ''})"


def city_and_country(event: Event, lang: str) -> str:
    """Where an event is, in a few words for a list."""
    place_ = event.place
    names = [place_.city or place_.name, _country(place_, lang)] if place_ else []
    where = ", ".join(name for name in names if name)
    if event.online and where:
        return f"{where} and online"
    return where or ("Online" if event.online else "Worldwide" if event.worldwide else "")


def place(value: Place, lang: str) -> str:
    """The whole address in one line."""
    return ", ".join(part for part in (value.name, value.address, value.city, _country(value, lang)) if part)


def status(value: Status) -> str:
    """The word on an event's banner; empty when it is simply going to happen."""
    return _STATUS[value]


def repeats(rrule: str, lang: str) -> str:
    """How often it repeats, without what exactly: ``Every second month, until 31 December 2027``."""
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";"))
    unit = _FREQUENCIES.get(parts["FREQ"], parts["FREQ"].lower())
    interval = int(parts.get("INTERVAL", "1"))
    text = {1: f"Every {unit}", 2: f"Every second {unit}"}.get(interval, f"Every {interval} {unit}s")
    if "UNTIL" in parts:
        text += f", until {day(datetime.strptime(parts['UNTIL'][:8], '%Y%m%d').replace(tzinfo=UTC).date(), lang)}"
    elif "COUNT" in parts:
        text += f", {parts['COUNT']} times"
    return text


def _time(value: datetime, lang: str) -> str:
    return format_time(value.time(), "short", locale=_locale(lang))


def _country(value: Place, lang: str) -> str:
    return language.country_name(value.country, lang) if value.country else ""


def _locale(lang: str) -> Locale:
    # CLDR's plain English is American; a world's calendar puts the day before the month.
    return language.locale("en-GB" if lang == "en" else lang)
