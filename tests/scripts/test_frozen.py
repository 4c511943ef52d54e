"""Once a site has closed, what would send or take in something says so and ends, and `new` says what will not be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.main import main

SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example"
CALENDAR_DOMAIN = "group.example"
FORUM_URL = "https://forum.group.example"
FORUM_ANNOUNCE = {"since": "2027-01-01", "events": 7}
WIKI = "https://wiki.group.example/w"
WIKI_LISTS = {"Project:Events": {"list": "events"}}
WIKI_INBOX = "Project:Inbox"
PARTNER_CALENDARS = {"The neighbours": {"url": "https://neighbours.example/e.ics"}}
FROZEN = "2029-03-31"
"""
LAST_DAY, DAY_BEFORE = "1869609600", "1869523200"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LAST_DAY)
    monkeypatch.setattr("commands.main.ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["forum", "announce", "--yes"],
        ["forum", "refresh"],
        ["partners"],
        ["wiki", "lists", "--publish"],
        ["digest", "--week"],
    ],
    ids=" ".join,
)
def test_nothing_is_sent_and_nothing_fetched(
    root: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 0
    assert "This site closed on 2029-03-31 (FROZEN in pelicanconf.py): " in capsys.readouterr().out


def test_before_that_day_they_do_what_they_did(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_BEFORE)

    assert main(["digest", "--since", "2029-03-26"]) != 0  # it asks for a history
    assert "This site closed" not in capsys.readouterr().out


def test_new_says_that_nothing_of_it_is_published(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "event", "--no-input"])

    assert "This site closed on 2029-03-31" in capsys.readouterr().err


def test_what_is_sent_with_a_form_is_answered_and_not_taken_in(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = {"number": 7, "title": "Swap", "body": "### Title\n\nSwap", "user": {"login": "a"}, "labels": []}
    (tmp_path / "event.json").write_text(json.dumps({"action": "opened", "issue": issue}), "utf-8")
    arguments = ["form", str(tmp_path / "event.json"), "--event", "--kind", "event"]

    assert main([*arguments, "--answer", str(tmp_path / "answer.md")]) == 1
    assert "This site closed on 2029-03-31" in capsys.readouterr().out
    assert "takes nothing in any more" in (tmp_path / "answer.md").read_text("utf-8")
    assert (tmp_path / "answer.number").read_text("utf-8") == "7\n"
    assert not (root / "events").exists()


def test_a_check_says_what_is_open_still(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])

    assert "OFFLINE: is on: browsers show what they kept" in capsys.readouterr().out
