"""Writes files into a folder that holds nothing else, and into an archive with the same bytes each time."""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from commands.cannot_run import CannotRun

# By this a folder is known for one that may be emptied.
_SIGN = ".almanac-preview"
# The earliest moment that both forms know.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files there, in place of what an earlier call put there; raises ``CannotRun`` for a folder of others."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _SIGN).exists():
        raise CannotRun(f"{folder} has files of others in it.", "name a folder that is new or empty.")
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _SIGN).touch()


def pack(archive: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into a ``.zip``, or else a ``.tar.gz``, in the order of their names."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.write_bytes(_zipped(files) if archive.name.endswith(".zip") else _tarred(files))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


def _tarred(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(files[name]), _MODE
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(target.getvalue(), mtime=0)
