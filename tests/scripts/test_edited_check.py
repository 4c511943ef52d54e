"""A check after an edit of words alone prints what a check from nothing prints, and looks at nothing else for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import main, site
from commands.clients import GIT

pytestmark = pytest.mark.git

SETTINGS = """\
from almanac.defaults import *

SITENAME = "Almanac"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
EVENT_CATEGORIES = {"Meetup": "#2a6f5e"}
CALENDAR_DOMAIN = "calendar.example.net"
"""
WALK, MEET = "content/stories/2027/walk.md", "events/2027/meet.md"
SUMMARY = "What this text is about, in one plain sentence or two."
STORY = f"title: Walk\ndate: 2027-01-05\nsummary: {SUMMARY}\nauthors: [Ann]\ncategory: News\ntags: [Walks]\n"
EVENT = f"title: Meet\nstart: 2027-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n"
Check = Callable[..., tuple[int, str]]


class Clone:
    """A clone whose files are older than any check of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("pelicanconf.py", SETTINGS)
        self.write(".gitignore", ".almanac/\n")
        self.write(WALK, f"---\n{STORY}---\nText.\n")
        self.write(MEET, f"---\n{EVENT}---\nText.\n")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = {
            f"GIT_{role}_{part}": "ann@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
        }
        command = [GIT.find(), *arguments]
        subprocess.run(command, cwd=self.root, env={**os.environ, **who}, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        self.write(path, (self.root / path).read_text("utf-8").replace(old, new))


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    for name, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    monkeypatch.setattr("almanac.store.unchanged._TOO_NEW", -10_000_000_000)
    (tmp_path / "clone").mkdir()
    return Clone(tmp_path / "clone")


@pytest.fixture
def check(clone: Clone, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the command, with what was kept or from nothing."""

    def run(*arguments: str, anew: bool = False) -> tuple[int, str]:
        if anew:
            shutil.rmtree(clone.root / ".almanac", ignore_errors=True)
        monkeypatch.setattr(main, "ROOT", clone.root)
        monkeypatch.chdir(clone.root)
        code = main.main(["check", *arguments])
        return code, "".join(capsys.readouterr())

    return run


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("everything is looked at")


HEAD = ("--changed-since", "HEAD")
WORDS = [
    pytest.param(WALK, "Text.", "Another text.", id="a text"),
    pytest.param(WALK, "Text.", "See [nothing](nothing.md).", id="a link that leads nowhere"),
    pytest.param(WALK, "title: Walk", "title: A walk", id="a title"),
    pytest.param(MEET, "Text.", "See [the walk](../../content/stories/2027/walk.md).", id="the text of an event"),
]


@pytest.mark.parametrize("arguments", [(), (WALK,), (MEET,), ("--summary",), ("--format", "json"), HEAD, (*HEAD, WALK)])
@pytest.mark.parametrize(("path", "old", "new"), WORDS)
def test_of_an_edit_of_words_the_same_is_said_as_of_everything(
    clone: Clone,
    check: Check,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    path: str,
    old: str,
    new: str,
) -> None:
    check()
    clone.edit(path, old, new)
    with monkeypatch.context() as nothing_else:
        nothing_else.setattr(site, "check_site", refuse)
        after = check(*arguments)

    assert after == check(*arguments, anew=True)


@pytest.mark.parametrize("arguments", [(), (WALK,), ("--changed-since", "HEAD~1"), ("--changed-since", "HEAD")])
def test_a_commit_alone_is_no_reason_to_look_at_everything(
    clone: Clone, check: Check, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    check()
    clone.edit(WALK, "Text.", "Another text.")
    clone.write("theme.txt", "<<<<<<< a\n")
    clone.commit()
    check()
    clone.edit(MEET, "Text.", "Another text.")
    clone.commit()
    with monkeypatch.context() as nothing_else:
        nothing_else.setattr(site, "check_site", refuse)
        after = check(*arguments)

    assert after == check(*arguments, anew=True)


MORE = [
    pytest.param(lambda clone: clone.edit(MEET, "start: 2027-05-01", "start: 2027-06-01"), id="a day of an event"),
    pytest.param(lambda clone: clone.edit(WALK, "date: 2027-01-05", "date: 2027-01-06"), id="the day of a story"),
    pytest.param(lambda clone: clone.edit(WALK, "tags: [Walks]", "tags: [Rivers]"), id="the last of a list"),
    pytest.param(lambda clone: (clone.root / WALK).unlink(), id="gone"),
    pytest.param(lambda clone: clone.git("mv", WALK, "content/stories/2027/a-walk.md"), id="renamed"),
    pytest.param(lambda clone: clone.git("rm", "--quiet", "--cached", WALK), id="not in git any more"),
    pytest.param(lambda clone: clone.write("content/stories/2027/new.md", f"---\n{STORY}---\nText.\n"), id="new"),
    pytest.param(lambda clone: clone.edit("pelicanconf.py", '["News"]', '["News", "Notes"]'), id="a setting"),
    pytest.param(lambda clone: clone.write("plugins/new.py", "x = 1\n"), id="code"),
    pytest.param(lambda clone: clone.write(WALK, f"---\n{STORY}---\nText.\n".replace("\n", "\r\n")), id="line ends"),
    pytest.param(lambda clone: clone.git("add", "--force", ".almanac"), id="what is kept, in git"),
    pytest.param(lambda clone: shutil.rmtree(clone.root / ".git"), id="git gone"),
]


@pytest.mark.parametrize("edit", MORE)
def test_of_more_than_words_the_same_is_said_as_from_nothing(
    clone: Clone, check: Check, edit: Callable[[Clone], object]
) -> None:
    clone.edit(MEET, "Text.", "Another text.")
    clone.commit()
    check()
    edit(clone)
    commands = [(), ("content",), HEAD, ("--changed-since", "HEAD~1"), ("--changed-since", "nothing", WALK)]
    after = [check(*command) for command in commands]

    assert after == [check(*command, anew=True) for command in commands]


def test_of_what_was_edited_and_committed_to_the_last_state_nothing_is_lost(clone: Clone, check: Check) -> None:
    check()
    clone.edit(WALK, "Text.", "See [nothing](nothing.md).")
    assert check()[0] == check(WALK)[0] == 1
    clone.edit(WALK, "See [nothing](nothing.md).", "Text.")
    assert check() == check(anew=True)
    assert check(WALK)[0] == 0
