"""Finds dates in texts whose weekday is not theirs: one of the two is wrong, and nobody but the author knows which."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from almanac.model.entry import Source
from almanac.model.language import locale_of_dates
from almanac.model.problem import Problem, Severity

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What stands between a weekday and its day, or behind the number of a day: `Friday, the 14th of May`.
_BETWEEN = r"\.?(?:\s*[,،、]\s*|\s+)(?:(?:the|den|dem|der|le|el|dia|día|dnia|tarehe|tanggal|tgl)\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
_OF = r"(?:\s+(?:of|de|di|do))?\s+"
_YEAR = r"(?:\s*,?\s*(?:(?:de|del)\s+)?(?P<year>\d{4}))?"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
# Where the names of a language come in.
_WD, _MO = "WEEKDAYS", "MONTHS"
_EAST_ASIAN = (
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?\s*[（(]?(?P<weekday>WEEKDAYS)(?!\w)",
)
_FORMS = (
    rf"(?<!\w)(?P<weekday>WEEKDAYS){_BETWEEN}{_DAY}{_OF}(?P<month>MONTHS)\b\.?{_YEAR}",
    rf"(?<!\w)(?P<weekday>WEEKDAYS){_BETWEEN}(?P<month>MONTHS)\.?\s+{_DAY}(?!\d){_YEAR}",
    rf"(?<!\w)(?P<weekday>WEEKDAYS){_BETWEEN}{_ISO}",
    rf"(?<!\d){_DAY}{_OF}(?P<month>MONTHS)\.?\s+(?P<year>\d{{4}})\s*[（(](?P<weekday>WEEKDAYS)\.?[）)]",
    rf"(?<!\d){_ISO}\s*[（(](?P<weekday>WEEKDAYS)\.?[）)]",
)
# In Hungarian the weekday comes last.
_HUNGARIAN = (
    r"(?:(?P<year>\d{4})\.\s*)?(?P<month>MONTHS)\s+(?P<day>\d{1,2})(?:\.|-\w+)?,?\s*\(?(?P<weekday>WEEKDAYS)(?!\w)",
)


def wrong_weekdays(source: Source, lang: str, years: Collection[int], words: Mapping[str, str]) -> Iterator[Problem]:
    """A warning at each in the text, and in ``words`` of the front matter, by field.

    A date without a year is right where it is so in one of the ``years``.
    """
    names = _names(lang)
    if names is None:
        return
    lines: list[tuple[int, str, str]] = [(source.line(field), field, text) for field, text in words.items()]
    lines += [(number, "", line) for number, line in enumerate(source.body.split("\n"), source.body_line)]
    for number, field, line in lines:
        for said, days, weekday in _found(line, names, years):
            if days and all(day.weekday() != weekday for day in days):
                really = f"{days[0]} is a {_WEEKDAYS[days[0].weekday()]}"
                hint = "ask which of the two is meant"
                yield Problem(source.path, number, field, f"says `{said}`, and {really}", hint, Severity.WARNING)


_Names = tuple[tuple[re.Pattern[str], ...], Mapping[str, int], Mapping[str, int]]


def _found(line: str, names: _Names, years: Collection[int]) -> Iterator[tuple[str, list[date], int]]:
    """What is said, which days that can be, and the weekday (Monday is 0)."""
    forms, weekdays, months = names
    seen: set[tuple[int, int]] = set()
    for form in forms:
        for match in form.finditer(line):
            if match.span("day") in seen:
                continue
            seen.add(match.span("day"))
            month = months.get(match["month"].casefold()) or int(match["month"])
            of = [int(match["year"])] if match["year"] else sorted(years)
            yield match[0].strip(), [*_days(of, month, int(match["day"]))], weekdays[match["weekday"].casefold()]


def _days(years: Iterable[int], month: int, day: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:  # the 30th of February, or a year without a 29th
            continue


@lru_cache(maxsize=32)
def _names(lang: str) -> _Names | None:
    """The forms of a date with a weekday, and the numbers of these names; None for a language without names."""
    try:
        locale = locale_of_dates(lang)
    except ValueError:
        return None
    weekdays, months = _by_name(locale.days), _by_name(locale.months)
    forms: tuple[str, ...] = _EAST_ASIAN if locale.language in {"ja", "zh"} else _FORMS
    forms += _HUNGARIAN if locale.language == "hu" else ()
    written = (form.replace(_WD, _any_of(weekdays)).replace(_MO, _any_of(months)) for form in forms)
    return tuple(re.compile(form, re.IGNORECASE) for form in written), weekdays, months


def _by_name(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """The numbers of names in small letters, written in full and abbreviated (CLDR)."""
    return {
        name.rstrip(".").casefold(): number
        for context in ("stand-alone", "format")
        for width in ("abbreviated", "wide")
        for number, name in names.get(context, {}).get(width, {}).items()
    }


def _any_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
