"""A person's own calendar: khal, which vdirsyncer keeps in step with an address."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_BINARIES = Path(sys.executable).parent
OWN = "own"
_VDIRSYNCER = """
[general]
status_path = "{home}/status/"
"""
_PAIR = """
[pair {name}]
a = "{name}_here"
b = "{name}_there"
collections = null
[storage {name}_here]
type = "filesystem"
path = "{home}/calendars/{name}/"
fileext = ".ics"
[storage {name}_there]
type = "http"
url = "{url}"
"""
_KHAL = """
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[calendars]
"""
_CALENDAR = """
[[{name}]]
path = {home}/calendars/{name}/
"""


@dataclass(frozen=True)
class Listing:
    """What khal lists: for each title its days, and each entry once as ``start|end|title|status``, in local time."""

    days: dict[str, set[str]]
    lines: list[str]


@dataclass(frozen=True)
class Khal:
    """Calendars in a folder of their own, shown to somebody in ``zone``."""

    home: Path
    zone: str = "UTC"

    def subscribe(self, url: str) -> None:
        """Fetch the calendar at an address; raises ``AssertionError`` when a program is not content."""
        self.follow(site=url)
        self.sync()

    def follow(self, **urls: str) -> None:
        """Have a calendar for each address, to be fetched; beside them the person's own takes what is opened."""
        (self.home / "calendars" / OWN).mkdir(parents=True)
        pairs = "".join(_PAIR.format(home=self.home, name=name, url=url) for name, url in urls.items())
        (self.home / "vdirsyncer.conf").write_text(_VDIRSYNCER.format(home=self.home) + pairs, "utf-8")
        calendars = "".join(_CALENDAR.format(home=self.home, name=name) for name in (*urls, OWN))
        (self.home / "khal.conf").write_text(_KHAL.format(home=self.home, zone=self.zone) + calendars, "utf-8")
        if urls:
            self._vdirsyncer("discover", answers="y\n" * len(urls))

    def sync(self) -> None:
        """Fetch them all; what is gone there goes here."""
        self._vdirsyncer("sync")

    def subscribe_anew(self, old: str, new: str) -> None:
        """Take all that was at one address from another, as whoever changes it in their program does."""
        config = self.home / "vdirsyncer.conf"
        config.write_text(config.read_text("utf-8").replace(f'"{old}/', f'"{new}/'), "utf-8")
        self._vdirsyncer("discover", answers="y\n" * config.read_text("utf-8").count("[pair"))

    def moved_to(self, zone: str) -> Khal:
        """The same calendars after a journey to another zone, where khal works all days out anew."""
        config = self.home / "khal.conf"
        config.write_text(re.sub(r"(?<=_timezone = ).*", zone, config.read_text("utf-8")), "utf-8")
        (self.home / "khal.db").unlink(missing_ok=True)
        return replace(self, zone=zone)

    def open(self, *files: Path) -> None:
        """Put downloaded calendars into the person's own, where an entry takes the place of one with its UID.

        Identities show here alone: vdirsyncer gives what it fetches UIDs of its own.
        """
        self._khal("import", "--batch", "--include-calendar", OWN, *map(str, files))

    def list(self, first: str, days: int) -> Listing:
        """What there is from a day on."""
        found: dict[str, set[str]] = defaultdict(set)
        lines: dict[str, None] = {}
        for day, line in self._shown("{start-long}|{end-long}|{title}|{status}", first, days):
            lines[line] = None
            found[line.split("|")[2]].add(day)
        return Listing(dict(found), list(lines))

    def entries(self, first: str, days: int) -> list[str]:
        """All that begins from a day on, as ``calendar|start|end|title|location|status``, in order.

        What is there twice is listed twice.
        """
        form = "{calendar}|{start-long}|{end-long}|{title}|{location}|{status}"
        # khal repeats what lasts longer on each of its days.
        return sorted(line for day, line in self._shown(form, first, days) if line.split("|")[1].startswith(day))

    def _shown(self, form: str, first: str, days: int) -> Iterator[tuple[str, str]]:
        said = self._khal("list", "--day-format", "= {date-long}", "--format", form, first, f"{days}d")
        day = ""
        for line in said.splitlines():
            if line.startswith("= "):
                day = line.removeprefix("= ")
            else:
                yield day, line.rstrip()

    def _vdirsyncer(self, *arguments: str, answers: str = "") -> None:
        self._run("vdirsyncer", "--config", str(self.home / "vdirsyncer.conf"), *arguments, answers=answers)

    def _khal(self, *arguments: str) -> str:
        return self._run("khal", "--config", str(self.home / "khal.conf"), *arguments)

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
