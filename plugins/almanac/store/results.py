"""Keeps results between builds in one file (SQLite), by what they were made from; nothing in it runs when read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

FOLDER = "store"
_FILE = "results.sqlite3"
# Another number where the tables, or what stands in them, have another meaning: what is kept is then made anew.
_VERSION = 7
_PATIENCE = 5.0  # seconds to wait for another build that writes
_CHECK_BYTES = 4
# KiB of the file that one who writes has in memory: with fewer, pages that change again are written again and again.
_IN_MEMORY = 64 * 1024
# The file gives back what is empty in it where that is so much of it: less will be filled again.
_EMPTY = 1 / 4
_INCREMENTAL = 2  # of SQLite's ways to give it back
_BEGIN = (
    "DROP TABLE IF EXISTS files",
    "DROP TABLE IF EXISTS values_made",
    """CREATE TABLE files (
        output TEXT, name TEXT, made_from BLOB, hash TEXT,
        size INTEGER, changed INTEGER, touched INTEGER, place INTEGER, parts BLOB,
        PRIMARY KEY (output, name)
    ) WITHOUT ROWID""",
    "CREATE TABLE values_made (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID",
    f"PRAGMA user_version = {_VERSION}",
)


class KeptFile(NamedTuple):
    """A file of the output as it was published: what it was made from, its hash, and what tells that nobody touched it.

    ``changed`` is its modification time in nanoseconds, ``place`` its inode. ``touched`` is when anything of it was
    changed last: unlike the other, nobody can put it back. ``parts`` says what it was put together from, if it was.
    """

    made_from: bytes
    hash: str
    size: int
    changed: int
    touched: int
    place: int
    parts: bytes = b""

    def at(self, status: os.stat_result) -> KeptFile:
        """The same, which was found with that status."""
        return self._replace(
            changed=status.st_mtime_ns, touched=status.st_ctime_ns, place=status.st_ino, size=status.st_size
        )

    def is_as_left(self, status: os.stat_result) -> bool:
        """Whether nobody touched it, by what the system says of it."""
        now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return now == (self.size, self.changed, self.touched, self.place)


def output_name(root: Path, output: Path) -> str:
    """What an output is called here: within the project by its place there, so that it is the same on any machine."""
    return output.relative_to(root).as_posix() if output.is_relative_to(root) else output.as_posix()


class _Values(Mapping[bytes, bytes]):
    """Values by their keys, each of which is looked at when it is asked for."""

    def __init__(self, rows: Mapping[bytes, object]) -> None:
        self._rows = rows

    def __getitem__(self, key: bytes) -> bytes:
        row = self._rows[key]
        if isinstance(row, bytes):  # what was damaged can be of any type
            value = row[_CHECK_BYTES:]
            if row[:_CHECK_BYTES] == _check(key, value):
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Results:
    """The results of one project; where they cannot be read or kept, everything is made again."""

    def __init__(self, work_folder: Path) -> None:
        self._root = work_folder.parent
        self._path = work_folder / FOLDER / _FILE

    def files(self, output: str) -> dict[str, KeptFile]:
        """The files of an output, by name; ``output`` is its ``output_name``."""
        query = "SELECT name, made_from, hash, size, changed, touched, place, parts FROM files WHERE output = ?"
        return {name: KeptFile._make(row) for name, *row in self._rows(query, (output,))}

    def keep_files(self, output: str, files: Mapping[str, KeptFile], gone: Iterable[str] = ()) -> None:
        """Keep what was published, beside what is kept already; ``gone`` are files that are not there any more.

        Of other outputs that are not there any more, everything is forgotten.
        """
        rows = [(output, name, *files[name]) for name in sorted(files)]
        self._write(
            ("DELETE FROM files WHERE output = ? AND name = ?", [(output, name) for name in gone]),
            ("DELETE FROM files WHERE output = ?", [(name,) for name in self._outputs_gone(output)]),
            ("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows),
        )

    def values(self, kind: str) -> Mapping[bytes, bytes]:
        """Everything of one kind, by its key; what was damaged is not found."""
        return _Values(dict(self._rows("SELECT key, value FROM values_made WHERE kind = ?", (kind,))))

    def values_at(self, kind: str, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """Those of a few keys alone."""
        query = "SELECT key, value FROM values_made WHERE kind = ? AND key = ?"
        return _Values(dict(row for key in keys for row in self._rows(query, (kind, key))))

    def keep_values(self, kind: str, values: Mapping[bytes, bytes], gone: Iterable[bytes] = ()) -> None:
        """Keep values of a kind, and forget others."""
        # In their order there: each goes to the end of what was written last.
        rows = [(kind, key, _check(key, values[key]) + values[key]) for key in sorted(values)]
        self._write(
            ("DELETE FROM values_made WHERE kind = ? AND key = ?", [(kind, key) for key in gone]),
            ("INSERT OR REPLACE INTO values_made VALUES (?, ?, ?)", rows),
        )

    def _outputs_gone(self, output: str) -> list[str]:
        """The others that have no folder any more."""
        others = self._rows("SELECT DISTINCT output FROM files WHERE output <> ?", (output,))
        return [name for (name,) in others if not (self._root / name).is_dir()]

    def _rows(self, query: str, values: tuple[str | bytes, ...]) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        try:
            with self._opened() as base:
                return base.execute(query, values).fetchall()
        except sqlite3.OperationalError:  # another build has it, or the disk is in the way
            return []
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # it is damaged, or what was no text says that it is
            self._forget()
            return []

    def _write(self, *statements: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Do all of it in one transaction, or nothing: what cannot be kept is made again."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._opened() as base:
                base.execute(f"PRAGMA cache_size = -{_IN_MEMORY}")
                with base:
                    for statement, rows in statements:
                        base.executemany(statement, rows)
                _give_back(base)
        except sqlite3.OperationalError:  # another build has it, or the disk is full
            return
        except sqlite3.DatabaseError:
            self._forget()
        except OSError:
            return

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as base:
            # A build writes half a dozen times, and would wait for the disk at each. What a power failure damages is
            # noticed, and made again.
            base.execute("PRAGMA synchronous = OFF")
            if _number(base, "user_version") != _VERSION:
                _begin(base)
            yield base

    def _forget(self) -> None:
        with suppress(OSError):
            self._path.unlink()


def _begin(base: sqlite3.Connection) -> None:
    """Make the tables, unless another build has meanwhile."""
    if _number(base, "auto_vacuum") != _INCREMENTAL:
        base.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        base.execute("VACUUM")  # only that changes the way of a file that has tables
    with base:
        base.execute("BEGIN IMMEDIATE")
        if _number(base, "user_version") != _VERSION:
            for statement in _BEGIN:
                base.execute(statement)


def _give_back(base: sqlite3.Connection) -> None:
    """Make the file smaller where much of it is empty."""
    if _number(base, "freelist_count") > _EMPTY * _number(base, "page_count"):
        base.executescript("PRAGMA incremental_vacuum")  # a page with each step, which `execute` makes only one of


def _number(base: sqlite3.Connection, pragma: str) -> int:
    (number,) = base.execute(f"PRAGMA {pragma}").fetchone()
    return int(number)


def _check(key: bytes, value: bytes) -> bytes:
    """What tells that neither a key nor its value was damaged by accident."""
    return crc32(value, crc32(key)).to_bytes(_CHECK_BYTES, "big")
