"""Reads the bytes of a calendar's file into its components and their properties, as far as events need them.

Folding, encodings and lines that are broken in the ways of RFC 5545's programs are mended, and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline

from almanac.read.fault import Fault

_EVENT = frozenset(
    ["UID", "SUMMARY", "DESCRIPTION", "X-ALT-DESC", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "EXDATE",
     "RDATE", "RECURRENCE-ID", "STATUS", "CLASS", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "LOCATION", "GEO", "URL",
     "CATEGORIES", "TRANSP", "CONFERENCE", "X-APPLE-STRUCTURED-LOCATION", "IMAGE", "ORGANIZER"]
)  # fmt: skip
_ZONE = frozenset(["TZID", "X-LIC-LOCATION", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"])
_CALENDAR = frozenset(["METHOD", "PRODID", "X-WR-CALNAME", "NAME", "X-WR-TIMEZONE"])
_TIMES = frozenset(["DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"])
_TEXTS = frozenset(["SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION"])
_KEPT = {"VCALENDAR": _CALENDAR, "VEVENT": _EVENT, "VTIMEZONE": _ZONE, "STANDARD": _ZONE, "DAYLIGHT": _ZONE}
# Names are in capitals everywhere; what has small letters is mostly the next line of a text that was not folded.
_LINE = re.compile(r"[A-Z][A-Z0-9-]*(?=[;:])|(?i:begin|end)(?=:)|[a-z][a-z-]*(?=[;:])")
_SMALL = frozenset(name.lower() for name in _EVENT | _ZONE | _CALENDAR)
_FOLD = re.compile(rb"\n[ \t]")
_ENDS_WITH_TIME = re.compile(r":(\d{4}-\d{2}-\d{2}[T ][\d:.]+(?:Z|[+-][\d:]+)?|[^:]*)$")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MOST_DEPTH = 8
# Of one property, as many as calendars have for a series that ran for years.
_MOST_OF_A_NAME = 3_000
_MOST_OF_A_LINE = 300_000


@dataclass(frozen=True, slots=True)
class Property:
    """One property: ``value`` is as it is written there, escaped."""

    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as text (RFC 5545 3.3.11)."""
        return unescaped(self.value)


@dataclass(slots=True)
class Component:
    """A part of a calendar that begins in ``line``, counted from 1; ``others`` counts parts that are no events."""

    name: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next(iter(self.properties.get(name, ())), None)

    def text(self, name: str) -> str:
        """Its text; empty where it has none."""
        found = self.first(name)
        return found.text.strip() if found else ""

    def all(self, name: str) -> list[Property]:
        """Every property of a name."""
        return self.properties.get(name, [])

    def parts(self, name: str) -> Iterator[Component]:
        """Those parts that have a name."""
        return (part for part in self.inside if part.name == name)


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The calendars of a file, and how often something in it was mended, by what was wrong."""

    calendars: tuple[Component, ...]
    mended: Mapping[str, int]


def read_calendar(data: bytes) -> CalendarFile:
    """Every calendar of a file; raises ``Fault`` for what is none, and for one that ends too early."""
    reading = _Reading()
    for number, line in _lines(data, reading.mended):
        reading.take(number, line)
    return CalendarFile(reading.finished(), reading.mended)


def unescaped(text: str) -> str:
    r"""Text as it was before it was escaped: ``\n`` is a line break, ``\,`` a comma."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text, flags=re.DOTALL)


