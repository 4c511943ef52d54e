"""Reads an event of a calendar's file (RFC 5545), as calendar programs write them, into the fields of an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.called_off import without_mark
from almanac.read.from_elsewhere.content_lines import Component, read_calendar, unescaped
from almanac.read.from_elsewhere.found_event import FoundEvent, as_markdown, one_line, summary_of
from almanac.read.from_elsewhere.same_uid import SameUid, by_uid, sequence_of
from almanac.read.from_elsewhere.series import Dates, in_parts
from almanac.read.from_elsewhere.whereabouts import where_of

NO_REASON = "No reason was given at the source."
_PRIVATE = frozenset(["PRIVATE", "CONFIDENTIAL"])
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_MOST_OF_TEXT = 100_000
_MOST_OF_TITLE = 300


class PrivateFault(Fault):
    """The event is marked as private."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar says of an event: its ``fields`` as in front matter, nested, but for ``summary`` and ``source``.

    ``identity`` is its UID, with more behind it for a part of one that needs several entries. ``description`` is as it
    stands there, and may be HTML. ``categories`` are its names of kinds, ``about_zone``
    says which zone was chosen, ``notes`` what else was decided.
    """

    identity: str
    line: int
    fields: Mapping[str, Any]
    sequence: int = 0
    description: str = ""
    is_html: bool = False
    categories: tuple[str, ...] = ()
    about_zone: str = ""
    notes: tuple[str, ...] = ()


def events_of_calendar(data: bytes) -> list[SameUid]:
    """Each event with what else is said of it; raises ``Fault`` for what is no calendar."""
    return [*by_uid(read_calendar(data))]


def read_vevent(one: SameUid, site: Site) -> FoundEvent:
    """What it says, as `new` takes it over; nothing of attendees, alarms, and organizers' addresses.

    Raises ``Fault`` for what is private, what has no start, and what repeats within a day.
    """
    first, *others = read_event(one, site)
    fields = {**first.fields}
    repeat = fields.pop("repeat", {})
    more: dict[str, Any] = {"repeat": _written(repeat)} if repeat and [*repeat] != ["rule"] else {}
    category, tags = fields.pop("category", ""), fields.pop("tags", [])
    busy = fields.pop("busy", None)
    values = {"title": fields.pop("title"), "start": fields.pop("start")}
    values |= {"summary": summary_of(first.description), "category": category, "tags": ", ".join(tags)}
    values |= {"repeat": repeat.get("rule", "") if not more else ""} | _flat(fields)
    notes = [
        *filter(None, [first.about_zone]),
        *first.notes,
        *([f"It is {len(others) + 1} events there; the first is taken over."] if others else []),
    ]
    more |= {"busy": "false"} if busy is False else {}
    given = {name: value for name, value in values.items() if value}
    return FoundEvent(given, as_markdown(first.description), tuple(notes), one.uid, more)


def read_event(one: SameUid, site: Site) -> tuple[CalendarEvent, ...]:
    """The entries that an event needs, one as a rule; raises ``Fault`` where it cannot be taken over."""
    first = one.first
    if any(event.text("CLASS").upper() in _PRIVATE for event in (first, *one.changed.values())):
        raise PrivateFault("the event is marked as private", "ask whoever made it whether it may be published")
    return tuple(_event(dates, one, site) for dates in in_parts(one, site))


def _event(dates: Dates, one: SameUid, site: Site) -> CalendarEvent:
    event, cancelled = dates.event, one.calendar.text("METHOD").upper() == "CANCEL"
    title, mark = without_mark(one_line(event.text("SUMMARY"))[:_MOST_OF_TITLE])
    description, is_html = _description(event)
    categories = _categories(event)
    category, tags = _by_site(categories, site)
    fields: dict[str, Any] = {"title": title, **dates.fields}
    fields |= {"category": category} if category else {}
    fields |= where_of(event)
    address = _web(event)
    fields |= {"url": address} if address else {}
    fields |= {"organizers": organizers} if (organizers := _organizers(event)) else {}
    fields |= {"tags": tags} if tags else {}
    status = event.text("STATUS").upper()
    if mark or cancelled or status == "CANCELLED" or dates.has_no_date:
        fields |= {"status": mark or "cancelled", "status_note": NO_REASON}
    elif status == "TENTATIVE":
        fields["status"] = "tentative"
    if event.text("TRANSP").upper() == "TRANSPARENT" and "timezone" in fields:
        fields["busy"] = False
    fields |= {"repeat": dict(dates.repeat)} if dates.repeat else {}
    identity = f"{one.uid}{dates.suffix}"
    return CalendarEvent(
        identity,
        event.line,
        fields,
        sequence_of(event),
        description,
        is_html,
        categories,
        dates.about_zone,
        dates.notes,
    )


def _description(event: Component) -> tuple[str, bool]:
    """What it says at length, as HTML where it has that."""
    rich = next((one for one in event.all("X-ALT-DESC") if "html" in one.parameters.get("FMTTYPE", "").lower()), None)
    text = (unescaped(rich.value) if rich else event.text("DESCRIPTION"))[:_MOST_OF_TEXT].strip()
    plain = event.text("DESCRIPTION")[:_MOST_OF_TEXT]
    if rich and not one_line(text) and plain:
        text = plain
    return text, bool(_TAG.search(text))


def _categories(event: Component) -> tuple[str, ...]:
    written = (part for one in event.all("CATEGORIES") for part in re.split(r"(?<!\\),", one.value))
    return tuple(dict.fromkeys(name for part in written if (name := one_line(unescaped(part)))))


def _by_site(names: tuple[str, ...], site: Site) -> tuple[str, list[str]]:
    """The first that is one of the site's, else none, and the others as tags."""
    known = {name.casefold(): name for name in site.event_categories}
    own = next((known[name.casefold()] for name in names if name.casefold() in known), "")
    return own, [name for name in names if name.casefold() != own.casefold() and "," not in name]


def _organizers(event: Component) -> list[dict[str, str]]:
    """One that is named with its page; whoever is named with a mail address is a person who did not ask for it."""
    found = event.first("ORGANIZER")
    name = one_line(found.parameters.get("CN", "")) if found else ""
    if found is None or not name or "@" in name or not re.fullmatch(r"https?://\S+", found.value, re.IGNORECASE):
        return []
    return [{"name": name, "url": found.value}]


def _web(event: Component) -> str:
    found = event.text("URL")
    return found if re.fullmatch(r"https?://\S+", found, re.IGNORECASE) else ""


def _written(value: Any) -> Any:
    """Numbers as they stand in a file."""
    if isinstance(value, dict):
        return {name: _written(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value if isinstance(value, bool) else str(value)


def _flat(fields: Mapping[str, Any], above: str = "") -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, dict):
            values |= _flat(value, f"{above}{name}.")
        elif isinstance(value, str):
            values[f"{above}{name}"] = value
    return values
