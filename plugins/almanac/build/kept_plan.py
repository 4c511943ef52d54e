"""Keeps how the files of a part of the site were planned, so that an edit of another plans none of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from almanac.build.records import NoRecordError, SpoiltRecordError, read, written
from almanac.render.outputs.output import Foreseen, Ingredients, Output, Planned, is_page_of, joined, kind_of
from almanac.render.outputs.part_of_site import PartOfSite, Plan
from almanac.store.results import Results

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class _Record:
    """A plan that was made at the moment ``since`` from what has the fingerprint ``made_from``.

    ``told`` is a record itself. Of a file it has the address, the kind, whether it is a page, and its ingredients.
    """

    made_from: bytes
    since: datetime
    until: datetime
    told: bytes
    files: tuple[tuple[str, str, bool, bytes, tuple[int, ...]], ...]


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
            digests = part.digests()
            files = [
                Foreseen(
                    where, kind, is_page, Ingredients(own, places).fingerprint(digests), partial(again.file, where)
                )
                for where, kind, is_page, own, places in kept.files
            ]
            return Plan(files, read(kept.told, self._told), kept.until)
        plan = part.plan()
        self._record = self._record_of(plan, made_from, now) if now < plan.until else None
        return plan

    def _record_of(self, plan: Plan[_Told], made_from: bytes, now: datetime) -> _Record | None:
        files = tuple(map(_kept_file, plan.outputs))
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


def _kept_file(file: Planned) -> tuple[str, str, bool, bytes, tuple[int, ...]]:
    known = None if isinstance(file, Foreseen) else file.ingredients
    ingredients = known or Ingredients(file.fingerprint)
    return file.address, kind_of(file), is_page_of(file), ingredients.own, ingredients.places


class _Again:
    """Plans those files of a part that have to be made after all."""

    def __init__(self, part: PartOfSite[Any]) -> None:
        self._part = part
        self._wanted: frozenset[str] = frozenset()
        self._planned: dict[str, Output] = {}

    def file(self, address: str, wanted: frozenset[str]) -> Output:
        if address not in self._planned or not wanted <= self._wanted:
            self._wanted |= wanted | {address}
            self._planned = {file.address: file for file in self._part.outputs(self._wanted.__contains__)}
        return self._planned[address]


def _is_there(root: Path, output: bytes) -> bool:
    return (root / output.decode("utf-8", "surrogateescape")).is_dir()
