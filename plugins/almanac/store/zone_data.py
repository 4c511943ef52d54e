"""Reads the rules of time zones as the machine, or the package ``tzdata``, has them."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

import tzdata  # type: ignore[import-untyped]


def zone_data(names: Iterable[str]) -> bytes:
    """A digest (BLAKE2b, 16 bytes) of the TZif files (RFC 9636) of these zones, where ``zoneinfo`` finds them."""
    digest = blake2b(digest_size=16)
    for name in sorted(names):
        digest.update(f"{name}\n".encode())
        digest.update(_tzif(name))
    return digest.digest()


def zone_database() -> bytes:
    """A digest of which database of zones this is: what says its release, and else when it was put there."""
    digest = blake2b(tzdata.IANA_VERSION.encode(), digest_size=16)
    for folder in map(Path, zoneinfo.TZPATH):
        for name in ("+VERSION", "tzdata.zi", "version"):
            with suppress(OSError):
                digest.update((folder / name).read_bytes())
        with suppress(OSError):
            digest.update(f"{folder} {folder.stat().st_mtime_ns} {(folder / 'UTC').stat().st_mtime_ns}".encode())
    return digest.digest()


def _tzif(name: str) -> bytes:
    for folder in zoneinfo.TZPATH:
        path = Path(folder, *name.split("/"))
        if path.is_file():
            return path.read_bytes()
    try:
        return files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    except OSError:
        return b""
