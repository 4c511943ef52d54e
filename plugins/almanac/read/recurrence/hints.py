"""The words of ``repeat``, and the remedy for each that people write in their place."""

from __future__ import annotations

import re

from almanac.model.recurrence import Weekday
from almanac.read.fault import nearest
from almanac.read.values.date_hints import meant_by
from almanac.read.values.dates import MONTHS

WEEKDAYS = {weekday.name.lower(): weekday for weekday in Weekday}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_PERIODS = ("day", "week", "month", "year")
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "other": "2", "second": "2", "third": "3", "fourth": "4"}
_SEVERAL = {"fortnight": ("week", 2), "fortnightly": ("week", 2), "biweekly": ("week", 2), "quarter": ("month", 3),
            "quarterly": ("month", 3), "bimonthly": ("month", 2)}  # fmt: skip
_DAYS = "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday"
_OF_MONTH = "write a weekday with `first` to `fifth` or `last`, such as `second Sunday`, or a number, or `last`"
_OF_YEAR = "write it as `second Sunday of March` or `15 of March`"


def period_hint(text: str) -> str:
    """The remedy where a period should stand."""
    every, interval, day = _period(text)
    if not every:
        return "write `day`, `week`, `month` or `year`"
    lines = [*([f"`interval: {interval}`"] if interval != "1" else []), *([f"`day: {day}`"] if day else [])]
    return f"write `{every}`" if not lines else f"write `every: {every}` and, below it, {' and '.join(lines)}"


def repeat_hint(text: str) -> str:
    """The remedy where a rule is said in a word or two, such as ``weekly``; empty for what is none."""
    every, interval, day = _period(text)
    if not every:
        return ""
    others = [*([f"interval: {interval}"] if interval != "1" else []), *([f"day: {day}"] if day else [])]
    return f"write `repeat: {{{', '.join([f'every: {every}', *others])}}}`"


def _period(text: str) -> tuple[str, str, str]:
    """Period, interval and weekday of ``every 2 weeks``, ``Mondays``, ``fortnight``; an empty period for others."""
    words = [word.rstrip("s") for word in text.lower().removeprefix("every").split()]
    if not words or len(words) > 2:
        return "", "", ""
    number = _NUMBERS.get(words[0], words[0] if words[0].isdecimal() else "")
    if len(words) == 2 and not number:
        return "", "", ""
    last = words[-1]
    if last in _SEVERAL:
        return _SEVERAL[last][0], str(_SEVERAL[last][1]), ""
    every = _ADVERBS.get(last, last if last in _PERIODS else "")
    if not every and _weekday(last):
        return "week", number or "1", _weekday(last)
    every = every or nearest(last, _PERIODS, cutoff=0.7)
    return (every, number or "1", "") if every else ("", "", "")


def weekday_hint(text: str) -> str:
    """The remedy where a weekday should stand."""
    several = [_weekday(word) for word in re.split(r"\s*(?:,|/|\+|&|\band\b)\s*", text)]
    if len(several) > 1 and all(several):
        return f"write a list: `[{', '.join(several)}]`"
    meant = _weekday(text)
    if meant:
        return f"write `{meant}`"
    if _weekday(text.rpartition(" ")[2]) and text.partition(" ")[0].lower() in ORDINALS:
        return "it goes with `every: month`; of a week, write the weekday alone"
    return f"write {_DAYS}"


def day_of_month_hint(text: str) -> str:
    """The remedy where a day of the month should stand."""
    meant = _day_of_month(text)
    if meant:
        return f"write `{meant}`"
    if _weekday(text):
        return f"which of them? write `first {_weekday(text)}` to `fifth {_weekday(text)}`, or `last {_weekday(text)}`"
    if re.search(r"\bof\b", text):
        return "a month stands there with `every: year` only"
    return _OF_MONTH


def day_of_year_hint(text: str) -> str:
    """The remedy where a day of a month of the year should stand."""
    match = re.fullmatch(r"(.+?) (?:of|in) (?:the )?(\w+)", text, re.IGNORECASE)
    month = nearest(match[2], MONTHS, cutoff=0.5) if match else ""
    day = _day_of_month(match[1]) or match[1] if match else ""
    if match and month and (day.isdecimal() or day.lower() == "last" or " " in day):
        return f"write `{day} of {month}`"
    meant = meant_by(text if re.search(r"\d{4}", text) else f"{text} 2024")
    if meant.day is not None:
        return f"write `{meant.day.day} of {MONTHS[meant.day.month - 1]}`"
    return _OF_YEAR


def _day_of_month(text: str) -> str:
    """``2nd Sunday`` as ``second Sunday``, ``8th`` as ``8``; empty for what is none."""
    number = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)", text.lower())
    if number and 1 <= int(number[1]) <= 31:
        return str(int(number[1]))
    if text.lower() in {"-1", "last day", "end"}:
        return "last"
    ordinal, _, weekday = text.lower().partition(" ")
    numbered = re.fullmatch(r"([1-5])(?:st|nd|rd|th|\.)?", ordinal)
    words = [word for word, value in ORDINALS.items() if numbered and value == int(numbered[1])]
    word = words[0] if words else nearest(ordinal, ORDINALS, cutoff=0.8)
    return f"{word} {_weekday(weekday)}" if word and _weekday(weekday) else ""


def _weekday(text: str) -> str:
    """The weekday that is meant by its beginning or by a slip, or an empty string."""
    word = text.strip(" .").lower()
    begins = [day for day in WEEKDAYS if len(word) > 1 and day.startswith(word.rstrip("s"))]
    weekday = begins[0] if len(begins) == 1 else nearest(word, WEEKDAYS, cutoff=0.75)
    return weekday.capitalize()
