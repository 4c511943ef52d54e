"""`almanac partners`, as it is called: what it says, writes, and hands on for a pull request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from almanac.store.partners import refreshing
from almanac.store.partners.fetching import Fetched, Version, fetch_calendar
from commands.main import main

CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:w@n
SUMMARY:River walk *with* <b>marks</b>
DTSTART;VALUE=DATE:20990508
DESCRIPTION:All who like to walk come along.
END:VEVENT
END:VCALENDAR
"""
SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example"
CALENDAR_DOMAIN = "group.example"
EVENT_CATEGORIES = {"Meetup": "#2a6f5e"}
"""


class Server(BaseHTTPRequestHandler):
    """One calendar, and nothing else."""

    def do_GET(self) -> None:
        body = CALENDAR.encode() if self.path == "/e.ics" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    partners = {
        "The neighbours": {"url": f"{url}/e.ics", "category": "Meetup"},
        "Away": {"url": f"{url}/none.ics", "trust": "publish"},
    }
    (tmp_path / "pelicanconf.py").write_text(f"{SETTINGS}PARTNER_CALENDARS = {partners!r}\n", "utf-8")
    (tmp_path / "events").mkdir()

    def fetch(address: str, version: Version) -> Fetched:
        return fetch_calendar(address, version, lambda _host: True)

    monkeypatch.setattr(refreshing.refresh, "__defaults__", (fetch,))
    monkeypatch.setattr("commands.main.ROOT", tmp_path)
    yield tmp_path
    server.shutdown()
    server.server_close()


def run(*arguments: str) -> int:
    return main(["partners", *arguments])


def written(root: Path) -> list[str]:
    return sorted(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.suffix != ".py"
    )


def test_it_says_how_each_is_and_writes_what_comes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--summary", str(root / "summary.md")) == 0

    assert capsys.readouterr().out == (
        "The neighbours: answers, 1 event here\n  1 new\nAway: its calendar answers 404\n"
    )
    assert [path for path in written(root) if not path.startswith(".almanac")] == [
        "content/imports.json", "content/partners.json",
        "events/partners/the-neighbours/river-walk-with-marks.md", "summary.md",
    ]  # fmt: skip
    assert (root / "summary.md").read_text("utf-8") == (
        "Read from the calendars of partners.\n\n- **The neighbours**: answers, 1 event here; 1 new\n"
        "- **Away**: its calendar answers 404; nothing new\n"
    )


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--dry-run") == 0
    assert "  1 new\n" in capsys.readouterr().out
    assert written(root) == []


@pytest.mark.parametrize(
    ("arguments", "named"), [(["--only", "Away"], "Away"), (["--trust", "review"], "The neighbours")]
)
def test_only_those_that_are_asked_for(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], named: str
) -> None:
    assert run(*arguments) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines() if ":" in line] == [named]
    assert (root / "content/partners.json").is_file()


def test_a_partner_that_is_none_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--only", "Nobody") == 2
    assert "there is no partner called Nobody" in capsys.readouterr().err
    assert written(root) == []
