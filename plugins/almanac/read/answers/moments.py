"""Reads the day, and perhaps the time, that an answer means; what can mean two is refused with both readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from almanac.model.language import locale_of_dates
from almanac.read.fault import Fault
from almanac.read.values import dates, months
from almanac.read.values.date_hints import (
    LANGUAGES,
    Meant,
    local_hint,
    meant_by,
    month_hint,
    month_meant_by,
    month_names,
)
from almanac.read.values.zones import read_zone, zone_names

# As a file has it: whatever stands in this form is read there, or is wrong.
_AS_IN_A_FILE = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2}(?:(?:\s+|T)\d{1,2}:\d{2}(?::\d{2})?)?)?|\d{1,2}:\d{2}")
_ZONE = re.compile(r"(?:^|(?<=\s))\(?((?:[A-Z][A-Za-z_]+/[A-Za-z_/+-]+)|UTC)\)?(?=$|[\s,])")
# A year of two digits, which may be any of the three numbers.
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{2})(?!\d)")
_MIDNIGHT = re.compile(r"\bmidnight\b", re.IGNORECASE)
_TWELVE = re.compile(r"(?<![\d:.])12(?:[:.](\d{2}))?\s*[ap]\.?m\b\.?", re.IGNORECASE)
# `2-4 pm`: the half of the day may be that of both, or of the second alone.
_HOURS = re.compile(
    r"(?<![\d:./-])(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b", re.IGNORECASE
)
# What follows the hour in languages that say so, of which none counts to twelve twice.
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|hrs|hours|時|시)(?![^\W\d_])", re.IGNORECASE)
# A time with an offset, as programs write it (RFC 3339).
_OFFSET = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:(?P<t>[Tt])| )(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*([Zz]|(?(t)[+−-]|\+)(?:0\d|1[0-4]):?\d{2})"
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# What stands between the parts of a date and means nothing else, in the languages whose months are known.
_BETWEEN = frozenset(
    ["at", "on", "the", "of", "um", "uhr", "den", "der", "h", "hrs", "hours", "o'clock", "o’clock",
     "le", "à", "de", "del", "el", "a", "las", "la", "alle", "ore", "em", "às", "o", "godz", "kl", "klo", "г",
     "года", "року", "р", "в", "у", "о", "rd", "st", "nd", "th", "er", "am", "pm", "noon", "local", "time",
     "في", "الساعة", "को", "年", "月", "日", "년", "월", "일"]
)  # fmt: skip
_TOO_LONG = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """What an answer means, as a file has it; ``zone`` is the name of a zone that stands in it, empty for none."""

    text: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Where to write a start and an end, as remedies say it: ``{value}`` is what to write."""

    start: str = "`{value}` as the start"
    end: str = "`{value}` as the end"

    def both(self, start: str, end: str) -> str:
        """The remedy where one answer has both."""
        return f"write {self.start.format(value=start)}, {self.end.format(value=end)}"


def read_moment(answer: str, places: Places, year: int | None = None) -> Moment:
    """A day, a local time, a month, or a time alone; raises ``Fault`` for what is none of these for sure.

    ``year`` is one that is likely meant where none stands in it, for the remedy.
    """
    text = _with_plain_digits(" ".join(answer.split()))
    if len(text) > _TOO_LONG:
        raise Fault(f"`{text}` is no date", "write year, month and day, such as `2027-05-08`")
    offset = _OFFSET.fullmatch(text)
    if offset:
        return _with_offset(answer, offset)
    zones = [name for name in _ZONE.findall(text) if name in zone_names()]
    rest = " ".join(_ZONE.sub(" ", text).split()).strip(" ,") if len(zones) == 1 else text
    return Moment(_read(rest, answer, places, year), zones[0] if len(zones) == 1 else "")


def _with_offset(answer: str, offset: re.Match[str]) -> Moment:
    """A time in UTC is clear; any other offset is that of many zones."""
    day, clock = offset[1], offset[3]
    if offset[4].upper() == "Z":
        return Moment(str(months.read_start(f"{day} {clock}")), "UTC")
    hint = f"write the time there alone, `{day} {clock}`; the zone has a field of its own"
    raise Fault(f"`{answer}` has the offset `{offset[4]}`, which many zones have", hint)


def check_skipped(moment: str, zone: ZoneInfo) -> None:
    """Raises ``Fault`` for a local time that the clocks skip, with both that can be meant."""
    local = dates.read_local(moment)
    if local.day is None or local.clock is None:
        return
    naive = datetime.combine(local.day, local.clock)
    first, second = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone) for fold in (0, 1))
    if first.replace(tzinfo=None) != naive:
        later, earlier = (f"`{one:%Y-%m-%d %H:%M}`" for one in (first, second))
        raise Fault(f"`{moment}` does not exist in {zone.key}: the clocks skip it", f"write {later} or {earlier}")


