"""A person's own calendar: khal, which vdirsyncer keeps in step with an address."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_BINARIES = Path(sys.executable).parent
_VDIRSYNCER = """
[general]
status_path = "{home}/status/"
[pair site]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "{home}/calendar/"
fileext = ".ics"
[storage there]
type = "http"
url = "{url}"
"""
_KHAL = """
[calendars]
[[site]]
path = {home}/calendar/
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@dataclass(frozen=True)
class Listing:
    """What khal lists: for each title its days, and each entry once as ``start|end|title|status``, times in UTC."""

    days: dict[str, set[str]]
    lines: list[str]


@dataclass(frozen=True)
class Khal:
    """A calendar in a folder of its own."""

    home: Path

    def subscribe(self, url: str) -> None:
        """Fetch the calendar at an address; raises ``CalledProcessError`` when a program is not content."""
        (self.home / "vdirsyncer.conf").write_text(_VDIRSYNCER.format(home=self.home, url=url), "utf-8")
        (self.home / "khal.conf").write_text(_KHAL.format(home=self.home), "utf-8")
        self._run("vdirsyncer", "--config", str(self.home / "vdirsyncer.conf"), "discover", answers="y\n")
        self._run("vdirsyncer", "--config", str(self.home / "vdirsyncer.conf"), "sync")

    def list(self, first: str, days: int) -> Listing:
        """What there is from a day on."""
        shown = ("--day-format", "= {date-long}", "--format", "{start-long}|{end-long}|{title}|{status}")
        said = self._run("khal", "--config", str(self.home / "khal.conf"), "list", *shown, first, f"{days}d")
        found: dict[str, set[str]] = defaultdict(set)
        lines: dict[str, None] = {}
        day = ""
        for line in said.splitlines():
            if line.startswith("= "):
                day = line.removeprefix("= ")
                continue
            lines[line.rstrip()] = None
            found[line.split("|")[2]].add(day)
        return Listing(dict(found), list(lines))

    def _run(self, name: str, *arguments: str, answers: str = "") -> str:
        # Neither may find, or leave, anything of the person who runs the tests.
        own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(self.home))
        done = subprocess.run(
            [str(_BINARIES / name), *arguments],
            input=answers,
            env={**os.environ, **own, "TZ": "UTC", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{name} {' '.join(arguments)}:\n{done.stdout}{done.stderr}")
        return done.stdout
