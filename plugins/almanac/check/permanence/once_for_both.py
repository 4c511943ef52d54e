"""Reads what an earlier commit and the present have alike once for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from almanac.check.reading import BodyToRead, CommentsRead, CommentsToRead, EntryRead, EntryToRead, Readers
from almanac.model.interface import Interface
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.body.markdown import MarkdownReader, Reading

_Known = dict[str, tuple[EntryToRead, EntryRead]]


class OnceForBoth:
    """The ``Readers`` of both; what is not known yet others read.

    The rules of then are those of today less some. So whatever has no Problem by those of today is the same by those of
    then, under the same settings.
    """

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._known: list[tuple[ReadingSettings, _Known]] = []

    def interface(self, root: Path) -> tuple[Interface, list[Problem]]:
        """Read the words of the interface."""
        return self._readers.interface(root)

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> Iterable[EntryRead]:
        """Read front matter."""
        known = self._known_under(settings)
        read = [_known_of(known, file) for file in files]
        missing = [file for file, result in zip(files, read, strict=True) if result is None]
        others = iter(self._readers.entries(settings, missing))
        results = [next(others) if result is None else result for result in read]
        for file, result in zip(files, results, strict=True):
            if not file.is_earlier and not result[1]:
                known[file.path] = file, result
        return results

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> Iterable[Reading]:
        """Read bodies."""
        return self._readers.bodies(reader, bodies)

    def comments(self, settings: ReadingSettings, files: Sequence[CommentsToRead]) -> Iterable[CommentsRead]:
        """Read comments."""
        return self._readers.comments(settings, files)

    def _known_under(self, settings: ReadingSettings) -> _Known:
        """What is known of texts that were read with these settings."""
        for other, known in self._known:
            if settings == other:
                return known
        self._known.append((settings, {}))
        return self._known[-1][1]


def _known_of(known: _Known, file: EntryToRead) -> EntryRead | None:
    present, (entry, _) = known.get(file.path, (None, (None, [])))
    return (entry, []) if present == (replace(file, is_earlier=False) if file.is_earlier else file) else None