def happens_twice(moment: str, zone: ZoneInfo) -> bool:
    """Whether the clocks have the local time two times."""
    local = dates.read_local(moment)
    if local.day is None or local.clock is None:
        return False
    return dates.is_ambiguous(datetime.combine(local.day, local.clock, zone))


def _read(text: str, answer: str, places: Places, year: int | None) -> str:
    if _AS_IN_A_FILE.fullmatch(text):
        read = months.read_start(text)
        return str(read)
    _refuse_what_can_be_two(text, answer, places)
    weekdays, plain = _without_weekdays(text)
    meant = meant_by(plain)
    unknown = _unknown_words(plain)
    if unknown:
        raise _not_for_sure(answer, plain, unknown, year)
    if meant.is_span or len(meant.clocks) > 1:
        raise _span(answer, meant, places)
    if not meant.days:
        return _without_day(answer, plain, meant, weekdays, year)
    if not meant.is_all:
        raise Fault(f"`{answer}` has other numbers beside the day", local_hint(plain))
    clock = meant.clocks[0] if meant.clocks else None
    return str(dates.Local(_one_day(answer, meant.days, weekdays, clock), clock))


def _without_day(answer: str, plain: str, meant: Meant, weekdays: Sequence[int], year: int | None) -> str:
    """A month or a time alone."""
    month = month_meant_by(plain)
    if month is not None and not meant.is_form and not meant.clocks and not weekdays:
        return str(month)
    is_time = len(meant.clocks) == 1 and meant.is_all and not meant.is_form and not weekdays and not _has_month(plain)
    if is_time:
        return str(dates.Local(None, meant.clocks[0]))
    raise _not_for_sure(answer, plain, (), year)


def _one_day(answer: str, days: Sequence[date], weekdays: Sequence[int], clock: time | None) -> date:
    """The day that is meant; a weekday decides which of two it is, and must be that of one."""
    named = [day for day in days if not weekdays or day.weekday() == weekdays[0]]
    if len(weekdays) > 1:
        raise Fault(f"`{answer}` names {len(weekdays)} days of the week", "write one day, such as `2027-05-08`")
    if len(named) == 1:
        return named[0]
    if named or len(days) > 1:
        readings = " or ".join(_in_words(day) for day in days)
        hint = " or ".join(f"`{dates.Local(day, clock)}`" for day in days)
        raise Fault(f"`{answer}` can be {readings}", f"write {hint}")
    (day,) = days
    around = (date.fromordinal(day.toordinal() + step) for step in (1, -1, 2, -2, 3, -3))
    near = next(other for other in around if other.weekday() == weekdays[0])
    message = f"`{answer}` says {_WEEKDAYS[weekdays[0]]}, but {_in_words(day)} is a {_WEEKDAYS[day.weekday()]}"
    first, second = dates.Local(day, clock), dates.Local(near, clock)
    raise Fault(message, f"write `{first}`, or `{second}` if you mean the {_WEEKDAYS[weekdays[0]]}")


def _refuse_what_can_be_two(text: str, answer: str, places: Places) -> None:
    short = _SHORT_YEAR.search(text)
    if short:
        raise Fault(f"`{answer}` has a year of two digits", _hint_of_short_year(short))
    if _MIDNIGHT.search(text):
        meant = meant_by(_MIDNIGHT.sub(" ", text))
        if meant.day:
            readings = (meant.day, meant.day.fromordinal(meant.day.toordinal() + 1))
            hint = " or ".join(f"`{day} 00:00`" for day in readings)
            raise Fault(f"`{answer}` can be the midnight before that day or after it", f"write {hint}")
        raise Fault(f"`{answer}` can be the midnight before a day or after it", "write the day and `00:00`")
    hours, twelve = _HOURS.search(text), _TWELVE.search(text)
    if hours:
        raise Fault(f"`{hours[0]}` has a start and an end", _hint_of_hours(text, hours, places))
    if twelve:
        day = meant_by(_TWELVE.sub(" ", text)).day
        noon, night = (f"{dates.Local(day, time(hour, int(twelve[1] or 0)))}" for hour in (12, 0))
        raise Fault(f"`{twelve[0]}` can be noon or midnight", f"write `{noon}` for noon, `{night}` for the night")


