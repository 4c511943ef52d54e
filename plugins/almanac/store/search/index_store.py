"""Gives the files of the search's index by the records they are made of, and indexes only what is not kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from types import TracebackType

from almanac.render.search.index_files import LIBRARY, bundle_files, engine_files
from almanac.render.search.records import Record
from almanac.store.search.packs import Packed, Packs, SpoiltPackError, digest_of
from almanac.store.search.pagefind import Binary, Pagefind, find_binary

# Another number where the files that come of the same records are others.
_FORM = 1
_Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index by its path in its bundle; ``digest`` is that of its bytes (BLAKE2b, 16 bytes)."""

    name: str
    digest: bytes
    data: Callable[[], bytes]


class IndexStore:
    """The index as a folder keeps it; with its ``with`` end the processes that index, one for each thread that asks.

    ``fresh``: nothing that was kept counts. All of it raises ``CannotIndex`` and ``UnknownIndexError``.
    """

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self._packs = Packs(folder)
        self._fresh = fresh
        self._processes: list[Pagefind] = []
        self._idle: list[Pagefind] = []
        self._keeping = Lock()
        # What was made here, and could not be kept.
        self._unkept: dict[str, _Files] = {}
        self._made: set[str] = set()

    def __enter__(self) -> IndexStore:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._idle.clear()
        while self._processes:
            self._processes.pop().__exit__(kind, error, at)

    @cached_property
    def binary(self) -> Binary:
        """What indexes; another one makes other files."""
        return find_binary()

    def name(self, records: Sequence[Record]) -> str:
        """What a bundle of these records is called here."""
        return self._name("bundle", *map(asdict, records))

    def has(self, bundle: str) -> bool:
        """Whether a bundle of that name is kept."""
        return self._names(bundle) is not None

    def bundle(self, name: str, records: Callable[[], Sequence[Record]]) -> list[IndexFile]:
        """The files of the bundle of these records, which are asked for where they have to be indexed."""
        return self._files(name, partial(self._index, name, records))

    def engine(self, lang: str) -> list[IndexFile]:
        """What a language is searched with: LIBRARY, the same for all, and what is for this one."""
        return self._files(self._name("engine", lang), partial(self._make_engine, lang))

    def forget_others(self) -> None:
        """Delete what nobody has asked for."""
        self._packs.forget_others()

    def _name(self, *made_from: object) -> str:
        return digest_of(json.dumps([self.binary.name, _FORM, *made_from]).encode()).hex()

    def _names(self, pack: str) -> Mapping[str, Packed] | None:
        names = self._packs.names(pack)
        return None if self._fresh and pack not in self._made else names

    def _files(self, pack: str, make: Callable[[], _Files]) -> list[IndexFile]:
        names = self._names(pack)
        if names is None and pack not in self._unkept:
            make()
            names = self._names(pack)
        if names is None:
            files = self._unkept[pack]
            return [IndexFile(name, digest_of(data), partial(files.__getitem__, name)) for name, data in files.items()]
        return [
            IndexFile(name, packed.digest, partial(self._read, pack, name, packed, make))
            for name, packed in names.items()
        ]

    def _read(self, pack: str, name: str, packed: Packed, make: Callable[[], _Files]) -> bytes:
        try:
            return self._packs.read(pack, packed)
        except SpoiltPackError:
            with self:
                return make()[name]

    def _index(self, pack: str, records: Callable[[], Sequence[Record]]) -> _Files:
        texts = records()
        found = self._run(texts)
        # It comes with every index, and the first may be the only one.
        self._keep(self._name("engine", texts[0].language), {LIBRARY: found[LIBRARY], **engine_files(found)})
        return self._keep(pack, bundle_files(found))

    def _make_engine(self, lang: str) -> _Files:
        found = self._run([Record("/", lang, lang, {}, {})])
        return self._keep(self._name("engine", lang), {LIBRARY: found[LIBRARY], **engine_files(found)})

    def _run(self, records: Sequence[Record]) -> _Files:
        try:
            process = self._idle.pop()
        except IndexError:
            process = Pagefind(self.binary)
            self._processes.append(process)
        found = process.index([*map(asdict, records)])
        self._idle.append(process)
        return found

    def _keep(self, pack: str, files: _Files) -> _Files:
        with self._keeping:  # what searches a language comes with each of its bundles
            self._packs.keep(pack, files)
            self._made.add(pack)
            if self._packs.names(pack) is None:  # there is no room on the disk
                self._unkept[pack] = files
        return files
