"""Reads ``content/keepers.yml``: what a site stands on, and who keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ConfigDict, Field

from almanac.model.keeper import PATH, Kept
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.entries.list_file import read_list
from almanac.read.schema.declaration import Fields
from almanac.read.schema.keeper import KeptFields
from almanac.read.values.secrets import secret_in

_WITHDRAW = (
    "write its name alone, and withdraw it where it was given out: git keeps what was committed, for all who have the "
    "repository"
)


class _KeepersFields(Fields, frozen=True):
    """The whole file."""

    model_config = ConfigDict(title=PATH)

    listed: tuple[KeptFields, ...] = Field(())


def read_keepers(text: str, settings: ReadingSettings) -> tuple[tuple[Kept, ...], list[Problem]]:
    """The entries in their order, and all that is wrong; none of them where a Problem is an error."""
    secrets = [*_secrets(text)]
    if secrets:  # another Problem could show what stands there
        return (), secrets
    whole, lines, problems = read_list(text, PATH, _KeepersFields, settings)
    listed = whole.listed if whole else ()
    return tuple(_kept(fields, line) for fields, line in zip(listed, lines, strict=True)), problems


def _secrets(text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        begins = secret_in(line)
        if begins:
            yield Problem(PATH, number, "", f"`{begins}…` looks like the value of a secret", _WITHDRAW)


def _kept(fields: KeptFields, line: int) -> Kept:
    return Kept(
        kind=fields.what,
        name=fields.name,
        keepers=fields.keepers,
        people=max(fields.people or 1, len(set(fields.keepers))),
        purpose=fields.for_,
        where=fields.where,
        until=fields.until,
        pays=fields.pays,
        note=fields.note,
        line=line,
    )
