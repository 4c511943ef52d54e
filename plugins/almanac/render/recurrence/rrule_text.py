"""Writes a Rule as an RRULE (RFC 5545 3.3.10): its text, its property in a calendar, and a day of its BYDAY."""

from __future__ import annotations

from icalendar import vRecur

from almanac.model.recurrence import NthWeekday, Rule


def rrule_text(rule: Rule) -> str:
    """``FREQ=MONTHLY;BYDAY=2SU``: one text for a rule, however people wrote it."""
    return ";".join(_part_text(name, value) for name, value in _parts(rule).items())


def rrule_property(rule: Rule) -> vRecur:
    """The value of a calendar's RRULE; icalendar has an order of its own for the parts."""
    return vRecur(_parts(rule))


def by_day_text(day: NthWeekday) -> str:
    """``SU``, ``2SU`` or ``-1SU``."""
    return f"{day.nth or ''}{day.weekday.name[:2]}"


def _part_text(name: str, value: object) -> str:
    text: bytes = vRecur({name: value}).to_ical()  # type: ignore[no-untyped-call]
    return text.decode()


def _parts(rule: Rule) -> dict[str, object]:
    """The parts by name; FREQ has to be the first, and the end is the last as in the fields of ``repeat``."""
    parts: dict[str, object] = {
        "FREQ": rule.freq.value,
        "INTERVAL": rule.interval,
        "BYMONTH": rule.by_month,
        "BYWEEKNO": rule.by_week_no,
        "BYYEARDAY": rule.by_year_day,
        "BYDAY": [by_day_text(day) for day in rule.by_day],
        "BYMONTHDAY": rule.by_month_day,
        "BYSETPOS": rule.by_set_pos,
        "WKST": rule.week_start.name[:2] if rule.week_start is not None else None,
        "UNTIL": rule.until,
        "COUNT": rule.count,
    }
    return {name: value for name, value in parts.items() if value}
