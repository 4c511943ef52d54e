"""Says what every file of a site is made with: the program, its packages, the theme, the words, the settings."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from almanac.model.edition import Edition
from almanac.model.interface import Interface
from almanac.render.outputs.output import fingerprint
from almanac.render.site_view import site_view
from almanac.store.zone_data import zone_data, zone_database

# Of the program itself, wherever the site is; the packages by their lock.
_PROGRAM = Path(__file__).resolve().parents[2]
_LOCK = "requirements.txt"
_WORDS = ("theme/translations", "theme/site/translations")
_OF_THE_SITE = ("theme/templates", "theme/site/templates", "theme/examples")
_OWN_STYLE = "theme/site/static/css/site.css"


def program_fingerprint(root: Path) -> bytes:
    """Of the code that reads and makes everything: another version may do either otherwise. Raises ``OSError``."""
    lock = root / _LOCK
    return fingerprint(
        platform.python_version(),
        lock.read_bytes() if lock.is_file() else b"",
        _digest(_PROGRAM, ".py"),
        zone_database(),
    )


def words_fingerprint(root: Path) -> bytes:
    """Of the catalogues of the interface; raises ``OSError``."""
    return fingerprint(*(_digest(root / folder) for folder in _WORDS))


def origin_fingerprint(root: Path, edition: Edition, program: bytes) -> bytes:
    """Of all that may stand on any page; raises ``OSError``."""
    site = replace(edition.site, interface=Interface())
    zones = {event.when.zone.key for event in edition.events if hasattr(event.when, "zone")}
    return fingerprint(
        program,
        words_fingerprint(root),
        *(_digest(root / folder) for folder in _OF_THE_SITE),
        (root / _OWN_STYLE).is_file(),
        repr(site),
        repr(site_view(edition)),
        zone_data(zones | {site.zone.key}),
    )


def _digest(folder: Path, suffix: str = "") -> bytes:
    """Of the names and contents of all files below a folder."""
    digest = blake2b(digest_size=16)
    for name, data in _contents(folder, suffix):
        digest.update(f"{len(name)} {name} {len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.digest()


def _contents(folder: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob(f"*{suffix}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
