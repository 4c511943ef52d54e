"""Dates, times and zones as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from almanac.model.when import AllDay, Published, Timed, When
from almanac.read.fault import Fault, nearest

_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_LOCAL = re.compile(rf"(?P<day>{_DATE.pattern})(?:(?:[ ]+|T)(?P<clock>\S+?))?(?:[ ]+(?P<zone>\S+))?", re.IGNORECASE)
_OTHER_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})")
_OFFSET = re.compile(r"(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z", re.IGNORECASE)
_CLOCK_OF_12 = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.IGNORECASE)
_CLOCK_OTHERWISE = re.compile(r"(\d{1,2})(?:[.hH]|:)(\d{2})?(?:\s*h)?")
# Years whose instants can be counted in every zone, and whose addresses have four digits.
YEARS = range(1000, 9000)
MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
# Abbreviations mean several zones at once; these are the places people mostly have in mind.
_ABBREVIATIONS = {
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Athens", "EEST": "Europe/Athens",
    "WET": "Europe/Lisbon", "GMT": "Europe/London", "BST": "Europe/London", "MSK": "Europe/Moscow",
    "EST": "America/New_York", "EDT": "America/New_York", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires", "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos", "CAT": "Africa/Harare", "SAST": "Africa/Johannesburg", "IST": "Asia/Kolkata",
    "PKT": "Asia/Karachi", "ICT": "Asia/Bangkok", "WIB": "Asia/Jakarta", "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Local:
    """A day, a day with a time, or a time alone (``day`` is None), as written, without a zone."""

    day: date | None
    clock: time | None = None


def read_day(text: str) -> date:
    """``2026-03-02``; raises ``Fault`` for anything else."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a day", _day_hint(text))
    return _day(text, *match.groups())


def read_clock(text: str) -> time:
    """``9:30`` or ``09:30:00``; raises ``Fault`` for anything else."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a time of day", _clock_hint(text.strip()))
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0))
    except ValueError:
        raise Fault(f"`{text}` is not a time of day", _midnight_hint(match[1])) from None


def read_local(text: str) -> Local:
    """A day or a local time: ``2026-03-02`` or ``2026-03-02 09:30``; a time alone is read too."""
    if _CLOCK.fullmatch(text.strip()):
        return Local(None, read_clock(text))
    match = _LOCAL.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a date or a local time", _date_hint(text))
    day = read_day(match["day"])
    if match["clock"] is None:
        return Local(day)
    clock = _with_half(match)
    offset = re.search(r"(?<=\d)(Z|[+-]\d{1,2}:?\d{0,2})$", clock, re.IGNORECASE)
    zone = None if clock != match["clock"] else match["zone"]
    moment = read_clock(clock.removesuffix(offset[1]) if offset else clock)
    if zone or offset:
        found = zone or (offset[1] if offset else "")
        raise Fault(
            f"`{found}` does not belong here",
            "the time is the local one; the zone has a field of its own: `timezone: Europe/Warsaw`",
        )
    return Local(day, moment)


def read_published(text: str) -> Published:
    """A story's date: a day, or a time with its zone (``2026-03-02 09:30 Europe/Warsaw``)."""
    match = _LOCAL.fullmatch(text.strip())
    if not match:
        raise Fault(f"`{text}` is not a date", _date_hint(text))
    day = read_day(match["day"])
    if match["clock"] is None:
        return Published(day)
    if re.search(r"\d(Z|[+-][\d:]+)$", match["clock"], re.IGNORECASE):
        raise Fault(
            f"`{text}` has an offset in place of a zone", f"name the zone after a space: `{day} 09:30 Europe/Warsaw`"
        )
    clock = read_clock(_with_half(match))
    if match["zone"] is None:
        raise Fault(
            f"`{text}` has a time without a zone",
            f"name the zone: `{day} {clock:%H:%M} Europe/Warsaw`, or leave the time out",
        )
    return Published(day, instant(day, clock, read_zone(match["zone"])))


def _with_half(match: re.Match[str]) -> str:
    """The time of day, with the ``PM`` that stands apart from it."""
    halves = {"am", "pm", "a.m.", "p.m."}
    zone = match["zone"] or ""
    return f"{match['clock']} {zone}" if zone.lower() in halves else str(match["clock"])


def read_zone(text: str) -> ZoneInfo:
    """``UTC`` or an ``Area/Location`` name of the IANA database; raises ``Fault`` with a hint."""
    name = text.strip()
    if name in zone_names():
        return ZoneInfo(name)
    if name.removeprefix("Etc/").upper() in {"UTC", "UCT", "ZULU", "UNIVERSAL"}:
        raise Fault(f"`{text}` is another name for UTC", "write `UTC`")
    if _OFFSET.fullmatch(name) or name.startswith("Etc/"):
        raise Fault(
            f"`{text}` is an offset, not a zone", "an offset knows no clock changes; name the place: `Europe/Warsaw`"
        )
    if name.upper() in _ABBREVIATIONS:
        raise Fault(f"`{text}` is an abbreviation", f"name the place, such as `{_ABBREVIATIONS[name.upper()]}`")
    near = nearest(name, zone_names()) or _by_city(name)
    raise Fault(
        f"`{text}` is not a time zone",
        f"did you mean `{near}`?" if near else "an IANA name such as `Africa/Nairobi`, or `UTC`",
    )


def instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The aware time; a repeated one is the earlier (RFC 5545 3.3.5), a skipped one is a ``Fault``."""
    aware = datetime.combine(day, clock, zone)
    if aware.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != aware.replace(tzinfo=None):
        later = aware.astimezone(UTC).astimezone(zone)
        raise Fault(
            f"{day} {clock:%H:%M} does not exist in {zone.key}: the clocks skip it",
            f"is `{later:%H:%M}` meant?" if later.date() == day else f"is `{later:%Y-%m-%d %H:%M}` meant?",
        )
    return aware


def is_ambiguous(value: datetime) -> bool:
    """Whether a clock change makes this local time happen twice."""
    return value.utcoffset() != value.replace(fold=1).utcoffset() and value.fold == 0


def read_when(start: Local, end: Local | None, zone: ZoneInfo | None) -> When:
    """Whole days or local times, from what was written; raises ``Fault`` where they do not fit.

    ``zone`` is needed for local times and ignored for whole days.
    """
    if start.day is None:
        raise Fault("has a time but no day", f"put the day before it: `2027-01-30 {start.clock:%H:%M}`")
    if start.clock is None or zone is None:
        return AllDay(start.day, start.day if end is None or end.day is None else end.day)
    first = instant(start.day, start.clock, zone)
    if end is None or end.clock is None:
        return Timed(first)
    return Timed(first, instant(end.day or start.day, end.clock, zone))


@cache
def zone_names() -> frozenset[str]:
    """``UTC`` and every ``Area/Location`` name of the IANA database."""
    return frozenset(
        name for name in available_timezones() if name == "UTC" or ("/" in name and not name.startswith("Etc/"))
    )


def _by_city(name: str) -> str:
    cities = {zone.rsplit("/", 1)[-1].replace("_", " "): zone for zone in sorted(zone_names()) if "/" in zone}
    city = nearest(name.rsplit("/", 1)[-1].replace("_", " "), cities)
    return cities.get(city, "")


def _day(text: str, year: str, month: str, day: str) -> date:
    if int(year) not in YEARS:
        raise Fault(f"`{text}` is not a date: the year {int(year)} is out of reach", "year, month, day: `2026-03-02`")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        pass
    if not 1 <= int(month) <= 12:
        raise Fault(f"`{text}` is not a date: there is no month {int(month)}", "year, month, day: `2026-03-02`")
    name = MONTHS[int(month) - 1]
    raise Fault(f"`{text}` is not a date: {name} {int(year)} has no day {int(day)}", "look the day up in a calendar")


def _day_hint(text: str) -> str:
    """The day alone, where more stands behind it."""
    match = re.match(rf"({_DATE.pattern})(?!\d)", text.strip())
    return f"write the day alone: `{match[1]}`" if match else _date_hint(text)


def _clock_hint(text: str) -> str:
    """The time as a clock of 24 hours shows it, where what was written can mean only one."""
    match = _CLOCK_OF_12.fullmatch(text)
    if match and 1 <= int(match[1]) <= 12:
        hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
        return f"write `{hour:02d}:{match[2] or '00'}`"
    match = _CLOCK_OTHERWISE.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return f"write `{int(match[1]):02d}:{match[2] or '00'}`"
    return "write hours and minutes from 00:00 to 23:59: `18:30`"


def _date_hint(text: str) -> str:
    """The date in the right form where what was written can mean only one."""
    if _DATE.match(text):
        return "a day, or a day and a time: `2026-03-02`, `2026-03-02 09:30`"
    match = _OTHER_DATE.search(text)
    if match:
        first, second, third = match.groups()
        guesses = [(first, second, third)] if len(first) == 4 else [(third, second, first), (third, first, second)]
        dates = {found for guess in guesses if (found := _possible(*guess))}
        if len(dates) == 1:
            return f"write `{dates.pop()}`"
    words = re.search(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})", text)
    if words:
        months = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(words[2].lower()[:3])]
        found = _possible(words[4], str(months[0]), words[1] or words[3] or "0") if months else None
        if found:
            return f"write `{found}`"
    return "year, month, day: `2026-03-02`"


def _possible(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None


def _midnight_hint(hour: str) -> str:
    if int(hour) == 24:
        return "midnight is `00:00` of the following day"
    return "hours from 00 to 23, minutes from 00 to 59: `18:30`"
