"""`form`: a file, or what is wrong in words for whoever sent it; beside all that the site has."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from work_tree import WorkTree

from almanac.model.submission_form import FORMS
from commands import main

SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
EVENT_CATEGORIES = {"Walk": "#2a6f5e"}
CALENDAR_DOMAIN = "calendar.example.net"
"""
ANSWERS = {
    "title": "River walk", "start": "2027-05-08 14:00", "end": "16:00", "where": "City library", "city": "Katowice",
    "country": "Poland", "category": "Walk", "summary": "We walk along the river, for everybody.", "tags": "C++",
}  # fmt: skip
THERE = """\
---
title: The river walk
start: 2027-05-08 14:30
end: 15:00
timezone: Europe/Warsaw
summary: We walk along the river, once more.
category: Walk
place: {name: Hall, city: Katowice, country: PL}
tags: [C]
---
"""
OTHER = THERE.replace("The river walk", "Soldering").replace("2027-05-08", "2027-05-06").replace("tags: [C]\n", "")


def body(**answers: str) -> str:
    given = {**ANSWERS, **answers}
    return "".join(
        f"### {field.label}\n\n{given.get(field.id) or '_No response_'}\n\n" for field in FORMS["event"].fields
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(main, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1799575200")  # 10 January 2027
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    (tmp_path / "events" / "2027").mkdir(parents=True)
    return tmp_path


def call(root: Path, text: str, *options: str) -> int:
    (root / "body.md").write_text(text, "utf-8")
    return main.main(["form", str(root / "body.md"), *options])


def written(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in (root / "events").rglob("*.md"))


def test_a_file_is_written_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, body()) == 0
    assert written(root) == ["events/2027/river-walk.md"]
    assert "Written: events/2027/river-walk.md" in capsys.readouterr().out

    assert call(root, body()) == 1
    assert "Title: there is one of that name: events/2027/river-walk.md" in capsys.readouterr().out


def test_a_dry_run_shows_the_file_and_writes_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, body(), "--dry-run") == 0
    assert written(root) == []
    assert "timezone: Europe/Warsaw" in capsys.readouterr().out


def test_what_is_wrong_is_said_here_and_in_the_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, body(start="05/06/2027 14:00"), "--answer", str(root / "answer.md")) == 1
    assert written(root) == []
    said = "`05/06/2027 14:00` can be 6 May 2027 or 5 June 2027"
    assert f"  Starts: {said} (write `2027-05-06 14:00` or `2027-06-05 14:00`)" in capsys.readouterr().out
    assert f"- **Starts**: {said}. Write" in (root / "answer.md").read_text("utf-8")


def test_what_is_wrong_beside_the_rest_of_the_site_is_said_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "events" / "2027" / "there.md").write_text(THERE, "utf-8")

    assert call(root, body()) == 1
    assert written(root) == ["events/2027/there.md"]
    assert "would share one address, c" in capsys.readouterr().out


def test_what_was_wrong_before_is_nobodys_fault_here(root: Path) -> None:
    (root / "events" / "2027" / "broken.md").write_text("---\ntitle: x\n---\n", "utf-8")

    assert call(root, body()) == 0


def test_what_may_be_the_same_and_what_else_is_on_are_hints(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "events" / "2027" / "there.md").write_text(THERE, "utf-8")
    (root / "events" / "2027" / "other.md").write_text(OTHER, "utf-8")

    assert call(root, body(tags="")) == 0
    said = capsys.readouterr().out
    assert "Is it the same as `events/2027/there.md` (on the same day, in the same city, called alike)?" in said
    assert "Also on 2027-05-06, in the same city: `Soldering`." in said


@pytest.mark.git
def test_what_waits_of_others_is_compared_with_it_and_how_many_are_theirs(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = WorkTree(root)
    tree.commit_all(on=1)
    event = (Path(__file__).parent / "forge_events" / "github-issues-opened.json").read_text("utf-8")
    for number, text in ((7, THERE), (8, THERE), (9, OTHER)):
        tree.branch(f"origin/submission-{number}")
        tree.write("events/2027/there.md", text)
        tree.git("add", "--all")
        monkeypatch.setattr("work_tree.day", lambda _: datetime(2027, 1, 10, tzinfo=UTC))
        tree.git("commit", "--quiet", "--message", f"Add {number}", by="Ada")
        tree.git("checkout", "--quiet", "main")
    capsys.readouterr()

    opened = ("--event", "--dry-run", "--open", "refs/heads/origin/submission-*")
    assert call(root, event, *opened) == 0

    said = capsys.readouterr().out
    assert "Is it the same as `The river walk`, which waits on `origin/submission-8` (on the same day" in said
    assert "submission-7" not in said  # which came of this very issue
    assert "Sent by them on 2027-01-10 and open: 2 more." in said


def test_what_is_typed_in_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(body().encode())))

    assert main.main(["form", "-", "--kind", "event"]) == 0
    assert written(root) == ["events/2027/river-walk.md"]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"\xff\xfeT\x00", "UTF-16"), (b"x" * 1_000_001, "more than a megabyte"), (b"%PDF-1.7", "PDF")],
)
def test_what_is_no_text_cannot_be_read(
    root: Path, data: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "x").write_bytes(data)

    assert main.main(["form", str(root / "x")]) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["form", str(root / "none")]) == 2
    assert "cannot be read" in capsys.readouterr().err
