"""Finds programs that the tests need and the lock cannot bring."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = Path(__file__).resolve().parents[2] / "tests" / "clients" / "node_modules"


@dataclass(frozen=True)
class Client:
    """A program that some tests drive: those with the pytest ``marker``; the first name found counts.

    Where it is a ``package`` that one of the programs runs, that has to be there too.
    """

    marker: str
    tests: str
    name: str
    remedy: str
    programs: tuple[str, ...]
    package: str = ""

    def find(self) -> str:
        """The program's path, or an empty string."""
        if self.package and not (_PACKAGES / self.package).is_dir():
            return ""
        return next((path for program in self.programs if (path := shutil.which(program))), "")

    def __str__(self) -> str:
        """What cannot run without it, and how to get it."""
        return f"{self.tests} (no {self.name}; {self.remedy})"


BROWSER = Client(
    "browser",
    "browser tests",
    "Chromium",
    "apt-get install chromium",
    # The first has no windows to care for, and shows a page in half the time.
    (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "msedge",
    ),
)
GIT = Client("git", "tests of history", "git", "apt-get install git", ("git",))
ICAL_JS = Client(
    "ical_js",
    "calendars as Thunderbird reads them",
    "ical.js",
    "apt-get install nodejs npm, then npm ci --prefix tests/clients",
    ("node", "nodejs"),
    package="ical.js",
)
VNU = Client(
    "vnu",
    "pages as the checker of validator.w3.org reads them",
    "vnu",
    "apt-get install default-jre-headless npm, then npm ci --prefix tests/clients",
    ("java",),
    package="vnu-jar",
)
CLIENTS = (BROWSER, GIT, ICAL_JS, VNU)


def missing() -> tuple[Client, ...]:
    """The clients this machine does not have."""
    return tuple(client for client in CLIENTS if not client.find())


def in_ci() -> bool:
    """Whether a missing client is a failure."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}
