"""Finds what is kept of one text, without looking at what is kept of all others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from almanac.build import records
from almanac.check.reading import Entry, EntryRead
from almanac.model.problem import Problem
from almanac.read.body.markdown import Reading
from almanac.store.results import Results

ENTRIES, BODIES = "entries", "bodies"


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry as it is kept: without the text below the line, which is the end of its file, so many characters."""

    entry: Entry | None
    problems: tuple[Problem, ...]
    body_length: int


class KeptText(NamedTuple):
    """The keys of the records of a text: of its entry, and of its body (empty where none was read)."""

    entry: bytes
    body: bytes

    def entry_read(self, results: Results) -> EntryRead | None:
        """What came of the text, but for its body; None where it is kept no more."""
        data = results.values_at(ENTRIES, [self.entry]).get(self.entry, b"")
        try:
            kept: KeptEntry = records.read(data, KeptEntry)
        except records.SpoiltRecordError:
            return None
        return kept.entry, [*kept.problems]

    def reading(self, results: Results) -> Reading | None:
        """What came of its body; None where it is kept no more, or none was read."""
        data = results.values_at(BODIES, [self.body]).get(self.body, b"")
        try:
            reading: Reading = records.read(data, Reading)
        except records.SpoiltRecordError:
            return None
        return reading
