"""Keeps how the files of a part of the site were planned, so that an edit of another plans none of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from almanac.build.records import NoRecordError, SpoiltRecordError, read, written
from almanac.render.outputs.output import Foreseen, Output, is_page_of, joined, kind_of
from almanac.render.outputs.part_of_site import PartOfSite, Plan
from almanac.store.results import Results

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class _Record:
    """A plan that was made at the moment ``since`` from what has the fingerprint ``made_from``.

    ``told`` is a record itself.
    """

    made_from: bytes
    since: datetime
    until: datetime
    told: bytes
    files: tuple[tuple[str, str, bool, bytes], ...]


class KeptPlan(Generic[_Told]):
    """The plan of a part of one output of a project, by its ``name``; ``fresh`` forgets the one that was kept.

    ``told`` is the type of what such a plan tells of its part.
    """

    def __init__(self, results: Results, output: str, name: str, told: type[_Told], *, fresh: bool) -> None:
        self._results = results
        self._kind = f"plan of {name}"
        self._told = told
        self._key = output.encode("utf-8", "surrogateescape")
        self._kept = None if fresh else self._read()
        self._record: _Record | None = None

    def of(self, part: PartOfSite[_Told], origin: bytes, now: datetime) -> Plan[_Told]:
        """That of ``part`` at the moment ``now``; all that is made here is made with what ``origin`` stands for."""
        made_from, kept = joined(origin, part.fingerprint()), self._kept
        if kept and kept.made_from == made_from and kept.since <= now < kept.until:
            self._record = kept
            again = _Again(part)
            files = [Foreseen(*file, partial(again.file, file[0])) for file in kept.files]
            return Plan(files, read(kept.told, self._told), kept.until)
        plan = part.plan()
        self._record = self._record_of(plan, made_from, now) if now < plan.until else None
        return plan

    def _record_of(self, plan: Plan[_Told], made_from: bytes, now: datetime) -> _Record | None:
        files = tuple((file.address, kind_of(file), is_page_of(file), file.fingerprint) for file in plan.outputs)
        try:
            return _Record(made_from, now, plan.until, written(plan.told, self._told), files)
        except NoRecordError:
            return None

    def keep(self, root: Path) -> None:
        """Keep it for the next build; of outputs that are not there any more nothing is kept."""
        if self._record is self._kept:
            return
        try:
            data = {self._key: written(self._record, _Record)} if self._record else {}
        except NoRecordError:
            data = {}
        others = self._results.values(self._kind).keys() - data.keys()
        gone = [key for key in others if key == self._key or not _is_there(root, key)]
        self._results.keep_values(self._kind, data, gone)

    def _read(self) -> _Record | None:
        data = self._results.values(self._kind).get(self._key)
        try:
            record: _Record | None = read(data, _Record) if data else None
            if record:
                read(record.told, self._told)
        except SpoiltRecordError:
            return None
        return record


class _Again:
    """Plans all of a part where one of the files has to be made after all."""

    def __init__(self, part: PartOfSite[Any]) -> None:
        self._part = part

    @cached_property
    def _planned(self) -> dict[str, Output]:
        return {output.address: output for output in self._part.outputs()}

    def file(self, address: str) -> Output:
        return self._planned[address]


def _is_there(root: Path, output: bytes) -> bool:
    return (root / output.decode("utf-8", "surrogateescape")).is_dir()
