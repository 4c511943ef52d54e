"""Repositories in which a file that was whole is broken."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from almanac.check import Report, read_edition

BEGIN = datetime(2025, 12, 31, 9, tzinfo=UTC)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SETTINGS: dict[str, Any] = {
    "SITENAME": "Almanac",
    "SITEURL": "https://group.example",
    "LANGUAGES": ["en", "es"],
    "CATEGORIES": ["News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "calendar.example.net",
}


class Group:
    """A community's repository; each commit is made a day after the one before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._day = 0

    def git(self, *arguments: str) -> None:
        self.ask(*arguments)

    def ask(self, *arguments: str) -> str:
        date = f"{BEGIN + timedelta(days=self._day):%Y-%m-%dT%H:%M:%SZ}"
        who = {"GIT_AUTHOR_NAME": "Ann", "GIT_COMMITTER_NAME": "Ann"}
        mails = {"GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_COMMITTER_EMAIL": "ann@example.org"}
        dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        env = {**os.environ, **who, **mails, **dates}
        done = subprocess.run(["git", *arguments], cwd=self.root, env=env, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, files: Mapping[str, str | bytes | None]) -> None:
        self._day += 1
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")

    def read(self, *, leave_out: bool = True, **settings: Any) -> Report:
        return read_edition(self.root, {**SETTINGS, **settings}, now=NOW, leave_out_broken=leave_out)


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Group:
    """An empty repository."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "group"
    root.mkdir()
    group = Group(root)
    group.git("init", "--quiet", "--initial-branch=main")
    group.write({".git/info/exclude": ".almanac/\n"})
    return group
