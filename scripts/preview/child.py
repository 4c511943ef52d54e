"""`python -m preview.child ROOT OUTPUT SITEURL drafts|no-drafts`: a build for each line of its input, answered in JSON.

It has the program loaded and remembers what it has read. It ends where another has to begin from nothing.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from almanac import defaults
from almanac.build.memory import Memory, OutdatedError
from almanac.build.site_builder import First
from almanac.model.printable import printable
from commands.cannot_run import CannotRun
from commands.printing import show_exception
from commands.site import build_site
from preview.loaded import LoadedCode, has_site_code
from preview.rebuild import Outcome

# So many builds, in so many times the memory that the first one needed, are enough for one process.
_MOST_BUILDS = 200
_MOST_GROWTH = 2

Answer = Callable[[dict[str, Any]], object]


class SiteBuilds:
    """The builds of one process; it ``has_ended`` where the next one is another's business."""

    def __init__(self, root: str, output: str, siteurl: str, drafts: str) -> None:
        self._root = Path(root)
        self._output = Path(output)
        self._siteurl = siteurl
        self._drafts = drafts == "drafts"
        self._code = LoadedCode()
        self._memory = Memory()
        self._surroundings = _surroundings()
        self._builds = 0
        self._first_peak = 0
        self.has_ended = False

    def build(self, answer: Answer, looked_at: Sequence[str] = ()) -> None:
        """Answer with an outcome, before that with what is made of it already, or that this process is outdated."""
        if self._builds and not self._code.is_current():
            self._outdated(answer)
            return
        try:
            outcome = self._outcome(answer, looked_at)
        except OutdatedError:
            self._outdated(answer)
            return
        self._builds += 1
        self._code.note()
        self.has_ended = self.has_ended or self._has_enough()
        answer({"outcome": asdict(outcome), "ends": self.has_ended})
        self._memory.settle()

    def _outdated(self, answer: Answer) -> None:
        self.has_ended = True
        answer({"outdated": True})

    def _outcome(self, answer: Answer, looked_at: Sequence[str]) -> Outcome:
        def ahead(folder: Path, names: Collection[str]) -> None:
            answer({"folder": str(folder), "names": [*names]})

        try:
            result = build_site(
                self._root,
                drafts=self._drafts,
                output=self._output,
                siteurl=self._siteurl,
                preview=True,
                first=First(frozenset(looked_at), ahead),
                memory=self._memory,
            )
        except CannotRun as error:
            return Outcome(ok=False, failure=printable(f"{error.message} Remedy: {error.remedy}"))
        self.has_ended = bool(result.by_pelican)  # its plugins register themselves, and would do so again
        return Outcome(result.ok, result.pages_written, tuple(result.problems))

    def _has_enough(self) -> bool:
        """Whether code of the site's own may have left something behind, or much has piled up."""
        peak = _peak_memory()
        self._first_peak = self._first_peak or peak
        return (
            self._builds >= _MOST_BUILDS
            or peak > _MOST_GROWTH * self._first_peak
            or self._surroundings != _surroundings()
            or has_site_code(self._root)
        )


def main(arguments: Sequence[str]) -> None:
    """Build as often as asked; everything printed meanwhile goes to the terminal."""
    with _pipes() as (requests, answers):

        def answer(words: dict[str, Any]) -> None:
            answers.write(f"{json.dumps(words)}\n")
            answers.flush()

        builds = SiteBuilds(*arguments)
        for line in requests:
            builds.build(answer, **json.loads(line))
            if builds.has_ended:
                return
            gc.collect()
            gc.freeze()  # what is remembered is not looked at again and again


@contextmanager
def _pipes() -> Iterator[tuple[TextIO, TextIO]]:
    """What was standard input and output: programs that a build starts get neither."""
    with os.fdopen(os.dup(0), encoding="utf-8") as requests, os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)
        yield requests, answers


def _surroundings() -> tuple[object, ...]:
    """What settings can change of a process: they may add to a list of ours in place, where it would grow each time."""
    values = {name: repr(value) for name, value in vars(defaults).items() if name.isupper()}
    return values, dict(os.environ), Path.cwd()


def _peak_memory() -> int:
    """The most memory that this process had, in a unit of the system's own; 0 where it does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.excepthook = show_exception
    main(sys.argv[1:])
