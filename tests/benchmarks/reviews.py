"""How long a submission takes to be looked at, on made sites of several sizes: CPU seconds, and by what they grow.

``reviews.py --stories 1000 2000 --events 200 400``
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from entries import NOW, Size
from make_site import CHECKOUT, make_site

# What is sent: an event that the sites do not have.
_SENT = """\
---
title: Measured meetup
start: 2026-09-10
summary: What this text is about, in one plain sentence.
category: Meetup
place:
  city: Graz
  country: AT
---
Come on Thursday, 10 September 2026.
"""
# In this order: the first review finds nothing kept, a preview reads what reviews have kept.
_COMMANDS = (("first review", "review"), ("review", "review"), ("preview", "preview"))


def measure(size: Size, folder: Path) -> list[float]:
    """The CPU seconds of each command, git's among them, in processes of their own."""
    root = folder / f"{size.stories}"
    make_site(root, size)
    _send(root)
    return [_cpu(root, command) for _, command in _COMMANDS]


def _send(root: Path) -> None:
    """Commit everything, with the command, and the event on the branch `sent`."""
    shutil.copytree(CHECKOUT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("*.pyc.*"))
    (root / ".gitignore").write_text(".almanac/\n", "utf-8")
    people = {
        f"GIT_{role}_{part}": "cleo@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **people}, check=True, capture_output=True)

    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "All of it")
    git("branch", "--force", "almanac-main")
    git("checkout", "--quiet", "-b", "sent")
    (root / "events" / "2026" / "measured-meetup.md").write_text(_SENT, "utf-8")
    git("add", "--all")
    git("commit", "--quiet", "--message", "Add an event")
    git("checkout", "--quiet", "almanac-main")


def _cpu(root: Path, command: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    paths = os.pathsep.join([str(root / "plugins"), str(root / "scripts")])
    env = {**os.environ, "PYTHONPATH": paths, "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    arguments = [sys.executable, "-m", "commands", command, "sent", "--base", "almanac-main"]
    subprocess.run(arguments, cwd=root, env=env, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(sizes: Sequence[Size], runs: Sequence[Sequence[float]]) -> str:
    """Seconds of each size, and by what those of an entry are multiplied from one size to the next."""
    rows = [("entries", *(name for name, _ in _COMMANDS))]
    rows += [(f"{size.entries}", *(f"{one:.1f}" for one in seconds)) for size, seconds in zip(sizes, runs, strict=True)]
    for (small, first), (large, second) in pairwise(zip(sizes, runs, strict=True)):
        more = large.entries / small.entries
        growth = (f"{after / before / more:.2f}" for before, after in zip(first, second, strict=True))
        rows.append((f"per entry, x {more:.1f}", *growth))
    return "".join("\t".join(row) + "\n" for row in rows)


def main(arguments: Sequence[str]) -> int:
    """Measure all sizes, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1000, 2000])
    parser.add_argument("--events", type=int, nargs="+", default=[200, 400])
    args = parser.parse_args(arguments)
    sizes = [Size(stories, events) for stories, events in zip(args.stories, args.events, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure(size, Path(folder)) for size in sizes]
    sys.stdout.write(table(sizes, runs))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
