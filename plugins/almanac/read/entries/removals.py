"""Reads ``content/removals.yml``: what was published and is no more."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ConfigDict, Field

from almanac.model.event import own_uid
from almanac.model.problem import Problem
from almanac.model.removal import PATH, Removal, RemovedEvent
from almanac.model.site import ReadingSettings
from almanac.read.entries.list_file import read_list
from almanac.read.schema.declaration import Fields
from almanac.read.schema.removal import RemovalFields, RemovedEventFields


class _RemovalsFields(Fields, frozen=True):
    """The whole file."""

    model_config = ConfigDict(title=PATH)

    listed: tuple[RemovalFields, ...] = Field(())


def read_removals(text: str, settings: ReadingSettings) -> tuple[tuple[Removal, ...], list[Problem]]:
    """The entries in their order, and all that is wrong; none of them where a Problem is an error."""
    whole, lines, problems = read_list(text, PATH, _RemovalsFields, settings)
    listed = whole.listed if whole else ()
    problems += [problem for fields, line in zip(listed, lines, strict=True) for problem in _faults(fields, line)]
    if any(problem.is_error for problem in problems):
        return (), problems
    return tuple(_removal(fields, line, settings) for fields, line in zip(listed, lines, strict=True)), problems


def _faults(fields: RemovalFields, line: int) -> Iterator[Problem]:
    """Of an event that calendars had one identity is known: without it, or with two, nothing can be taken off."""
    event = fields.event
    if event is not None and (event.uid is None) == (event.source_uid is None):
        message = "says neither `uid` nor `source_uid`" if event.uid is None else "says both `uid` and `source_uid`"
        hint = "write what its file had: `source_uid` for a `uid` below `source`, else `uid`, or the name of the file"
        yield Problem(PATH, line, "event.uid", message, hint)


def _removal(fields: RemovalFields, line: int, settings: ReadingSettings) -> Removal:
    return Removal(
        addresses=fields.address,
        day=fields.when,
        why=fields.why,
        rule=fields.rule,
        decided_by=fields.decided_by,
        lang=fields.lang or settings.default_lang,
        event=_event(fields.event, settings) if fields.event else None,
        line=line,
    )


def _event(fields: RemovedEventFields, settings: ReadingSettings) -> RemovedEvent:
    uid = fields.source_uid or own_uid(fields.uid or "", settings.calendar_domain)
    return RemovedEvent(uid, fields.start, fields.file, fields.sequence)
