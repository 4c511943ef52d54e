"""Eight programs that read calendars, which nobody here wrote: what each lists for somebody in a zone."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import ics
import recurring_ical_events
import vobject

from built.clients import Khal
from built.entries import Entry, Window, listed, shown

_CLIENTS = Path(__file__).parents[2] / "clients"
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
# Lists what a file has, for somebody in a zone, of the days of a window.
Reader = Callable[[Path, ZoneInfo, Window], Iterable[Entry]]


def by_icalendar(file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
    """icalendar, with recurring-ical-events."""
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(file.read_bytes()))
    for event in query.between(window.first - _DAY, window.last + 2 * _DAY):
        yield from shown(str(event["SUMMARY"]), event.start, event.end, zone)


def by_vobject(file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
    """vobject, which leaves it to programs that an event with a RECURRENCE-ID takes the place of an occurrence."""
    events = vobject.readOne(file.read_text("utf-8")).vevent_list
    replaced = {(event.uid.value, event.recurrence_id.value) for event in events if hasattr(event, "recurrence_id")}
    for event in events:
        for start in _starts(event, window):
            if hasattr(event, "recurrence_id") or (event.uid.value, start) not in replaced:
                yield from shown(event.summary.value, start, _end(event, start), zone)


def _starts(event: Any, window: Window) -> Iterator[date]:
    first = event.dtstart.value
    if event.rruleset is None:
        yield first
    elif isinstance(first, datetime):
        yield from event.rruleset.between(*(datetime.combine(day, time(), UTC) for day in _around(window)))
    else:
        days = event.rruleset.between(*(datetime.combine(day, time()) for day in _around(window)))
        yield from (day.date() for day in days)


def _around(window: Window) -> tuple[date, date]:
    return window.first - 2 * _DAY, window.last + 2 * _DAY


def _end(event: Any, start: date) -> date | None:
    if not hasattr(event, "dtend"):
        return None
    return start + (event.dtend.value - event.dtstart.value)


def by_ics_py(file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
    """ics.py."""
    del window
    for event in _ics_py_calendar(file).events:
        begin, end = event.begin.datetime, event.end.datetime
        yield from shown(event.name, *((begin.date(), end.date()) if event.all_day else (begin, end)), zone)


@cache
def _ics_py_calendar(file: Path) -> ics.Calendar:
    """What takes longest of all, and is the same for everybody."""
    return ics.Calendar(file.read_text("utf-8"))


def by_ical_js(node: str) -> Reader:
    """ical.js, the parser of Thunderbird."""
    return lambda file, zone, window: _printed([node, "ical_js.mjs"], file, zone, window)


def by_node_ical(node: str) -> Reader:
    """node-ical, of programs that run in Node."""
    return lambda file, zone, window: _printed([node, "node_ical.mjs"], file, zone, window)


def by_libical(python: str) -> Reader:
    """libical, the parser of the calendars of GNOME and KDE."""
    return lambda file, zone, window: _printed([python, "libical.py"], file, zone, window)


def recurrences_of_node_ical(node: str, file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
    """What node-ical keeps under ``recurrences``: what differs from a rule."""
    return _printed([node, "node_ical.mjs"], file, zone, window, "recurrences")


def _printed(command: Sequence[str], file: Path, zone: ZoneInfo, window: Window, *options: str) -> Iterator[Entry]:
    program, script = command
    arguments = [str(file), zone.key, str(window.first), str(window.last), *options]
    for entry in json.loads(_run([program, str(_CLIENTS / script), *arguments], zone)):
        yield from listed(*entry)


def by_khal(home: Path) -> Reader:
    """khal, which gets every event's own file in place of the calendar of all.

    With the zones of all in each event it would take a minute.
    """
    person = Khal(home)

    def read(file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
        if not home.exists():
            person.follow()
            own = [path for path in file.parent.glob("*/*.ics") if path.stem == path.parent.name]
            person.open(*(own if file.stem == "calendar" else [file]))
        # What began before is listed with its begin alone.
        for line in person.moved_to(zone.key).entries(str(window.first - _WEEK), window.days + 7):
            _, begin, end, title, *_ = line.split("|")
            yield from listed(title, begin, end)

    return read


# A heading for each day; of whole days nothing but the title.
_CALCURSE_TIMED = r"%(start:%Y-%m-%d %H:%M)|%(end:%Y-%m-%d %H:%M)|%m\n"
_CALCURSE_DAY = r"||%m\n"


def by_calcurse(calcurse: str, home: Path) -> Reader:
    """calcurse, which takes a file in for the zone of its machine."""

    def read(file: Path, zone: ZoneInfo, window: Window) -> Iterator[Entry]:
        own = [calcurse, "--datadir", str(home / zone.key), "--confdir", str(home / zone.key)]
        (home / zone.key).mkdir(parents=True)
        # It ends with a failure when it could not take in all, and leaves a list of that; it takes in the rest.
        _run([*own, "--quiet", "--import", str(file)], zone, check=False, TMPDIR=str(home))
        days = ["--from", str(window.first), "--days", str(window.days)]
        forms = [f"--format-{kind}={_CALCURSE_TIMED}" for kind in ("apt", "recur-apt")]
        forms += [f"--format-{kind}={_CALCURSE_DAY}" for kind in ("event", "recur-event")]
        dates = ["--input-datefmt", "4", "--output-datefmt", "= %Y-%m-%d"]
        return _listed_by_day(_run([*own, "--query", "--filter-type", "cal", *dates, *days, *forms], zone))

    return read


def _listed_by_day(output: str) -> Iterator[Entry]:
    day = ""
    for line in filter(None, output.splitlines()):
        if line.startswith("= "):
            day = line.removeprefix("= ").removesuffix(":")
            continue
        begin, end, title = line.split("|", 2)
        # What goes on over midnight is listed on each of its days.
        if begin.startswith(day) or not begin:
            yield Entry(title, begin or day, end or day)


def _run(command: Sequence[str], zone: ZoneInfo, *, check: bool = True, **variables: str) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "TZ": zone.key, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if check and done.returncode:
        raise AssertionError(f"{' '.join(command)}:\n{done.stdout}{done.stderr}")
    return done.stdout
