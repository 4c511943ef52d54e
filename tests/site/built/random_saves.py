"""Edits a small site by chance while a process of `serve` builds it, and compares each time with a build from nothing.

``PYTHONPATH=tests/site:scripts:plugins .venv/bin/python -m built.random_saves --minutes 60`` does so for an hour, and
prints how many edits that were; it stops at the first difference and says what led to it. ``--seed`` is the first.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from built import versions
from built.edits import EDITS, EditedSite, NotPossibleError
from built.project import tree
from built.random_edits import DifferentError, contents, nothing_kept, put_back
from preview.rebuild import Builder, Outcome, outcome_of

URL = "http://127.0.0.1:8000"
# Its time is that of the process, which stays.
_NOT_HERE = {"time passes", "clock back"}


@dataclass
class RandomSaves:
    """Edits of one site below ``folder``, the same for the same seed; ``done`` tells of each.

    Nobody tells the process what was edited, so that it has to see by itself what counts no more.
    """

    folder: Path
    seed: int
    done: list[str] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        """Make the site, and build it once."""
        self.folder.mkdir(parents=True)
        self.project = replace(versions.project_of(self.folder / "project"), code_is_ours=True)
        self.site = EditedSite(self.project, random.Random(self.seed))  # noqa: S311 - the same on every run
        self.output = self.folder / "output"
        self.builder = Builder(self.project.root, self.output, URL, drafts=True)
        versions.first(self.project)
        self._compare("first")

    def edit(self, count: int) -> None:
        """Make so many edits; raises ``DifferentError``."""
        for _ in range(count):
            self._next()

    def close(self) -> None:
        """End the process."""
        self.builder.close()

    def _next(self) -> None:
        self.site.turn += 1
        before = contents(self.project.root)
        name = self._one_edit()
        self.done.append(name)
        if not self._compare(name):
            self.refused += 1
            put_back(self.project.root, before)
            self._compare(f"{name}, taken back")

    def _one_edit(self) -> str:
        while True:
            name = self.site.chance.choice(sorted(EDITS.keys() - _NOT_HERE))
            try:
                EDITS[name](self.site)
            except NotPossibleError:
                continue
            return name

    def _compare(self, name: str) -> bool:
        """Whether the site could be built; then it has to be what a build from nothing gives, else what it was."""
        before = tree(self.output) if self.output.exists() else {}
        looked_at = self.site.chance.sample(sorted(before), min(len(before), 3))
        outcome = self.builder.build(looked_at)
        fresh, wanted = self._from_nothing()
        wanted = wanted if fresh["ok"] else before
        left = tree(self.output)
        different = sorted(path for path in left.keys() | wanted.keys() if left.get(path) != wanted.get(path))
        if different or (outcome.ok, _said(outcome)) != (fresh["ok"], _told(fresh)):
            raise DifferentError(f"seed {self.seed}, after {self.done} ({name}): {different}\n{outcome}\n{fresh}")
        return outcome.ok

    def _from_nothing(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What another process says that knows nothing, and what it leaves."""
        anew = self.folder / "anew"
        with nothing_kept(self.project.root):
            done = self.project.preview(anew, URL)
        files = tree(anew) if anew.exists() else {}
        shutil.rmtree(anew, ignore_errors=True)
        outcome: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])["outcome"]
        return outcome, files


def _said(outcome: Outcome) -> list[str]:
    return [outcome.failure, *map(str, outcome.problems)]


def _told(outcome: dict[str, Any]) -> list[str]:
    return _said(outcome_of(outcome))


def variables(saves_root: Path) -> dict[str, str]:
    """The variables under which its process finds the code of the project below a folder, at its moment."""
    root = saves_root / "project"
    return {
        "PYTHONPATH": os.pathsep.join([str(root / "scripts"), str(root / "plugins")]),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": str(int(versions.NOW.timestamp())),
    }


def main() -> None:
    """Edit for some minutes; the exit code is 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    end, seed, edits, refused = time.monotonic() + 60 * arguments.minutes, arguments.seed, 0, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(variables(Path(folder, "site")))
            saves = RandomSaves(Path(folder, "site"), seed)
            try:
                while len(saves.done) < 50 and time.monotonic() < end:
                    saves.edit(1)
            except DifferentError as error:
                sys.exit(str(error))
            finally:
                saves.close()
            edits, refused, seed = edits + len(saves.done), refused + saves.refused, seed + 1
        sys.stdout.write(f"{edits} edits, {refused} of them refused; the next seed is {seed}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
