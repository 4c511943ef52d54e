"""Reads what `new event --from` is given: a calendar's file, a page with structured data, or a form's text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from almanac.model.site import Site
from almanac.model.submission import Origin
from almanac.read.answers.fields import read_fields
from almanac.read.answers.names import FORM
from almanac.read.fault import Fault
from almanac.read.forms.issue_body import read_issue_body
from almanac.read.forms.letter import is_letter, text_of_letter, without_marks_of_mail
from almanac.read.from_elsewhere.found_event import FoundEvent, one_line
from almanac.read.from_elsewhere.json_ld import events_of_page, read_event_of_page
from almanac.read.from_elsewhere.vevent import events_of_calendar, read_vevent
from almanac.store.web_page import MOST_BYTES, PageUnavailable, fetch
from commands.cannot_run import CannotRun

_SHOWN = 5
_WHAT = "name an `.ics` file, a page that tells programs of one event (JSON-LD), or the text of a form"


def read_source(source: str, site: Site, day: date) -> FoundEvent:
    """The one event of a file or an address; raises ``CannotRun`` for none, and for several."""
    try:
        address, data = _data(source)
        return _event(data, address, site, day)
    except Fault as fault:
        raise CannotRun(f"{source}: {fault.message}.", f"{fault.hint}.") from None
    except PageUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None


def _data(source: str) -> tuple[str, bytes]:
    """The address, which a file has not, and what is there."""
    if source.lower().startswith(("http://", "https://")):
        page = fetch(source)
        return page.address, page.data
    try:
        with Path(source).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotRun(f"{source} cannot be read: {error.strerror}.", f"{_WHAT}.") from None
    if len(data) > MOST_BYTES:
        raise CannotRun(f"{source} has more than three megabytes.", f"{_WHAT}.")
    return "", data


def _event(data: bytes, address: str, site: Site, day: date) -> FoundEvent:
    if is_letter(data):
        return _of_form(text_of_letter(data), site, day)
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if "BEGIN:VCALENDAR" in text[:1000].upper():
        return read_vevent(_only([(one.first.text("SUMMARY"), one) for one in events_of_calendar(data)]), site)
    if text.lstrip()[:1] in {"<", "{", "["}:
        page = _only([(str(event.get("name", "")), event) for event in events_of_page(text)])
        return read_event_of_page(page, site, address)
    return _of_form(without_marks_of_mail(text), site, day)


def _only(events: list[tuple[str, Any]]) -> Any:
    if not events:
        raise Fault("there is no event in it", _WHAT)
    if len(events) > 1:
        names = ", ".join(f"`{one_line(name)}`" for name, _ in events[:_SHOWN])
        raise Fault(f"there are {len(events)} events in it: {names}", "save one of them alone, and name that file")
    return events[0][1]


def _of_form(text: str, site: Site, day: date) -> FoundEvent:
    """The answers that can be read; what is wrong with the others is asked again."""
    answered = read_issue_body(text, site, "event")
    if answered.submission is None:
        first = answered.wrong[0]
        raise Fault(f"{f'{first.parameter}: ' if first.parameter else ''}{first.message}", first.hint)
    read = read_fields(answered.submission, FORM, Origin(), site, day)
    wrong = [f"{one.parameter}: {one.message} ({one.hint})." for one in (*answered.wrong, *read.wrong)]
    mended = {field for one in read.wrong for field in [FORM.fields["event"].get(one.parameter, "")]}
    values = {field: value for field, value in _flat(read.fields).items() if field not in mended}
    return FoundEvent(values, answered.submission.body, (*wrong, *read.notes))


def _flat(fields: dict[str, Any], above: str = "") -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, dict):
            values |= _flat(value, f"{above}{name}.")
        else:
            values[f"{above}{name}"] = ", ".join(value) if isinstance(value, list) else str(value)
    return values
