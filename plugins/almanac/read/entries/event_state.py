"""Reads of an earlier version of an event's file whether and when it takes place; nothing is a Problem."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from almanac.model.event import Status
from almanac.model.history import EventState, ScheduleState
from almanac.model.when import DayOrMonth, MonthOnly
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import FrontMatter, Raw, read_front_matter
from almanac.read.values import plain_values as plain
from almanac.read.values.dates import Local, read_day, read_local
from almanac.read.values.months import read_day_or_month, read_start

_NEEDED = ("status", "start", "previous_start", "repeat", "draft")


def read_event_state(text: str) -> EventState | None:
    """What a version said; None for a draft and for what cannot be read, which no reader has ever seen."""
    front, _problems = read_front_matter(text, "")
    if front is None or any(front.is_unread(name) for name in _NEEDED):
        return None
    try:
        return None if _truth(front.data.get("draft")) else _state(front)
    except Fault:
        return None


def _state(front: FrontMatter) -> EventState:
    start = read_start(_text(front.data.get("start")))
    usual = Local(None) if isinstance(start, MonthOnly) else start
    previous = tuple(read_day_or_month(text) for text in _texts(front.data.get("previous_start")))
    status, note = _status(front.data.get("status")), _note(front.data.get("status_note"))
    whole = ScheduleState(status, _first(start), previous, note)
    repeat = front.data.get("repeat")
    changes = repeat.get("changes") if isinstance(repeat, dict) else None
    single: dict[date, ScheduleState] = {}
    for change in changes if isinstance(changes, list) else [changes]:
        if isinstance(change, dict):
            # One that cannot be read does not hide what the rest says.
            with suppress(Fault):
                single.update(_single(change, usual))
    return EventState(whole, single)


def _first(start: Local | MonthOnly) -> DayOrMonth:
    if isinstance(start, MonthOnly):
        return start
    if start.day is None:
        raise Fault("there is no start", "")
    return start.day


def _single(change: dict[str, Raw], usual: Local) -> dict[date, ScheduleState]:
    """The occurrence, when it is cancelled or begins at another time."""
    day = read_day(_text(change.get("date")))
    note = _note(change.get("note"))
    if _status(change.get("status")).is_off:
        return {day: ScheduleState(Status.CANCELLED, day, (day,), note)}
    start = _local(change.get("start"))
    if start is None or ((start.day or day) == day and start.clock in {None, usual.clock}):
        return {}
    return {day: ScheduleState(Status.RESCHEDULED, start.day or day, (day,), note)}


def _status(value: Raw) -> Status:
    return plain.status(_text(value)) if value is not None else Status.CONFIRMED


def _truth(value: Raw) -> bool:
    return value is not None and plain.true_or_false(_text(value))


def _local(value: Raw) -> Local | None:
    return read_local(_text(value)) if value is not None else None


def _texts(value: Raw) -> list[str]:
    """One value may stand for a list of one."""
    return [_text(item) for item in (value if isinstance(value, list) else [value]) if item is not None]


def _note(value: Raw) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _text(value: Raw) -> str:
    if not isinstance(value, str):
        raise Fault("is no text", "")
    return value
