"""Reads a file of ``events/``: an Event, or its words in another language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from almanac.model import address
from almanac.model.event import Event, EventText, Status, facts_of, own_uid
from almanac.model.problem import Problem, Severity
from almanac.model.recurrence import Recurrence
from almanac.model.site import ReadingSettings
from almanac.model.when import When, day_or_month
from almanac.read.entries.deadlines import check_deadlines
from almanac.read.entries.event_times import read_when
from almanac.read.entries.place import check_place
from almanac.read.entries.price import check_cost
from almanac.read.entries.shared_checks import check_folder, check_original, reserved
from almanac.read.entries.slug_and_language import Name
from almanac.read.entries.text_file import TextFile, open_text_file
from almanac.read.recurrence.repeat_field import read_repeat
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.validation.checked import Checked

_DAYS_OF_A_MEETING = timedelta(days=7)
_WHERE = ("place", "online", "worldwide")


def read_event(
    text: str, path: str, settings: ReadingSettings, *, is_earlier: bool = False
) -> tuple[Event | None, list[Problem]]:
    """An event; None when a Problem is an error. One that ``is_earlier`` may have a name that is reserved now."""
    file, problems = open_text_file(text, path, EventFields, settings)
    if file is None:
        return None, problems
    checked = file.checked
    problems += [] if is_earlier else _reserved(file, checked.value(lambda event: event.uid), settings)
    check_original(file.name, checked)
    when = read_when(checked)
    recurrence = read_repeat(checked, when)
    _check_where(checked)
    _check_status(checked)
    _check_identity(checked)
    _check_deadline(checked, when)
    check_deadlines(checked)
    check_cost(checked)
    if when:
        problems += check_folder(path, when.day.year, file.front.line(("start",)), "start")
    problems += checked.problems
    fields = file.fields_without_errors(problems)
    if fields is None or when is None:
        return None, problems
    words = _words(file, fields, settings)
    return _event(file.name, words, when, recurrence, fields, settings), problems


def read_event_translation(
    text: str, path: str, settings: ReadingSettings, original: Event | None
) -> tuple[EventText | None, list[Problem]]:
    """The words of ``original`` in another language; None when a Problem is an error, or the original has one."""
    file, problems = open_text_file(text, path, EventTranslationFields, settings)
    if file is None:
        return None, problems
    checked = file.checked
    note = checked.value(lambda event: event.status_note)
    if original and original.text.status_note and not note and not checked.is_wrong("status_note"):
        checked.report("status_note", "is missing", f"translate the original's: `{original.text.status_note}`")
    problems += checked.problems
    fields = file.fields_without_errors(problems)
    if original is None or fields is None:
        return None, problems
    words = _words(file, fields, settings)
    image_alt = words.image_alt or original.text.image_alt
    return replace(words, image_alt=image_alt, translation_of_revision=fields.translation_of_revision), problems


def _words(
    file: TextFile[EventFields] | TextFile[EventTranslationFields],
    fields: EventFields | EventTranslationFields,
    settings: ReadingSettings,
) -> EventText:
    return EventText(
        source=file.source,
        lang=file.lang,
        title=fields.title,
        summary=fields.summary,
        address=address.event(file.name.slug, file.lang, settings.default_lang),
        status_note=fields.status_note,
        image_alt=fields.image.alt if fields.image else "",
    )


def _event(
    name: Name,
    words: EventText,
    when: When,
    recurrence: Recurrence | None,
    fields: EventFields,
    settings: ReadingSettings,
) -> Event:
    elsewhere = fields.source.as_elsewhere() if fields.source else None
    return Event(
        **facts_of(fields),
        slug=name.slug,
        uid=(elsewhere.uid if elsewhere else "") or own_uid(fields.uid or name.slug, settings.calendar_domain),
        text=words,
        when=when,
        category=fields.category,
        place=fields.place.as_place() if fields.place else None,
        registration=fields.registration.as_registration() if fields.registration else None,
        organizers=tuple(organizer.as_organizer() for organizer in fields.organizers),
        deadlines=tuple(deadline.as_deadline() for deadline in fields.deadlines),
        image=fields.image.as_image() if fields.image else None,
        status=fields.status or Status.CONFIRMED,
        previous=fields.previous_start,
        recurrence=recurrence,
        sequence=fields.sequence or 0,
        elsewhere=elsewhere,
    )


def _check_where(checked: Checked[EventFields]) -> None:
    place = checked.value(lambda event: event.place)
    is_said = place or checked.value(lambda event: event.online) or checked.value(lambda event: event.worldwide)
    if not is_said and not any(map(checked.is_wrong, _WHERE)):
        checked.report(
            "place",
            "is missing, and so are `online` and `worldwide`",
            "say where it is: a `place:` with `city` and `country`, an address to join, or `worldwide: true`",
        )
    check_place(checked, place, ("place",))


def _check_status(checked: Checked[EventFields]) -> None:
    status = checked.value(lambda event: event.status)
    if status is None:
        return
    note = checked.value(lambda event: event.status_note)
    previous = checked.value(lambda event: event.previous_start)
    online = checked.value(lambda event: event.online)
    needed = (
        ("status_note", status.needs_note and not note, "say why, and what happens now"),
        (
            "previous_start",
            status is Status.RESCHEDULED and not previous,
            "name the earlier date, such as `[2026-08-05]`",
        ),
        ("online", status is Status.MOVED_ONLINE and not online, "give the address to join"),
    )
    for field, lacks, hint in needed:
        if lacks and not checked.is_wrong(field):
            checked.report(field, f"is missing: the event is {status.value}", f"add a line `{field}: ...`: {hint}")


def _check_identity(checked: Checked[EventFields]) -> None:
    source = checked.value(lambda event: event.source)
    if source and source.uid and checked.value(lambda event: event.uid):
        message = "stands beside `source.uid`, which is its identity in calendars"
        checked.report("uid", message, "delete this line: an event keeps the identity that it had at its source")


def _check_deadline(checked: Checked[EventFields], when: When | None) -> None:
    registration = checked.value(lambda event: event.registration)
    deadline = registration.deadline if registration else None
    repeats = checked.value(lambda event: event.repeat) is not None
    if when is None or deadline is None or repeats:
        return
    # What lasts for weeks, such as a contest, may well take people in until its last day.
    last = when.last_day if when.last_day - when.day > _DAYS_OF_A_MEETING else when.day
    if deadline > last:
        begun = "" if deadline > when.last_day else " has begun"
        message = f"`{deadline}` is after the event{begun}, {day_or_month(when)}"
        hint = f"write a day up to `{last}`, or delete the line"
        checked.report(("registration", "deadline"), message, hint, Severity.WARNING)


def _reserved(file: TextFile[EventFields], uid: str | None, settings: ReadingSettings) -> list[Problem]:
    slug = file.name.slug
    if slug not in address.RESERVED_EVENT_SLUGS and not re.fullmatch(r"\d{4}", slug):
        return []
    where = address.event(slug, file.lang, settings.default_lang)
    is_free = slug in address.FREE_EVENT_SLUGS
    own_uid = "" if uid else f"uid: {slug}"
    return reserved(file.name.path, where, f"{slug}-of-our-town.md", is_free=is_free, uid=own_uid)


def with_translations(event: Event, translations: list[EventText]) -> Event:
    """The event with its words in other languages, in the order of their codes."""
    if not translations:
        return event
    return replace(event, translations=tuple(sorted(translations, key=lambda text: text.lang)))
