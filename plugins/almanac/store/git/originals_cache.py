"""Keeps what was found out about the originals of translations, for the next build; deleting it costs time only."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.main_line import FileChange
from almanac.store.publishing.publisher import WORK_FOLDER

_FILE = "originals.json"
# Higher with every change to what stands in it, and to what readers see of a text.
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Chain:
    """The last changes of a file on the main line, newest first; ``is_whole``: there are no others."""

    changes: tuple[FileChange, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class KnownOriginals:
    """The ``chains`` of files up to the commit ``head``, and what readers see of texts (a digest), by their objects.

    ``prefix`` is the place of the site in its repository.
    """

    prefix: str = ""
    head: str = ""
    chains: Mapping[str, Chain] = field(default_factory=dict)
    visible: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    known: KnownOriginals


def load(root: Path) -> KnownOriginals:
    """What was found last; nothing where the file cannot be used."""
    try:
        kept = msgspec.json.decode((root / WORK_FOLDER / _FILE).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return KnownOriginals()
    times = (change.time for chain in kept.known.chains.values() for change in chain.changes)
    usable = kept.version == _VERSION and all(0 <= time <= LAST_SECOND for time in times)
    return kept.known if usable else KnownOriginals()


def save(root: Path, known: KnownOriginals) -> None:
    """Keep it, whole or not at all; where nothing can be written, only time is lost."""
    folder = root / WORK_FOLDER
    with suppress(OSError, UnicodeEncodeError):  # a path that is not UTF-8 is an error elsewhere
        data = msgspec.json.encode(_Kept(_VERSION, known))
        folder.mkdir(exist_ok=True)
        # A folder of its own, because two builds may write at once, and whatever happens nothing stays behind.
        with TemporaryDirectory(dir=folder, prefix="originals-") as own:
            file = Path(own) / _FILE
            file.write_bytes(data)
            file.replace(folder / _FILE)
