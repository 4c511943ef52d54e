"""Gives the end of a Rule the form of its start (RFC 5545 3.3.10): a date for whole days, UTC for local times."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from almanac.model import fault_words
from almanac.model.recurrence import Rule
from almanac.model.when import AllDay, Dated
from almanac.read.fault import Fault
from almanac.read.values import dates


def read_until(until: dates.Local, when: Dated) -> date | datetime:
    """The ``until`` of a Rule that begins at ``when``; raises ``Fault`` where it does not fit."""
    if until.day is None:
        raise without_day(until)
    if until.day < when.day:
        known = {"until": until, "start": when.day}
        hint = fault_words.UNTIL_BEFORE_START_HINT.format(**known)
        raise Fault(fault_words.UNTIL_BEFORE_START.format(**known), hint)
    if isinstance(when, AllDay):
        if until.clock is not None:
            hint = f"write the day alone: `{until.day}`"
            raise Fault(f"`{until}` has a time, but the event takes whole days", hint)
        return until.day
    # The day is inclusive: until the last moment of that local day, unless it says a time.
    last = datetime.combine(until.day, until.clock or time(23, 59, 59), when.zone)
    if last.timestamp() < when.start.timestamp():
        start = f"{when.start:%Y-%m-%d %H:%M}"
        raise Fault(f"`{until}` is before the start, {start}", f"write `{when.day}` alone, or a later day")
    return last.astimezone(UTC)


def with_fitting_end(rule: Rule, when: Dated) -> Rule:
    """A Rule that people wrote as an RRULE, whose UNTIL may be a date or any time; raises ``Fault`` as above."""
    until = rule.until
    if until is None:
        return rule
    if not isinstance(until, datetime):
        return replace(rule, until=read_until(dates.Local(until), when))
    if isinstance(when, AllDay):
        return replace(rule, until=read_until(dates.Local(until.date()), when))
    if until.tzinfo is not UTC:
        return replace(rule, until=read_until(dates.Local(until.date(), until.time()), when))
    if until < when.start:
        read_until(dates.Local(until.date()), when)  # the day as it was written, where that is too early
        local = until.astimezone(when.zone)
        return replace(rule, until=read_until(dates.Local(local.date(), local.time()), when))
    return rule


def without_day(until: dates.Local) -> Fault:
    """What is wrong with an end that is a time of day alone."""
    return Fault(f"`{until}` is a time without its day", "write the last day, such as `2027-12-31`")