def _hint_of_hours(text: str, hours: re.Match[str], places: Places) -> str:
    """Both as hours of one half of the day, where they can be that."""
    day = meant_by(_HOURS.sub(" ", text)).day
    half = 12 if hours[5].lower() == "p" else 0
    first, last = (int(hours[part]) + half for part in (1, 3))
    if day is None or not half <= first < last < half + 12:
        return "write each alone, from 00:00 to 23:59, such as `14:00` and `16:00`"
    return places.both(f"{day} {first:02d}:{hours[2] or '00'}", f"{last:02d}:{hours[4] or '00'}")


def _hint_of_short_year(short: re.Match[str]) -> str:
    first, second, third = short[1], short[3], short[4]
    guesses = ((third, second, first), (third, first, second), (first, second, third))
    days = dict.fromkeys(day for guess in guesses if (day := _day(*guess)))
    return (
        f"write {' or '.join(f'`{day}`' for day in days)}"
        if days
        else "write year, month and day, such as `2027-05-08`"
    )


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(2000 + int(year), int(month), int(day))
    except ValueError:
        return None


def _span(answer: str, meant: Meant, places: Places) -> Fault:
    clocks = [f"{clock:%H:%M}" for clock in meant.clocks]
    first, last = (clocks[0], clocks[-1]) if clocks else ("", "")
    if not meant.days:
        return Fault(f"`{answer}` has two times", places.both(f"2027-05-08 {first}", last))
    begin, end = meant.days[0], meant.days[-1]
    if len(meant.clocks) > 1:
        start, stop = f"{begin} {first}", last if begin == end else f"{end} {last}"
        return Fault(f"`{answer}` has a start and an end", places.both(start, stop))
    if meant.clocks:
        hint = f"{places.both(f'{begin} {first}', str(end))} and its time; or `{begin} {first}` alone"
        return Fault(f"`{answer}` has two days", hint)
    return Fault(f"`{answer}` has two days", f"{places.both(str(begin), str(end))}; or one of them alone")


def _not_for_sure(answer: str, plain: str, unknown: Iterable[str], year: int | None) -> Fault:
    """The remedy is the day or the month that is probably meant."""
    zone = next((word for word in unknown if word.upper() == word and len(word) > 1), "")
    if zone:
        try:
            read_zone(zone)
        except Fault as fault:
            if "abbreviation" in fault.message:
                return Fault(
                    f"`{answer}` has a zone in it, `{zone}`", f"write the time alone, and as the zone {_zone(fault)}"
                )
    hint = month_hint(plain, local_hint(plain))
    if re.match(r"write `\d{2}:", hint) and _has_month(plain):
        hint = "write the year too, such as `2027-05-08 14:00`"
    with_year = meant_by(f"{plain} {year}") if year and not meant_by(plain).is_form and _has_month(plain) else None
    if with_year and with_year.day and len(with_year.clocks) < 2:
        clock = f" {with_year.clocks[0]:%H:%M}" if with_year.clocks else ""
        hint = f"write `{with_year.day}{clock}`"
    return Fault(f"`{answer}` is no day or time that can be read for sure", hint)


def _zone(fault: Fault) -> str:
    named = re.search(r"`[^`]+`", fault.hint)
    return f"one such as {named[0]}" if named else "that of a large city near by"


def _with_plain_digits(text: str) -> str:
    """Digits of every script as 0 to 9, and letters as they are usually written (NFKC)."""
    usual = unicodedata.normalize("NFKC", text)
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in usual)
    return _HOUR.sub(lambda hour: f"{hour[1]}:{hour[2] or '00'}", plain)


def _unknown_words(text: str) -> list[str]:
    known = _BETWEEN | month_names().keys()
    return [word for word in _WORDS.findall(text) if word.casefold() not in known]


def _has_month(text: str) -> bool:
    return any(word.casefold() in month_names() for word in _WORDS.findall(text))


def _without_weekdays(text: str) -> tuple[list[int], str]:
    """The days of the week that are named, and the text without them."""
    found: list[int] = []

    def note(match: re.Match[str]) -> str:
        number = _weekdays().get(match[0].casefold())
        if number is None or match[0].casefold() in month_names():
            return match[0]
        found.append(number)
        return " "

    plain = _WORDS.sub(note, text)
    return [*dict.fromkeys(found)], re.sub(r"^[\s,.]+|(?<=\s)[,.](?=\s)", "", plain).strip(" ,")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _in_words(day: date) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1]} {day.year}"


@cache
def _weekdays() -> dict[str, int]:
    """The days of the week (0 is Monday) by their names and abbreviations; those that mean two are left out."""
    from babel.dates import get_day_names  # takes long to load, for a few answers

    numbers: dict[str, set[int]] = {}
    for code in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_day_names(width, context, locale_of_dates(code)).items():
                    numbers.setdefault(name.casefold().strip("."), set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1 and len(name) > 2}
