"""Remembers from run to run what became of each topic; a file that is lost costs requests, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from filelock import FileLock, Timeout

from almanac.forum.decisions import Record, State
from almanac.store.publishing.publisher import WORK_FOLDER

PATH = f"{WORK_FOLDER}/forum-announced.jsonl"
_LOCK = f"{WORK_FOLDER}/forum.lock"
_TEXTS = ("topic", "facts", "left", "other", "tried")


class ForumBusy(RuntimeError):
    """Another command is talking to the forum for this site."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the site's part of the forum; raises ``ForumBusy`` when another command has it."""
    lock = FileLock(root / _LOCK)
    (root / WORK_FOLDER).mkdir(exist_ok=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ForumBusy from None
    try:
        yield
    finally:
        lock.release()


class Announced:
    """What is remembered, by the identifiers of entries.

    Each change is a line at the end of the file, so that whoever is cut off loses at most the one it was writing.
    """

    def __init__(self, path: Path, records: dict[str, Record], *, is_cut_off: bool = False) -> None:
        self._path, self._records, self._is_cut_off = path, records, is_cut_off

    @classmethod
    def read(cls, root: Path) -> Self:
        """What earlier runs have written."""
        path = root / PATH
        try:
            lines = path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return cls(path, {})
        # What has no end was cut off, and may be a part of something else.
        records = {about: record for line in lines[:-1] for about, record in _records_of(line)}
        return cls(path, records, is_cut_off=bool(lines[-1]))

    @property
    def records(self) -> Mapping[str, Record]:
        """All of them."""
        return MappingProxyType(self._records)

    def get(self, about: str) -> Record | None:
        """What is remembered of an entry."""
        return self._records.get(about)

    def remember(self, about: str, record: Record) -> None:
        """Write it down."""
        self._records[about] = record
        self._path.parent.mkdir(exist_ok=True)
        with self._path.open("ab") as file:
            file.write(b"\n" * self._is_cut_off + _line(about, record))
        self._is_cut_off = False

    def tidy(self) -> None:
        """Write the file anew, with one line for each entry, which also takes away what was cut off."""
        if not self._path.exists():
            return
        whole = b"".join(_line(about, record) for about, record in sorted(self._records.items()))
        if whole != self._path.read_bytes():
            begun = self._path.with_suffix(".new")
            begun.write_bytes(whole)
            begun.replace(self._path)
        self._is_cut_off = False


def _line(about: str, record: Record) -> bytes:
    values = {name: value for name in _TEXTS if (value := getattr(record, name))}
    told = {"told": list(record.told)} if record.told else {}
    return f"{json.dumps({'about': about, 'state': record.state, **values, **told})}\n".encode()


def _records_of(line: bytes) -> Iterator[tuple[str, Record]]:
    """The record of a line, if it is one."""
    try:
        values: dict[str, Any] = json.loads(line)
        texts = {name: _text(values.get(name, "")) for name in _TEXTS}
        told = tuple(map(_text, values.get("told", ())))
        yield _text(values["about"]), Record(State(values["state"]), told=told, **texts)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
