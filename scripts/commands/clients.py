"""Finds programs that the tests need and the lock cannot bring."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = Path(__file__).resolve().parents[2] / "tests" / "clients" / "node_modules"


@dataclass(frozen=True)
class Client:
    """A program that some tests drive: those with the pytest ``marker``; the first name found counts.

    Where it is a ``package`` that one of the programs runs, or a file by its whole path, that has to be there too; with
    the arguments ``proof`` a program must not fail.
    """

    marker: str
    tests: str
    name: str
    remedy: str
    programs: tuple[str, ...]
    package: str = ""
    proof: tuple[str, ...] = ()

    def find(self) -> str:
        """The program's path, or an empty string."""
        if self.package and not (_PACKAGES / self.package).exists():
            return ""
        paths = (path for program in self.programs if (path := shutil.which(program)))
        return next((path for path in paths if self._is_proven(path)), "")

    def _is_proven(self, path: str) -> bool:
        return not self.proof or not subprocess.run([path, *self.proof], capture_output=True, check=False).returncode

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
APACHE = Client("apache", "rules for Apache", "Apache", "apt-get install apache2", ("apache2",))
CALCURSE = Client("calcurse", "calendars as calcurse reads them", "calcurse", "apt-get install calcurse", ("calcurse",))
EPUBCHECK = Client(
    "epubcheck",
    "books as the checker of EPUB reads them",
    "epubcheck",
    "apt-get install default-jre-headless epubcheck",
    ("java",),
    package="/usr/share/java/epubcheck.jar",
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
LIBICAL = Client(
    "libical",
    "calendars as GNOME and KDE read them",
    "libical",
    "apt-get install gir1.2-ical-3.0 python3-gi",
    # Only the system's own Python has what Debian brings for it.
    ("/usr/bin/python3",),
    proof=("-c", "import gi; gi.require_version('ICalGLib', '3.0')"),
)
MEDIAWIKI = Client(
    "mediawiki",
    "lists and the inbox on a real wiki",
    "MediaWiki",
    "apt-get install mediawiki php-cli php-sqlite3 lua5.1",
    ("php",),
    # With Lua 5.1, by which it runs modules.
    proof=(
        "-r",
        "exit(is_file('/usr/share/mediawiki/api.php') && extension_loaded('pdo_sqlite')"
        " && is_file('/usr/bin/lua5.1') ? 0 : 1);",
    ),
)
NGINX = Client("nginx", "rules for nginx", "nginx", "apt-get install nginx-light", ("nginx",))
NODE_ICAL = Client(
    "node_ical",
    "calendars as programs on Node read them",
    "node-ical",
    "apt-get install nodejs npm, then npm ci --prefix tests/clients",
    ("node", "nodejs"),
    package="node-ical",
)
VNU = Client(
    "vnu",
    "pages as the checker of validator.w3.org reads them",
    "vnu",
    "apt-get install default-jre-headless npm, then npm ci --prefix tests/clients",
    ("java",),
    package="vnu-jar",
)
CLIENTS = (APACHE, BROWSER, CALCURSE, EPUBCHECK, GIT, ICAL_JS, LIBICAL, MEDIAWIKI, NGINX, NODE_ICAL, VNU)


def missing() -> tuple[Client, ...]:
    """The clients this machine does not have."""
    return tuple(client for client in CLIENTS if not client.find())


def in_ci() -> bool:
    """Whether a missing client is a failure."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}
