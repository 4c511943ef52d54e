"""Keeps results between builds in one file (SQLite), by what they were made from; nothing in it runs when read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

FOLDER = "store"
_FILE = "results.sqlite3"
# Another number where the tables, or what stands in them, have another meaning: what is kept is then made anew.
_VERSION = 2
_PATIENCE = 5.0  # seconds to wait for another build that writes
_CHECK_BYTES = 8
_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    output TEXT, name TEXT, made_from BLOB, hash TEXT, size INTEGER, changed INTEGER, touched INTEGER, place INTEGER,
    PRIMARY KEY (output, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS values_made (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the output as it was published: what it was made from, its hash, and what tells that nobody touched it.

    ``changed`` is its modification time in nanoseconds, ``place`` its inode. ``touched`` is when anything of it was
    changed last: unlike the other, nobody can put it back.
    """

    made_from: bytes
    hash: str
    size: int
    changed: int
    touched: int
    place: int

    def is_as_left(self, status: os.stat_result) -> bool:
        """Whether nobody touched it, by what the system says of it."""
        now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return now == (self.size, self.changed, self.touched, self.place)


class Results:
    """The results of one project; where they cannot be read or kept, everything is made again."""

    def __init__(self, work_folder: Path) -> None:
        self._path = work_folder / FOLDER / _FILE

    def files(self, output: str) -> dict[str, KeptFile]:
        """The files of an output, by name."""
        query = "SELECT name, made_from, hash, size, changed, touched, place FROM files WHERE output = ?"
        return {name: KeptFile(*row) for name, *row in self._rows(query, (output,))}

    def keep_files(self, output: str, files: Mapping[str, KeptFile], gone: Iterable[str] = ()) -> None:
        """Keep what was published, beside what is kept already; ``gone`` are files that are not there any more."""
        rows = [
            (output, name, kept.made_from, kept.hash, kept.size, kept.changed, kept.touched, kept.place)
            for name, kept in files.items()
        ]
        self._write(
            ("DELETE FROM files WHERE output = ? AND name = ?", [(output, name) for name in gone]),
            ("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows),
        )

    def values(self, kind: str) -> dict[bytes, bytes]:
        """Everything of one kind, by its key; what was damaged is left out."""
        rows = self._rows("SELECT key, value FROM values_made WHERE kind = ?", (kind,))
        return {key: value[_CHECK_BYTES:] for key, value in rows if value[:_CHECK_BYTES] == _check(key, value)}

    def keep_values(self, kind: str, values: Mapping[bytes, bytes], gone: Iterable[bytes] = ()) -> None:
        """Keep values of a kind, and forget others."""
        rows = [(kind, key, _check(key, b"\0" * _CHECK_BYTES + value) + value) for key, value in values.items()]
        self._write(
            ("DELETE FROM values_made WHERE kind = ? AND key = ?", [(kind, key) for key in gone]),
            ("INSERT OR REPLACE INTO values_made VALUES (?, ?, ?)", rows),
        )

    def _rows(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        try:
            with closing(self._open()) as base:
                return base.execute(query, values).fetchall()
        except sqlite3.OperationalError:  # another build has it, or the disk is in the way
            return []
        except sqlite3.DatabaseError:
            self._forget()
            return []

    def _write(self, *statements: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Do all of it in one transaction, or nothing: what cannot be kept is made again."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as base, base:
                for statement, rows in statements:
                    base.executemany(statement, rows)
        except sqlite3.OperationalError:  # another build has it, or the disk is full
            return
        except sqlite3.DatabaseError:
            self._forget()
        except OSError:
            return

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, timeout=_PATIENCE)
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            base.executescript(f"DROP TABLE IF EXISTS files; DROP TABLE IF EXISTS values_made; {_TABLES}")
            base.execute(f"PRAGMA user_version = {_VERSION}")
            base.commit()
        return base

    def _forget(self) -> None:
        with suppress(OSError):
            self._path.unlink()


def _check(key: bytes, value: bytes) -> bytes:
    """What tells that neither a key nor the value after its first bytes was damaged."""
    return blake2b(key + value[_CHECK_BYTES:], digest_size=_CHECK_BYTES).digest()
