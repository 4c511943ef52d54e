"""A file of ``events/`` -> an Event, or the words of one in another language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from almanac.model import address
from almanac.model.event import Event, EventText, Organizer, Registration, Status
from almanac.model.problem import Problem, Severity
from almanac.model.recurrence import Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, Timed, When
from almanac.read.entries.file_path import Name, check_folder, check_original, language_of, read_name, warn_if_ambiguous
from almanac.read.entries.place import check_place, place_of
from almanac.read.entries.story import image_of
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter
from almanac.read.recurrence.repeat_field import read_repeat
from almanac.read.schema import declared as schema
from almanac.read.validation.validate import Values, validate
from almanac.read.values import dates

_WHERE = ("place", "online", "worldwide")


def read_event(text: str, path: str, site: Site) -> tuple[Event | None, list[Problem]]:
    """An event; None when a Problem is an error."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    values = validate(front, schema.EventFields, site)
    lang, more = language_of(name, values["lang"], front, site.default_lang)
    problems += [*more, *_reserved(name)]
    check_original(name, values)
    when = _when(values)
    recurrence = read_repeat(values, when)
    _check_where(values)
    _check_status(values)
    if when:
        problems += check_folder(path, when.day.year, front.line(("start",)), "start")
    problems += values.problems
    if when is None or any(problem.is_error for problem in problems):
        return None, problems
    words = _words(name, front, lang, values, site)
    return _event(name, words, when, recurrence, values, site), problems


