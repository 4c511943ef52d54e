"""Keeps how the files of events were planned, so that an edit of a story plans none of them, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

from almanac.build.records import NoRecordError, SpoiltRecordError, read, written
from almanac.render.outputs.events_plan import Events, EventsPlan
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.output import Foreseen, Output, is_page_of, joined, kind_of
from almanac.store.results import Results

_KIND = "plan of events"


@dataclass(frozen=True, slots=True)
class _Record:
    """A plan that was made at the moment ``since`` from what has the fingerprint ``made_from``."""

    made_from: bytes
    since: datetime
    until: datetime
    told: EventsTold
    files: tuple[tuple[str, str, bool, bytes], ...]


class KeptPlan:
    """The plan of the events of one output of a project; ``fresh`` forgets the one that was kept."""

    def __init__(self, results: Results, output: str, *, fresh: bool) -> None:
        self._results = results
        self._key = output.encode("utf-8", "surrogateescape")
        self._kept = None if fresh else self._read()
        self._record: _Record | None = None

    def of(self, events: Events, origin: bytes, now: datetime) -> EventsPlan:
        """That of ``events`` at the moment ``now``; all that is made here is made with what ``origin`` stands for."""
        made_from, kept = joined(origin, events.fingerprint()), self._kept
        if kept and kept.made_from == made_from and kept.since <= now < kept.until:
            self._record = kept
            again = _Again(events)
            files = [Foreseen(*file, partial(again.file, file[0])) for file in kept.files]
            return EventsPlan(files, kept.told, kept.until)
        plan = events.plan()
        if now < plan.until:
            files_ = tuple((file.address, kind_of(file), is_page_of(file), file.fingerprint) for file in plan.outputs)
            self._record = _Record(made_from, now, plan.until, plan.told, files_)
        return plan

    def keep(self, root: Path) -> None:
        """Keep it for the next build; of outputs that are not there any more nothing is kept."""
        if self._record is self._kept:
            return
        try:
            data = {self._key: written(self._record, _Record)} if self._record else {}
        except NoRecordError:
            data = {}
        others = self._results.values(_KIND).keys() - data.keys()
        gone = [key for key in others if key == self._key or not _is_there(root, key)]
        self._results.keep_values(_KIND, data, gone)

    def _read(self) -> _Record | None:
        data = self._results.values(_KIND).get(self._key)
        try:
            record: _Record | None = read(data, _Record) if data else None
        except SpoiltRecordError:
            return None
        return record


class _Again:
    """Plans all that is of events where one of the files has to be made after all."""

    def __init__(self, events: Events) -> None:
        self._events = events

    @cached_property
    def _planned(self) -> dict[str, Output]:
        return {output.address: output for output in self._events.outputs()}

    def file(self, address: str) -> Output:
        return self._planned[address]


def _is_there(root: Path, output: bytes) -> bool:
    return (root / output.decode("utf-8", "surrogateescape")).is_dir()
