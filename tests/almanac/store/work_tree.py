"""A git work tree in which everybody commits on the day that a test says."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Long enough that git sees a rename in a file with one more line.
TEXT = "".join(f"Line {number} of a text that somebody wrote.\n" for number in range(20))


def day(number: int) -> datetime:
    """The day of 2026 on which a commit was made."""
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number - 1)


class WorkTree:
    """A repository, and the site in it."""

    def __init__(self, root: Path, site: str = "") -> None:
        self.root = root
        self.site = root / site
        self.site.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, on: int = 1, by: str = "Ann", code: int = 0) -> str:
        names = {f"GIT_{role}_NAME": by for role in ("AUTHOR", "COMMITTER")}
        mails = {f"GIT_{role}_EMAIL": f"{by.lower()}@example.org" for role in ("AUTHOR", "COMMITTER")}
        # Only the committer date counts: everything was written long before.
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": f"{day(on):%Y-%m-%dT%H:%M:%SZ}"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **names, **mails, **dates},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def commit(self, path: str, text: str, *, on: int, by: str = "Ann", message: str = "Change") -> None:
        self.write(path, text)
        self.commit_all(on=on, by=by, message=message)

    def commit_all(self, *, on: int, by: str = "Ann", message: str = "Change") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message, on=on, by=by)

    def branch(self, name: str, start: str = "main") -> None:
        self.git("checkout", "--quiet", "-b", name, start)

    def merge(self, name: str, *, on: int, by: str = "Eve", code: int = 0) -> None:
        self.git("checkout", "--quiet", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "Merge", name, on=on, by=by, code=code)
