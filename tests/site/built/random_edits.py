"""Edits a small site by chance, and after each edit compares what a build leaves with what one from nothing gives.

``PYTHONPATH=tests/site:scripts:plugins .venv/bin/python -m built.random_edits --minutes 60`` does so for an hour, and
prints how many edits that were; it stops at the first difference and says what led to it. ``--seed`` is the first.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.resources import as_file, files
from pathlib import Path

from built import versions
from built.edits import EDITS, EditedSite, NotPossibleError
from built.project import tree

_EDITED = ("content", "events", "theme", "pelicanconf.py", ".almanac/forum.json")
# An edit is as new as the build that follows it only where somebody is quick: here that would be always.
_A_MOMENT = 0.06


class DifferentError(AssertionError):
    """What a build leaves is not what one from nothing gives."""


@dataclass
class RandomEdits:
    """Edits of one site below ``folder``, the same for the same seed; ``done`` tells of each."""

    folder: Path
    seed: int
    done: list[str] = field(default_factory=list)
    refused: int = 0
    unchanged: int = 0

    def __post_init__(self) -> None:
        """Make the site, and build it once."""
        self.folder.mkdir(parents=True)
        project = replace(versions.project_of(self.folder / "project"), code_is_ours=True)
        self.site = EditedSite(project, random.Random(self.seed))  # noqa: S311 - the same on every run
        versions.first(project)
        self._compare("first")

    def edit(self, count: int) -> None:
        """Make so many edits; raises ``DifferentError``."""
        for _ in range(count):
            self._next()

    def _next(self) -> None:
        site = self.site
        site.turn += 1
        before, now, variables = contents(site.root), site.project.now, site.project.variables
        name = self._one_edit()
        self.done.append(name)
        if not self._compare(name):
            self.refused += 1
            put_back(site.root, before)
            site.project = replace(site.project, now=now, variables=variables)
            self._compare(f"{name}, taken back")

    def _one_edit(self) -> str:
        edits = {**EDITS, "zones": self._other_zones}
        while True:
            name = self.site.chance.choice(sorted(edits))
            try:
                edits[name](self.site)
            except NotPossibleError:
                continue
            return name

    def _other_zones(self, site: EditedSite) -> None:
        """Let the machine have another database of zones, in which one place has the clocks of another."""
        folder = self.folder / f"zones-{site.turn}"
        with as_file(files("tzdata") / "zoneinfo") as zones:
            shutil.copytree(zones, folder)
        shutil.copy(folder / site.pick(["Africa/Cairo", "Asia/Tokyo", "UTC"]), folder / "Europe" / "Warsaw")
        site.project = replace(site.project, variables={"PYTHONTZPATH": str(folder)})

    def _compare(self, name: str) -> bool:
        """Whether the site could be built; then it has to be what a build from nothing gives, else what it was."""
        project, output, anew = self.site.project, self.folder / "output", self.folder / "anew"
        before = tree(output)
        time.sleep(_A_MOMENT)
        after = project.build(output, "--jobs", "1")
        with nothing_kept(project.root):
            fresh = project.build(anew, "--fresh", "--jobs", "1")
        wanted = tree(anew) if fresh.returncode == 0 else before
        left = tree(output)
        different = sorted(path for path in left.keys() | wanted.keys() if left.get(path) != wanted.get(path))
        shutil.rmtree(anew, ignore_errors=True)
        is_same = after.stdout.startswith("Nothing has changed")
        self.unchanged += is_same
        if different or after.returncode != fresh.returncode or not (is_same or _problems(after) == _problems(fresh)):
            raise DifferentError(
                f"seed {self.seed}, after {self.done} ({name}): {different}\n"
                f"{_told(after)}\n-- from nothing:\n{_told(fresh)}"
            )
        return after.returncode == 0


def _problems(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in done.stdout.splitlines() if not line.startswith(("Built", "Pelican built"))]


def _told(done: subprocess.CompletedProcess[str]) -> str:
    return f"{done.stdout[-2000:]}{done.stderr[-3000:]}"


@contextmanager
def nothing_kept(root: Path) -> Iterator[None]:
    """Nothing of what builds keep, but the forum's snapshot and what was drawn; then all of it again."""
    work, aside = root / ".almanac", root / ".almanac-aside"
    work.rename(aside)
    # A process that serves the site may be keeping what it made a moment ago, and have made the folder again.
    work.mkdir(exist_ok=True)
    for name in ("forum.json", "drawings"):
        if (aside / name).exists():
            subprocess.run(["cp", "-r", aside / name, work / name], check=True)
    yield
    shutil.rmtree(work)
    aside.rename(work)


def contents(root: Path) -> dict[Path, bytes]:
    places = [root / name for name in _EDITED]
    paths = [path for place in places for path in ([place] if place.is_file() else place.rglob("*"))]
    return {path: path.read_bytes() for path in paths if path.is_file()}


def put_back(root: Path, before: dict[Path, bytes]) -> None:
    now = contents(root)
    for path in now.keys() - before.keys():
        path.unlink()
    for path, data in before.items():
        if now.get(path) != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def main() -> None:
    """Edit for some minutes; the exit code is 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--edits", type=int, default=40, help="of each site, before another is begun")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--go-on", action="store_true", help="after a difference begin with the next seed")
    given = parser.parse_args()
    end, seed, edits, refused, unchanged, differences = time.monotonic() + given.minutes * 60, given.seed, 0, 0, 0, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory(prefix="almanac-edits-") as folder:
            site = None
            try:
                site = RandomEdits(Path(folder, "site"), seed)
                while time.monotonic() < end and len(site.done) < given.edits:
                    site.edit(1)
            except DifferentError as difference:
                differences += 1
                sys.stdout.write(f"{difference}\n")
                if not given.go_on:
                    end = 0
            if site:
                edits, refused, unchanged = edits + len(site.done), refused + site.refused, unchanged + site.unchanged
        sys.stdout.write(f"{edits} edits, {refused} refused, {unchanged} answered at once, {differences} differences\n")
        sys.stdout.flush()
        seed += 1
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
