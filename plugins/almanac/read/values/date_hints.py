"""Guesses the days and times that are meant by what people write in other forms than `2026-03-02 09:30`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from almanac.model.language import locale_of_dates
from almanac.model.when import MonthOnly

_FORM = "write year, month and day, such as `2027-05-08`"
_SIGNS = r"\s*[./_–—-]\s*|\s+"
# Year, month, day or the other way round, with one sign between them; then the same of the Far East, then none.
_NUMBERS = re.compile(rf"(?<!\d)(\d{{1,4}})({_SIGNS})(\d{{1,2}})\2(\d{{1,4}})(?!\d)")
_FAR_EAST = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_COMPACT = re.compile(r"(?<!\d)([12]\d{3})(\d{2})(\d{2})(?!\d)")
# A month and its year, likewise.
_MONTH_IN_NUMBERS = re.compile(
    rf"(?<!\d)(?:(?P<year>\d{{4}})(?:{_SIGNS})(?P<month>\d{{1,2}})|(?P<month_first>\d{{1,2}})(?:{_SIGNS})(?P<year_last>\d{{4}})"
    r"|(?P<far_year>\d{4})\s*[年년]\s*(?P<far_month>\d{1,2})\s*[月월]|(?P<year_compact>[12]\d{3})(?P<month_compact>\d{2}))(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|ª|er|e)?(?!\w)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?:(?P<hour12>\d{1,2})(?:[:.](?P<minute12>\d{2}))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::\d{2})?|\s*[h](?P<minute_h>\d{2})?)"
    r"|(?<=[\sT])(?P<hour_dot>\d{1,2})\.(?P<minute_dot>\d{2})|(?P<word>noon|midnight))(?![\d:]|\.\d)",
    re.IGNORECASE,
)
# Month names of these are known beside those of English: what is written in one of them can be read.
LANGUAGES = (
    "en", "en-GB", "ar", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hi", "hr", "hu", "id", "it",
    "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw", "tr", "uk",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """The days that a text can mean, and the times of day that stand in it.

    ``days`` are several where the order is not plain, or where the text names several (``is_span``);
    none, with ``is_form``, where it has the form of a date that no calendar has. ``is_all``: there are no
    other numbers.
    """

    days: tuple[date, ...]
    clocks: tuple[time, ...]
    is_span: bool = False
    is_form: bool = False
    is_all: bool = True

    @property
    def day(self) -> date | None:
        """The one day that is meant, if it is one."""
        return self.days[0] if len(self.days) == 1 else None


def meant_by(text: str) -> Meant:
    """What a text means that is in no form we read."""
    clocks = [_clock(match) for match in _CLOCK.finditer(text)]
    rest = _CLOCK.sub(" ", text)
    in_numbers = list(_in_numbers(rest))
    forms = in_numbers or list(_in_words(rest))
    readings = [days for form in forms if (days := sorted({day for numbers in form if (day := _possible(*numbers))}))]
    other = re.search(r"\d", _without_numbers(rest) if in_numbers else _DAY.sub("", _YEAR.sub("", rest)))
    return Meant(
        tuple(sorted({day for days in readings for day in days})),
        tuple(clock for clock in clocks if clock is not None),
        is_span=len(readings) > 1,
        is_form=bool(forms),
        is_all=other is None and None not in clocks,
    )


def day_hint(text: str) -> str:
    """The remedy where a day alone should stand."""
    meant = meant_by(text)
    if meant.day is None:
        return _without_one_day(meant)
    return f"write {'the day alone: ' if meant.clocks or not meant.is_all else ''}`{meant.day}`"


def local_hint(text: str) -> str:
    """The remedy where a day, or a day with a local time should stand."""
    meant = meant_by(text)
    if not meant.is_form and len(meant.clocks) == 1 and meant.is_all:
        return f"write `{meant.clocks[0]:%H:%M}`"
    if meant.day is None:
        return _without_one_day(meant)
    if not meant.is_all:
        return f"write a day, or a day and a time, such as `{meant.day}` or `{meant.day} 18:30`"
    if len(meant.clocks) > 1:
        first, last = meant.clocks[0], meant.clocks[-1]
        return f"write the start alone, `{meant.day} {first:%H:%M}`; then a line `end: {last:%H:%M}`"
    clock = f" {meant.clocks[0]:%H:%M}" if meant.clocks else ""
    return f"write `{meant.day}{clock}`"


def month_hint(text: str, hint: str) -> str:
    """The remedy where a month may stand in place of a day; ``hint`` is the one where it may not."""
    meant, month = meant_by(text), month_meant_by(text)
    if meant.is_form:
        return hint
    if month is None:
        # Nobody has to invent a day, which would then stand in everybody's calendar.
        return f"{hint}, or the month alone: `2027-05`" if hint == _FORM else hint
    if meant.clocks:
        return f"a time needs its day: write `{month}-08 {meant.clocks[0]:%H:%M}`, or the month alone: `{month}`"
    return f"write `{month}`, or its day too, such as `{month}-08`"


def published_hint(text: str) -> str:
    """The remedy where a day, or a day with a time and its zone should stand."""
    meant = meant_by(text)
    if meant.day is None:
        return _without_one_day(meant)
    if meant.is_all and not meant.clocks:
        return f"write `{meant.day}`"
    clock = f"{meant.clocks[0]:%H:%M}" if meant.clocks else "09:30"
    return f"write `{meant.day}`, or with a time and its zone: `{meant.day} {clock} Europe/Warsaw`"


def clock_hint(text: str) -> str:
    """The remedy where a time of day should stand."""
    match = _CLOCK.fullmatch(text) or re.fullmatch(r"(?P<hour_dot>\d{1,2})\.(?P<minute_dot>\d{2})", text)
    clock = _clock(match) if match else None
    return f"write `{clock:%H:%M}`" if clock else "write hours and minutes from 00:00 to 23:59: `18:30`"


def _without_one_day(meant: Meant) -> str:
    if meant.is_span:
        several = ", ".join(str(day) for day in meant.days)
        return f"one day: `{meant.days[0]}`; the last one belongs in `end`, or several in a list: `[{several}]`"
    if meant.days:
        return f"write {' or '.join(f'`{day}`' for day in meant.days)}: year, month, day"
    return f"the calendar has no such day; {_FORM}" if meant.is_form else _FORM


def month_meant_by(text: str) -> MonthOnly | None:
    """The month that a text names with its year and without a day."""
    rest = _CLOCK.sub(" ", text)
    in_numbers = [[int(part) for part in match.groups() if part] for match in _MONTH_IN_NUMBERS.finditer(rest)]
    if len(in_numbers) == 1 and not re.search(r"\d", _MONTH_IN_NUMBERS.sub("", rest)):
        month, year = sorted(in_numbers[0])
        return MonthOnly(date(year, month, 1)) if 1 <= month <= 12 and year >= 1000 else None
    months, years = _months_in_words(rest), _YEAR.findall(rest)
    if len(months) == len(years) == 1 and not re.search(r"\d", _YEAR.sub("", rest)):
        year = int(years[0])
        return MonthOnly(date(year, months.pop(), 1)) if year >= 1000 else None
    return None


_Numbers = tuple[str, int, str]


def _without_numbers(text: str) -> str:
    for pattern in (_FAR_EAST, _COMPACT, _NUMBERS):
        text = pattern.sub(" ", text)
    return text


def _in_numbers(text: str) -> Iterator[list[_Numbers]]:
    """Year, month and day as they can be read, of each date in numbers."""
    for pattern in (_FAR_EAST, _COMPACT):
        for match in pattern.finditer(text):
            yield [(match[1], int(match[2]), match[3])]
    for match in _NUMBERS.finditer(text):
        first, middle, last = match[1], match[3], match[4]
        if len(first) == 4:
            swapped = [(first, int(last), middle)] if int(middle) > 12 and len(last) <= 2 else []
            yield [(first, int(middle), last), *swapped]
        elif len(last) == 4:
            both = len(first) <= 2
            yield [(last, int(middle), first), *([(last, int(first), middle)] if both else [])]


def _in_words(text: str) -> Iterator[list[_Numbers]]:
    """The same of a date whose month is a word; two numbers beside it are two days."""
    months = _months_in_words(text)
    years = _YEAR.findall(text)
    days = _DAY.findall(_YEAR.sub(" ", text))
    if len(months) == len(years) == 1:
        month = months.pop()
        for day in days:
            yield [(years[0], month, day)]


def _months_in_words(text: str) -> set[int]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]+", text))
    return {month for word in words if len(word) > 2 and (month := month_names().get(word, 0))}


def _possible(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> time | None:
    parts = match.groupdict()
    if parts.get("word"):
        return time(12) if match["word"].lower() == "noon" else time(0)
    if parts.get("half"):
        hour = int(match["hour12"])
        half = 12 if match["half"].lower() == "p" else 0
        return _time(hour % 12 + half, match["minute12"]) if 1 <= hour <= 12 else None
    if parts.get("hour_dot"):
        return _time(int(match["hour_dot"]), match["minute_dot"])
    return _time(int(match["hour"]), match["minute"] or match["minute_h"])


def _time(hour: int, minute: str | None) -> time | None:
    try:
        return time(hour, int(minute or 0))
    except ValueError:
        return None


@cache
def month_names() -> dict[str, int]:
    """Months by their names and abbreviations, in small letters; names that mean two months are left out."""
    from babel.dates import get_month_names  # takes long to load, for a hint

    numbers_by_name: dict[str, set[int]] = {}
    for code in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale_of_dates(code)).items():
                    numbers_by_name.setdefault(name.casefold().strip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in numbers_by_name.items() if len(numbers) == 1}
