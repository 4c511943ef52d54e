"""Keeps what a check found, and tells it again where no file has changed since, before anything else is loaded."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almanac.build import records
from almanac.model.problem import Problem
from almanac.store.clock import now
from almanac.store.results import Results
from almanac.store.unchanged import sources_signature

_KIND, _KEY = "last check", b"everything"
# What is wrong with the machine, such as a git that is missing, can be mended without any file.
_THE_MACHINE = "."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found, as far as it is shown: whatever its paths and its format, they show a part of this.

    ``counts`` are those of stories, pages and events; None where there is an error. ``left_out`` is the line that tells
    of drafts and of what waits.
    """

    problems: tuple[Problem, ...]
    counts: tuple[int, int, int] | None
    left_out: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """An outcome, and what it holds for: the files as they are, from one moment until before another (None: for ever).

    Moments are seconds since 1970.
    """

    sources: str
    began: float
    until: float | None
    outcome: Outcome


class LastCheck:
    """The last check of a project, for one that begins now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._results = Results(root / ".almanac")
        self._begun = time.time_ns()
        self._sources = self._signature()

    def outcome(self) -> Outcome | None:
        """What it found, where a check would find the same now; else None."""
        data = self._results.values(_KIND).get(_KEY)
        try:
            kept: _Kept | None = records.read(data, _Kept) if data else None
            moment = now().timestamp()
        except ValueError:  # spoilt, or a clock of which the check itself says what is wrong
            return None
        if kept is None or kept.sources != self._sources:
            return None
        is_in_time = moment == kept.began or (kept.began <= moment and (kept.until is None or moment < kept.until))
        return kept.outcome if is_in_time else None

    def keep(self, outcome: Outcome, until: datetime | None) -> None:
        """Keep what the check has found; it holds until that moment, when something begins that waits.

        Where a file was written meanwhile nobody knows whether the check has read it: then nothing is kept.
        """
        if any(problem.path == _THE_MACHINE for problem in outcome.problems):
            return
        if self._sources and self._sources == self._signature(before=self._begun):
            kept = _Kept(self._sources, now().timestamp(), until.timestamp() if until else None, outcome)
            with suppress(records.NoRecordError):
                self._results.keep_values(_KIND, {_KEY: records.written(kept, _Kept)})

    def _signature(self, *, before: int = 0) -> str:
        return sources_signature(self._root, self._root / "output", ("check",), before=before)