def read_event_translation(
    text: str, path: str, site: Site, original: Event | None
) -> tuple[EventText | None, list[Problem]]:
    """The words of ``original`` in another language; None when a Problem is an error, or the original has one."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    values = validate(front, schema.EventTranslationFields, site)
    lang, more = language_of(name, values["lang"], front, site.default_lang)
    if original and original.text.status_note and not values["status_note"] and not values.is_wrong("status_note"):
        values.report("status_note", "is missing", f"translate the original's: `{original.text.status_note}`")
    problems += [*more, *values.problems]
    if original is None or any(problem.is_error for problem in problems):
        return None, problems
    words = _words(name, front, lang, values, site)
    return replace(words, image_alt=words.image_alt or original.text.image_alt), problems


def _words(name: Name, front: FrontMatter, lang: str, values: Values, site: Site) -> EventText:
    return EventText(
        source=name.source(front),
        lang=lang,
        title=values["title"],
        summary=values["summary"],
        address=address.event(name.slug, lang, site.default_lang),
        status_note=values["status_note"] or "",
        image_alt=values["image"].alt if values["image"] else "",
    )


def _event(
    name: Name, words: EventText, when: When, recurrence: Recurrence | None, values: Values, site: Site
) -> Event:
    organizers: list[schema.OrganizerFields] = values["organizers"]
    uid = values["uid"] or name.slug
    return Event(
        slug=name.slug,
        uid=uid if "@" in uid else f"{uid}@{site.calendar_domain}",
        text=words,
        when=when,
        category=values["category"],
        place=place_of(values["place"]),
        online=values["online"] or "",
        worldwide=values["worldwide"],
        url=values["url"] or "",
        registration=_registration(values["registration"]),
        organizers=tuple(Organizer(item.name, item.url or "", item.email or "") for item in organizers),
        languages=tuple(values["languages"]),
        tags=tuple(values["tags"]),
        image=image_of(values["image"]),
        status=values["status"] or Status.CONFIRMED,
        previous=tuple(values["previous_start"]),
        series=values["series"] or "",
        announced=values["announced"],
        recurrence=recurrence,
        discussion=values["discussion"] or "",
        aliases=tuple(values["aliases"]),
        sequence=values["sequence"] or 0,
        draft=values["draft"],
    )


def _registration(fields: schema.RegistrationFields | None) -> Registration | None:
    return Registration(fields.url or "", fields.deadline, fields.cost or "") if fields else None


def _when(values: Values) -> When | None:
    """Start, end and zone together; what does not fit is noted in ``values``."""
    start: dates.Local | None = values["start"]
    end: dates.Local | None = values["end"]
    if start is None or not _fits(values, start, end):
        return None
    try:
        when = dates.read_when(start, end, values["timezone"])
    except Fault as fault:
        values.report(_field_of(start, values["timezone"]), fault.message, fault.hint)
        return None
    if isinstance(when, AllDay) and when.last < when.first:
        hint = f"write the last day, `{when.first}` or later, or delete the line"
        values.report("end", f"`{when.last}` is before the start, {when.first}", hint)
        return None
    if isinstance(when, Timed):
        return _checked_times(values, when)
    return when


def _fits(values: Values, start: dates.Local, end: dates.Local | None) -> bool:
    if start.day is None:
        said = f"`{start.clock:%H:%M}` is a time without its day"
        values.report("start", said, f"write the day before it, such as `2027-01-30 {start.clock:%H:%M}`")
        return False
    if start.clock is None and end is not None and end.clock is not None:
        hint = f"write the last day alone, such as `{end.day or start.day}`, or give start a time too"
        values.report("end", f"`{end}` has a time, but the start is a whole day", hint)
        return False
    if start.clock is not None and end is not None and end.clock is None:
        hint = f"give it a time, such as `{end.day} 18:00`, or delete the line"
        values.report("end", f"`{end.day}` is a whole day, but the start has a time", hint)
        return False
    if start.clock is None and values.has("timezone"):
        said = f"`{values['timezone'].key}` is ignored: the event takes whole days, wherever the reader is"
        values.report("timezone", said, "delete the line, or give start a time", Severity.WARNING)
    if start.clock is not None and values["timezone"] is None:
        if not values.is_wrong("timezone"):
            hint = "add a line with the place's zone, such as `timezone: Europe/Warsaw`"
            values.report("timezone", f"is missing: the start, {start}, has a time", hint)
        return False
    return True


def _field_of(start: dates.Local, zone: ZoneInfo) -> str:
    """Whether the start or the end is the time that the clocks skip."""
    try:
        dates.read_when(start, None, zone)
    except Fault:
        return "start"
    return "end"


def _checked_times(values: Values, when: Timed) -> Timed | None:
    if when.end is not None and when.end.timestamp() <= when.start.timestamp():
        said = f"`{when.end:%Y-%m-%d %H:%M}` is not after the start, {when.start:%Y-%m-%d %H:%M}"
        tomorrow = when.day + timedelta(days=1)
        values.report("end", said, f"an end past midnight names its day: `{tomorrow} {when.end:%H:%M}`")
        return None
    for field, moment in (("start", when.start), ("end", when.end)):
        if moment is not None:
            warn_if_ambiguous(values, field, moment)
    return when


def _check_where(values: Values) -> None:
    place: schema.PlaceFields | None = values["place"]
    if not (place or values["online"] or values["worldwide"]) and not any(map(values.is_wrong, _WHERE)):
        values.report(
            "place",
            "is missing, and so are `online` and `worldwide`",
            "say where it is: a `place:` with `city` and `country`, an address to join, or `worldwide: true`",
        )
    check_place(values, place, ("place",))


def _check_status(values: Values) -> None:
    status: Status | None = values["status"]
    needed = (
        ("status_note", status is not None and status.needs_note, "say why, and what happens now"),
        ("previous_start", status is Status.RESCHEDULED, "name the earlier date, such as `[2026-08-05]`"),
        ("online", status is Status.MOVED_ONLINE, "give the address to join"),
    )
    for field, is_needed, hint in needed:
        if is_needed and status is not None and not values[field] and not values.is_wrong(field):
            values.report(field, f"is missing: the event is {status.value}", f"add a line `{field}: ...`: {hint}")


def _reserved(name: Name) -> list[Problem]:
    if name.slug in address.RESERVED_EVENT_SLUGS or re.fullmatch(r"\d{4}", name.slug):
        said = f"the address /events/{name.slug}/ belongs to the site itself"
        return [Problem(name.path, 0, "", said, f"rename the file, such as `{name.slug}-of-our-town.md`")]
    return []


def with_translations(event: Event, translations: list[EventText]) -> Event:
    """The event with its words in other languages, in the order of their codes."""
    return replace(event, translations=tuple(sorted(translations, key=lambda text: text.lang)))
