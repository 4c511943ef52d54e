"""Writes a bag as one file (RFC 8493 4), a ZIP with the bag's folder in it, and says whether one came whole."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from almanac.store.publishing.manifest import files_in

# They are compressed already.
_COMPRESSED = frozenset([".avif", ".bundle", ".gif", ".gz", ".jpeg", ".jpg", ".pagefind", ".png", ".webp", ".woff2"])
_PIECE = 1 << 20
_OLDEST = datetime(1980, 1, 1, tzinfo=UTC)  # that a ZIP can say
_FILE = 0o100644 << 16


def write_zip(bag: Path, file: Path, top: str, moment: datetime) -> None:
    """Write the bag below the folder ``top``; every file is of the moment. Raises ``OSError``."""
    times = max(moment.astimezone(UTC), _OLDEST).timetuple()[:6]
    begun = file.with_name(f".{file.name}.part")
    try:
        with ZipFile(begun, "w") as archive:
            for name in files_in(bag):
                kind = ZIP_STORED if Path(name).suffix.lower() in _COMPRESSED else ZIP_DEFLATED
                entry = ZipInfo(f"{top}/{name}", times)
                entry.external_attr, entry.compress_type, entry.create_system = _FILE, kind, 3
                entry.file_size = (bag / name).stat().st_size
                with (bag / name).open("rb") as source, archive.open(entry, "w") as target:
                    shutil.copyfileobj(source, target, _PIECE)
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)


def damaged_in(file: Path) -> Iterator[str]:
    """The names in a ZIP that cannot be read as they were written, and nothing is written for it.

    Raises ``BadZipFile`` where it is none, or where its end is missing, and ``OSError``.
    """
    with ZipFile(file) as archive:
        for entry in archive.infolist():
            try:
                with archive.open(entry) as source:
                    while source.read(_PIECE):
                        pass
            except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
                yield entry.filename
