"""Reads ``content/removals.yml``: what was published and is no more."""

from __future__ import annotations

from pydantic import ConfigDict, Field

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
    return tuple(_removal(fields, line, settings) for fields, line in zip(listed, lines, strict=True)), problems


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
    uid = fields.uid if "@" in fields.uid else f"{fields.uid}@{settings.calendar_domain}"
    return RemovedEvent(uid, fields.start, fields.file, fields.sequence)
