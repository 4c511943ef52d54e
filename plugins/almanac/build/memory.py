"""Remembers what the builds of one process have read, for a preview: the next one reads what was saved since, alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from almanac.build.kept_readers import KeptReaders
from almanac.check.reading import BodyToRead, CommentsRead, CommentsToRead, EntryRead, EntryToRead
from almanac.model.interface import Interface
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.body.markdown import MarkdownReader, Reading
from almanac.store.translations import CatalogueFiles, catalogue_files

_Known = TypeVar("_Known")
_Wanted = TypeVar("_Wanted")


class OutdatedError(Exception):
    """What makes the site is not what it was: another process has to do it, which knows nothing of before."""


@dataclass(slots=True)
class _Texts:
    """What came of each text, by its path, beside all that it was read from; the words are those of all builds."""

    words: tuple[CatalogueFiles, Interface, list[Problem]] | None = None
    settings: ReadingSettings | None = None
    entries: dict[str, tuple[EntryToRead, EntryRead]] = field(default_factory=dict)
    bodies: dict[str, tuple[BodyToRead, bytes, Reading]] = field(default_factory=dict)
    comments: dict[str, tuple[CommentsToRead, CommentsRead]] = field(default_factory=dict)


class Memory:
    """What one process knows: of each text that the last build asked for, and no other."""

    def __init__(self) -> None:
        self._made_with: tuple[object, ...] | None = None
        self._later: list[Callable[[], None]] = []
        self.texts = _Texts()

    def begin(self, *made_with: object) -> None:
        """Begin a build; raises ``OutdatedError`` where it is made with something else than those before."""
        if self._made_with is not None and self._made_with != made_with:
            raise OutdatedError
        self._made_with = made_with

    def later(self, keep: Callable[[], None]) -> None:
        """Do this when the build has been shown: what is kept for other processes, nobody waits for."""
        self._later.append(keep)

    def settle(self) -> None:
        """Do what was left for later; what cannot be kept is made again."""
        while self._later:
            with suppress(OSError):
                self._later.pop(0)()


class RememberingReaders:
    """The ``Readers`` of one build: what is not remembered is read by others, which are made if there is any.

    ``kept`` makes them; they are told whether to begin with nothing, because the memory has it all.
    """

    def __init__(self, memory: Memory, kept: Callable[[bool], KeptReaders]) -> None:
        self._memory = memory
        self._make = kept
        self._read = _Texts()

    @cached_property
    def _kept(self) -> KeptReaders:
        return self._make(bool(self._memory.texts.entries))

    def interface(self, root: Path) -> tuple[Interface, list[Problem]]:
        """Read the words of the interface; raises ``OutdatedError`` where they are others than before."""
        found = catalogue_files(root)
        self._read.words = self._memory.texts.words or (found, *self._kept.words(found))
        known, interface, problems = self._read.words
        if known != found:
            raise OutdatedError
        return interface, [*problems]

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> list[EntryRead]:
        """Read front matter."""
        before = self._memory.texts
        known = before.entries if before.settings == settings else {}
        read = [_entry_of(known, file) for file in files]
        _fill(read, files, lambda missing: self._kept.entries(settings, missing))
        results = [result for result in read if result is not None]
        self._read.settings = settings
        self._read.entries |= {file.path: (file, result) for file, result in zip(files, results, strict=True)}
        return [(entry, [*problems]) for entry, problems in results]

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> list[Reading]:
        """Read bodies; what an earlier text has asked is asked again where there is anything new to lead to."""
        targets = reader.fingerprint()
        read = [self._body_of(reader, body, targets) for body in bodies]
        _fill(read, bodies, lambda missing: self._kept.bodies(reader, missing))
        results = [reading for reading in read if reading is not None]
        self._read.bodies |= {
            body.source.path: (body, targets, reading) for body, reading in zip(bodies, results, strict=True)
        }
        return results

    def comments(self, settings: ReadingSettings, files: Sequence[CommentsToRead]) -> list[CommentsRead]:
        """Read comments."""
        before = self._memory.texts
        known = before.comments if before.settings == settings else {}
        read = [result if of == file else None for file in files
                for of, result in [known.get(file.path, (None, None))]]  # fmt: skip
        _fill(read, files, lambda missing: self._kept.comments(settings, missing))
        results = [result for result in read if result is not None]
        self._read.comments |= {file.path: (file, result) for file, result in zip(files, results, strict=True)}
        return [(comments, [*problems]) for comments, problems in results]

    def keep(self) -> None:
        """Remember what this build has asked for, and keep what it has read."""
        self._memory.texts = self._read
        if "_kept" in vars(self):
            self._memory.later(self._kept.keep)

    def _body_of(self, reader: MarkdownReader, body: BodyToRead, targets: bytes) -> Reading | None:
        of, led_to, reading = self._memory.texts.bodies.get(body.source.path, (None, b"", None))
        if reading is None or of != body:
            return None
        return reading if led_to == targets or reader.still_holds(body.source, reading) else None


def _entry_of(known: Mapping[str, tuple[EntryToRead, EntryRead]], file: EntryToRead) -> EntryRead | None:
    before, result = known.get(file.path, (None, None))
    return result if before == file else None


def _fill(
    read: list[_Known | None], wanted: Sequence[_Wanted], make: Callable[[list[_Wanted]], Iterable[_Known]]
) -> None:
    """Put in what is missing."""
    missing = [number for number, known in enumerate(read) if known is None]
    if missing:
        for number, result in zip(missing, make([wanted[number] for number in missing]), strict=True):
            read[number] = result
