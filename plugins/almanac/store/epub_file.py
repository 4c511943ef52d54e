"""Writes the file of an EPUB, one part after the other (EPUB 3.3, "Open Container Format"): a ZIP in a given order."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_COMPRESSED = (".jpg", ".png")
_OLDEST = datetime(1980, 1, 1, tzinfo=UTC)  # that a ZIP can say
_FILE = 0o100644 << 16
_UNIX = 3


class EpubFile:
    """The file at ``path``, which is there once all of it is written; each part of it is of the ``moment``."""

    def __init__(self, path: Path, moment: datetime) -> None:
        self._path = path
        self._times = max(moment.astimezone(UTC), _OLDEST).timetuple()[:6]
        self._begun = path.with_name(f".{path.name}.part")

    def __enter__(self) -> EpubFile:
        self._archive = ZipFile(self._begun, "w")
        self._write("mimetype", b"application/epub+zip", ZIP_STORED)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()
        if error is None:
            self._begun.replace(self._path)
        self._begun.unlink(missing_ok=True)

    def add(self, name: str, data: bytes) -> None:
        """Add a part."""
        self._write(name, data, ZIP_STORED if name.endswith(_COMPRESSED) else ZIP_DEFLATED)

    def _write(self, name: str, data: bytes, kind: int) -> None:
        entry = ZipInfo(name, self._times)
        entry.external_attr, entry.compress_type, entry.create_system = _FILE, kind, _UNIX
        self._archive.writestr(entry, data)