def _lines(data: bytes, mended: Counter[str]) -> Iterator[tuple[int, str]]:
    """Whole lines, each with the number of its first; a character that was cut by folding is whole again."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding != "utf-8":
                data = data.decode(encoding, "replace").encode("utf-8")
            break
    number = 1
    for raw in re.split(rb"\n(?![ \t])", data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
        line = _FOLD.sub(b"", raw)
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
            mended["letters in another encoding than UTF-8"] += 1
        clean = _NOT_TEXT.sub("", text)
        mended["characters that no text has"] += len(text) - len(clean)
        yield number, clean[:_MOST_OF_A_LINE]
        number += 1 + len(_FOLD.findall(raw))


class _Reading:
    """The components that are open, and what came of those that are not."""

    def __init__(self) -> None:
        self.mended: Counter[str] = Counter()
        self._open: list[Component] = []
        self._whole: list[Component] = []
        self._last: list[Property] | None = None
        self._last_event = ""

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        match = _LINE.match(line)
        name = (
            match[0].upper() if match and (match[0].isupper() or match[0].lower() in {*_SMALL, "begin", "end"}) else ""
        )
        if name == "BEGIN":
            self._begin(line[6:].strip().upper(), number)
        elif name == "END":
            self._end(line[4:].strip().upper())
        elif not self._open:
            return  # before the calendar, such as a message of a server
        elif name:
            self._property(name, line)
        elif line.strip():
            self._broken(line)

    def finished(self) -> tuple[Component, ...]:
        """What was read; raises ``Fault`` where something is missing."""
        if self._open:
            after = f", behind the event `{self._last_event}`" if self._last_event else ""
            raise Fault(
                f"the calendar's file cannot be read: it ends too early{after}", "export it again, and save all of it"
            )
        if not self._whole:
            raise Fault("it is no calendar's file", "export it as iCalendar, which begins with `BEGIN:VCALENDAR`")
        self.mended += Counter()  # without what was not there
        return tuple(self._whole)

    def _begin(self, name: str, number: int) -> None:
        self._last = None
        if not self._open and name != "VCALENDAR":
            return
        if self._open and name == "VCALENDAR":  # one that was put together of several, without their ends
            self._whole.append(self._open[0])
            self._open.clear()
            self.mended["calendars without an end"] += 1
        if len(self._open) >= _MOST_DEPTH:
            raise Fault(f"line {number} of the calendar's file is nested too deep", "export it again")
        self._open.append(Component(name, number))

    def _end(self, name: str) -> None:
        self._last = None
        if name not in [part.name for part in self._open]:
            return
        while self._open:
            part = self._open.pop()
            self._close(part)
            if part.name == name:
                return
            self.mended["parts without an end"] += 1

    def _close(self, part: Component) -> None:
        if not self._open:
            self._whole.append(part)
        elif part.name in _KEPT:
            self._open[-1].inside.append(part)
            if part.name == "VEVENT":
                self._last_event = part.text("SUMMARY") or part.text("UID")
        else:
            self._open[-1].others[part.name] += 1

    def _property(self, name: str, line: str) -> None:
        part = self._open[-1]
        self._last = None
        if name not in _KEPT.get(part.name, ()):
            return
        known = part.properties.setdefault(name, [])
        if len(known) >= _MOST_OF_A_NAME:
            return
        read = _property(name, line)
        if read is None:
            self.mended["lines that cannot be read"] += 1
            return
        known.append(read)
        self._last = known if name in _TEXTS else None

    def _broken(self, line: str) -> None:
        """The next line of a text whose line breaks were not escaped."""
        self.mended["lines that were broken"] += 1
        if self._last and len(self._last[-1].value) < _MOST_OF_A_LINE:
            before = self._last[-1]
            self._last[-1] = Property(f"{before.value}\\n{line}", before.parameters)


def _property(name: str, line: str) -> Property | None:
    if name in _TIMES:  # Exchange names zones with a colon, and without quotation marks
        match = _ENDS_WITH_TIME.search(line)
        if match is None:
            return None
        head, value = line[: match.start()], match[1]
        zone = re.search(r";TZID=(\"[^\"]*\"|.*?)(?=;[A-Z-]+=|$)", head, re.IGNORECASE)
        kind = re.search(r";VALUE=([A-Z-]+)", head, re.IGNORECASE)
        span = re.search(r";RANGE=([A-Z]+)", head, re.IGNORECASE)
        given = {"TZID": zone[1].strip('"') if zone else "", "VALUE": kind[1].upper() if kind else "",
                 "RANGE": span[1].upper() if span else ""}  # fmt: skip
        return Property(value.strip(), {key: text for key, text in given.items() if text})
    try:
        _, parameters, value = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return Property(value, {key.upper(): str(text) for key, text in parameters.items()})
