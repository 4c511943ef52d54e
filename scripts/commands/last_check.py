"""Keeps what a check found, and tells it again where no file has changed since, before anything else is loaded."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.build import records
from almanac.model.problem import Problem
from almanac.store.clock import now
from almanac.store.loaded_code import is_saved_since_loaded
from almanac.store.results import Results
from almanac.store.unchanged import Sources, sources_in_parts

if TYPE_CHECKING:
    from almanac.build.after_edit import KnownSite

_KIND, _KEY, _SITE = "last check", b"everything", b"its texts"
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

    @property
    def has_errors(self) -> bool:
        """Whether anything stops a build."""
        return any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Kept:
    """An outcome, and what it holds for: the files as they are, from one moment until before another (None: for ever).

    Moments are seconds since 1970.
    """

    sources: Sources
    began: float
    until: float | None
    outcome: Outcome

    def holds_at(self, moment: float) -> bool:
        return moment == self.began or (self.began <= moment and (self.until is None or moment < self.until))


@dataclass(frozen=True, slots=True)
class BeforeEdits:
    """What the last check found, and which texts were ``edited`` since."""

    outcome: Outcome
    edited: frozenset[str]
    is_git_as_it_was: bool


class LastCheck:
    """The last check of everything in a project, for one that begins now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.results = Results(root / ".almanac")
        self._begun = time.time_ns()
        self._sources = self._look()
        self._kept = self._read()

    def outcome(self) -> Outcome | None:
        """What it found, where a check would find the same now; else None."""
        return self._kept.outcome if self._kept and self._sources == self._kept.sources else None

    def before_edits(self) -> BeforeEdits | None:
        """What it found, where texts and git's own files alone are not what they were since; else None."""
        kept, sources = self._kept, self._sources
        if kept is None or sources is None or sources.others != kept.sources.others:
            return None
        was, texts = kept.sources.texts, sources.texts
        if was.keys() != texts.keys():
            return None
        edited = frozenset(path for path, stamp in texts.items() if stamp != was[path])
        return BeforeEdits(kept.outcome, edited, is_git_as_it_was=sources.git == kept.sources.git)

    def site(self) -> KnownSite | None:
        """All that is kept of the texts of then; None where it is not whole."""
        from almanac.build.after_edit import KnownSite

        try:
            site: KnownSite = records.read(self.results.values_at(_KIND, [_SITE]).get(_SITE, b""), KnownSite)
        except records.SpoiltRecordError:
            return None
        return site

    def keep(self, outcome: Outcome, until: datetime | None, site: KnownSite | None = None) -> None:
        """Keep what the check has found; it holds until that moment, when something begins that waits.

        Where a file was written meanwhile nobody knows whether the check has read it: then nothing is kept.
        """
        if any(problem.path == _THE_MACHINE for problem in outcome.problems) or is_saved_since_loaded():
            return
        if self._sources and self._sources == self._look(before=self._begun):
            kept = _Kept(self._sources, now().timestamp(), until.timestamp() if until else None, outcome)
            with suppress(records.NoRecordError):
                self.results.keep_values(_KIND, {_KEY: records.written(kept, _Kept), **_written(site)})

    def _read(self) -> _Kept | None:
        """What is kept, if it holds at this time."""
        data = self.results.values_at(_KIND, [_KEY]).get(_KEY)
        try:
            kept: _Kept | None = records.read(data, _Kept) if data else None
            moment = now().timestamp()
        except ValueError:  # spoilt, or a clock of which the check itself says what is wrong
            return None
        return kept if kept and kept.holds_at(moment) else None

    def _look(self, *, before: int = 0) -> Sources | None:
        return sources_in_parts(self._root, self._root / "output", ("check",), before=before)


def _written(site: KnownSite | None) -> dict[bytes, bytes]:
    """What is kept of the texts; empty, which is not read again, where they were not all read."""
    from almanac.build.after_edit import KnownSite

    return {_SITE: records.written(site, KnownSite) if site else b""}
