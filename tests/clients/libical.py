"""Prints as JSON what libical lists of a calendar: ``python3 libical.py FILE ZONE FIRST LAST``, by Debian's own Python.

Each entry is its title, its begin and its end in the time of ``ZONE``; of whole days, the first and the last.
libical leaves it to programs that a VEVENT with a RECURRENCE-ID takes the place of an occurrence.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402 - its version has to be said before

_DAY = timedelta(days=1)


def main(file: str, zone: str, first: str, last: str) -> None:
    """Print what begins in the days from ``first`` to ``last``, and perhaps a day around them."""
    calendar = ICalGLib.Parser.parse_string(Path(file).read_text("utf-8"))
    reader = ICalGLib.Timezone.get_builtin_timezone(zone)
    window = [ICalGLib.Time.new_from_string(f"{day.replace('-', '')}T235959Z") for day in (first, last)]
    events = _events(calendar)
    zones = {event.get_uid(): event.get_dtstart().get_timezone() for event in events if not _differs(event)}
    replaced = {_replaced(event, zones) for event in events if _differs(event)}
    entries = [
        [event.get_summary(), *_shown(event, span, reader)]
        for event in events
        for span in _spans(event, window)
        if _differs(event) or (event.get_uid(), span[0]) not in replaced
    ]
    sys.stdout.write(json.dumps(entries))


def _events(calendar: Any) -> list[Any]:
    kind = ICalGLib.ComponentKind.VEVENT_COMPONENT
    events = [calendar.get_first_component(kind)]
    while events[-1]:
        events.append(calendar.get_next_component(kind))
    return events[:-1]


def _differs(event: Any) -> bool:
    return not event.get_recurrenceid().is_null_time()


def _replaced(event: Any, zones: dict[str, Any]) -> tuple[str, int]:
    """The occurrence in whose place an event is; libical gives its time without its TZID, which is the rule's."""
    moment = event.get_recurrenceid()
    return event.get_uid(), moment.as_timet_with_zone(moment.get_timezone() or zones[event.get_uid()])


def _spans(event: Any, window: list[Any]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    event.foreach_recurrence(*window, lambda _, span: spans.append((span.get_start(), span.get_end())))
    return spans


def _shown(event: Any, span: tuple[int, int], reader: Any) -> tuple[str, str]:
    if event.get_dtstart().is_date():
        # The end of a span of whole days is a day late.
        first = datetime.fromtimestamp(span[0], UTC)
        length = timedelta(seconds=event.get_dtend().as_timet() - event.get_dtstart().as_timet())
        return f"{first:%Y-%m-%d}", f"{first + length - _DAY:%Y-%m-%d}"
    begin, end = (ICalGLib.Time.new_from_timet_with_zone(moment, 0, reader) for moment in span)
    return _clock(begin), _clock(end)


def _clock(time: Any) -> str:
    year, month, day = time.get_date()
    hour, minute, _ = time.get_time()
    return f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}"


if __name__ == "__main__":
    main(*sys.argv[1:])
