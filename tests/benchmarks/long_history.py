"""Reads histories of several lengths, and compares what a commit costs.

``long_history.py --commits 2000 20000``
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "plugins"))

from entries import NOW

from almanac.store.git.base_commit import open_base_commit
from almanac.store.git.history import read_history

# One file for so many commits; one commit in fifty renames one, one in twenty comes through a merge. One event in
# ten is cancelled by every second edit, and takes place after all by the next.
COMMITS_OF_A_FILE, RENAMES, MERGES, CANCELLED = 10, 50, 20, 10


def write_history(root: Path, commits: int) -> None:
    """A repository of events that were edited again and again."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(root)], check=True)
    stream = b"".join(_stream(commits, max(commits // COMMITS_OF_A_FILE, 1)))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=stream, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=root, check=True)


def _stream(commits: int, files: int) -> Iterator[bytes]:
    first = int(NOW.timestamp()) - commits * 600
    names = [f"events/{_year(number)}/event-{number}.md" for number in range(files)]
    for number in range(commits):
        file = number % files
        state = "status: cancelled\n" if file % CANCELLED == 0 and number // files % 2 else ""
        front = f"title: Event {file}\nstart: 2027-05-01\n{state}"
        text = f"---\n{front}---\nText {number}.\n" + f"A line of event {file}.\n" * 20
        yield b"commit refs/heads/main\nmark :%d\n" % (number + 1)
        yield b"committer Ann <ann@example.org> %d +0000\n" % (first + number * 600)
        yield b"data 6\nChange\n"
        if number:
            yield b"from :%d\n" % number
        if number % MERGES == MERGES - 1:  # of what the first parent has already, as after a pull
            yield b"merge :%d\n" % (number - 1)
        if number % RENAMES == RENAMES - 1 and number >= files:
            yield f"D {names[file]}\n".encode()
            names[file] = f"events/{_year(file)}/event-{file}-{number}.md"
        yield f"M 100644 inline {names[file]}\n".encode() + b"data %d\n%b\n" % (len(text), text.encode())


def _year(file: int) -> int:
    """Fifty entries a year: git compares whole folders, and would take longer over one that grows."""
    return 2000 + file // 50


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of the git that it starts."""
    before, began = os.times(), time.process_time()
    work()
    after = os.times()
    children = after.children_user + after.children_system - before.children_user - before.children_system
    return time.process_time() - began + children


def measure(commits: int, folder: Path) -> dict[str, float]:
    """What it takes to read the history, and what to look at its middle."""
    root = folder / str(commits)
    write_history(root, commits)
    return {
        "commits": commits,
        "history": seconds(lambda: read_history(root, NOW, ["events"], events="events")),
        "changed_since": seconds(lambda: open_base_commit(root, f"HEAD~{commits // 2}").tree(events_path="events")),
    }


def main() -> None:
    """Measure every length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commits", type=int, nargs="+", default=[2000, 20_000], metavar="N")
    parser.add_argument("--json", action="store_true", help="for programs")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        runs = [measure(commits, Path(folder)) for commits in sorted(given.commits)]
    grown = [
        {name: (more[name] / more["commits"]) / (less[name] / less["commits"]) for name in ("history", "changed_since")}
        for less, more in pairwise(runs)
    ]
    if given.json:
        sys.stdout.write(json.dumps({"runs": runs, "growth": grown}))
        return
    for run in runs:
        sys.stdout.write(
            f"{run['commits']:>8} commits: history {run['history']:.1f} s, changed since {run['changed_since']:.1f} s\n"
        )
    for growth in grown:
        sys.stdout.write(
            f"time per commit: history x {growth['history']:.2f}, changed since x {growth['changed_since']:.2f}\n"
        )


if __name__ == "__main__":
    main()
