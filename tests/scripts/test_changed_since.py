"""`check --changed-since` in the states that a repository can be in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import main
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
SPRING = "events/2027/spring.md"
ODD = "events/2027/łódź-spotkanie.md"
SUMMARY = "What this text is about, in one plain sentence or two."
GONE = f"{SPRING}: is gone from the site and from people's calendars: /events/spring/"
KEPT = "Every story, page and event that was published at {} still answers.\n"

Check = Callable[..., tuple[int, str]]


def event(title: str = "Spring meetup", *fields: str) -> str:
    lines = [
        f"title: {title}",
        "start: 2027-05-01",
        f"summary: {SUMMARY}",
        "category: Meetup",
        "worldwide: true",
        *fields,
    ]
    return "\n".join(["---", *lines, "---", "Text.", ""])


class Clone:
    """A clone that somebody works in."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, code: int = 0) -> str:
        name = {
            f"GIT_{role}_{part}": "ann@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
        }
        done = subprocess.run(
            [GIT.find(), *arguments],
            cwd=self.root,
            env={**os.environ, **name},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def commit(self, **files: str) -> None:
        for path, text in files.items():
            self.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """One commit on main with two events."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    clone = Clone(tmp_path / "a clone")
    clone.root.mkdir()
    clone.git("init", "--quiet", "--initial-branch=main")
    clone.commit(**{"pelicanconf.py": SETTINGS, ".gitignore": ".almanac/\n", SPRING: event(), ODD: event("Spotkanie")})
    return clone


@pytest.fixture
def check(clone: Clone, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Runs the command in the clone, or where it is told to."""

    def run(ref: str, *arguments: str, root: Path = clone.root) -> tuple[int, str]:
        monkeypatch.setattr(main, "ROOT", root)
        monkeypatch.chdir(root)
        code = main.main(["check", "--changed-since", ref, *arguments])
        out, err = capsys.readouterr()
        return code, out + err

    return run


def test_nothing_changed_in_a_repository_of_one_commit(clone: Clone, check: Check) -> None:
    assert check("HEAD") == (0, "No problems in 0 stories, 0 pages and 2 events.\n" + KEPT.format("HEAD"))


def test_it_begins_with_what_changed_and_says_what_an_editor_should_look_at(clone: Clone, check: Check) -> None:
    clone.commit(
        **{".github/workflows/check.yml": "a: b\n", "content/pages/about.md": "---\ntitle: About\n---\nText.\n"}
    )
    clone.write(".github/workflows/check.yml", "a: c\n")
    clone.write("pelicanconf.py", SETTINGS + 'SITE_TAGLINE = "Walks"\n')
    clone.write(SPRING, event("Spring meetup").replace("2027-05-01", "2027-05-08"))
    clone.write("events/2019/old.md", event("Old meetup").replace("2027-05-01", "2019-05-01"))

    code, said = check("HEAD")

    assert code == 0
    assert said.startswith(
        "Changed since HEAD:\n"
        '  new event events/2019/old.md "Old meetup"\n'
        f'  changed event {SPRING} "Spring meetup": start\n'
        "\n"
    )
    warnings = [line.partition(": ")[0] for line in said.splitlines() if "(" in line and "CALENDAR" not in line]
    assert warnings == [
        ".github/workflows/check.yml",
        "events/2019/old.md:3",
        f"{SPRING}:3",
        "pelicanconf.py:8",
    ]


def test_an_uncommitted_deletion_is_an_error_at_the_file_that_is_gone(clone: Clone, check: Check) -> None:
    (clone.root / SPRING).unlink()
    code, said = check("HEAD")

    assert code == 1
    assert f"\n{GONE}" in said


def test_a_committed_deletion_is_an_error_too(clone: Clone, check: Check) -> None:
    clone.git("rm", "--quiet", SPRING)
    clone.commit()

    assert check("HEAD^")[0] == 1


def test_the_file_that_is_gone_can_be_asked_for(clone: Clone, check: Check) -> None:
    (clone.root / SPRING).unlink()

    assert check("HEAD", SPRING)[0] == 1
    assert check("HEAD", ODD)[0] == 0


def test_an_annotation_stands_at_the_file_that_is_gone(clone: Clone, check: Check) -> None:
    (clone.root / SPRING).unlink()

    assert check("HEAD", "--format", "github")[1].startswith(f"::error file={SPRING},line=1,title=text::is gone from")


@pytest.mark.parametrize("moved", ["events/2027/może-łódź.md", "events/2028/a b.md"])
def test_a_rename_has_to_keep_address_and_identity(clone: Clone, check: Check, moved: str) -> None:
    (clone.root / moved).parent.mkdir(exist_ok=True)
    clone.git("mv", SPRING, moved)
    clone.commit()
    code, said = check("HEAD^")

    assert code == 1
    assert f"{moved}: the file's name" in said or f"{moved}:1: uid: is `może-łódź` and was `spring`" in said


def test_a_rename_that_keeps_both_is_no_problem(clone: Clone, check: Check) -> None:
    clone.git("mv", SPRING, "events/2027/may.md")
    clone.commit(**{"events/2027/may.md": event("Spring meetup", "uid: spring", "aliases: /events/spring/")})

    assert check("HEAD^")[0] == 0


class TestBranches:
    """What happened on main since a branch began is no fault of the branch."""

    @pytest.fixture(autouse=True)
    def _branches(self, clone: Clone) -> None:
        clone.git("checkout", "--quiet", "-b", "mine")
        clone.commit(**{"events/2027/mine.md": event("Mine")})
        clone.git("checkout", "--quiet", "main")
        clone.commit(**{"events/2027/theirs.md": event("Theirs"), ODD: event("Spotkanie w Łodzi")})
        clone.git("checkout", "--quiet", "mine")

    def test_before_a_merge(self, check: Check) -> None:
        assert check("main")[0] == 0

    def test_after_a_clean_merge(self, clone: Clone, check: Check) -> None:
        clone.git("merge", "--quiet", "--no-edit", "main")

        assert check("main")[0] == 0

    def test_a_merge_that_loses_a_file_is_an_error(self, clone: Clone, check: Check) -> None:
        clone.git("merge", "--quiet", "--no-commit", "main")
        clone.git("rm", "--quiet", "--force", "events/2027/theirs.md")
        clone.commit()
        code, said = check("main")

        assert code == 1
        assert "\nevents/2027/theirs.md: is gone from the site" in said

    def test_a_merge_resolved_by_hand(self, clone: Clone, check: Check) -> None:
        clone.commit(**{ODD: event("Spotkanie u nas")})
        clone.git("merge", "--quiet", "main", code=1)
        clone.commit(**{ODD: event("Spotkanie w Łodzi, u nas")})

        assert check("main")[0] == 0

    def test_a_conflict_that_is_not_resolved_is_said_in_plain_words(self, clone: Clone, check: Check) -> None:
        clone.commit(**{ODD: event("Spotkanie u nas")})
        clone.git("merge", "--quiet", "main", code=1)
        code, said = check("main")

        assert code == 1
        assert f"{ODD}:2: a merge was not finished: `<<<<<<< HEAD`" in said
        assert "is gone" not in said

    def test_a_squash(self, clone: Clone, check: Check) -> None:
        clone.git("checkout", "--quiet", "main")
        clone.git("merge", "--quiet", "--squash", "mine")
        clone.commit()

        assert check("HEAD^")[0] == 0

    def test_a_revert_of_what_was_published_is_an_error(self, clone: Clone, check: Check) -> None:
        clone.git("checkout", "--quiet", "main")
        clone.git("revert", "--no-edit", "HEAD")
        code, said = check("HEAD^")

        assert code == 1
        assert "\nevents/2027/theirs.md: is gone from the site" in said

    def test_a_detached_head_as_in_a_pull_request(self, clone: Clone, check: Check) -> None:
        clone.git("checkout", "--quiet", "--detach", "main")
        clone.git("merge", "--quiet", "--no-edit", "mine")

        assert check("HEAD^1")[0] == 0


class TestSettings:
    def test_a_setting_that_changes_identities_is_an_error_at_its_line(self, clone: Clone, check: Check) -> None:
        clone.write("pelicanconf.py", SETTINGS.replace("calendar.example.net", "other.example.net"))

        code, said = check("HEAD")
        assert code == 1
        assert said.startswith("pelicanconf.py:7: CALENDAR_DOMAIN: is `other.example.net` now")

    def test_a_new_folder_for_events_changes_nothing_for_readers(self, clone: Clone, check: Check) -> None:
        clone.git("mv", "events", "meetings")
        clone.write("pelicanconf.py", SETTINGS + 'EVENTS_PATH = "meetings"\n')

        assert check("HEAD")[0] == 0

    def test_settings_of_then_that_no_longer_load_give_way_to_those_of_today(self, clone: Clone, check: Check) -> None:
        clone.commit(**{"pelicanconf.py": "import a_module_of_then\n"})
        clone.write("pelicanconf.py", SETTINGS)
        (clone.root / SPRING).unlink()

        code, said = check("HEAD")
        assert code == 1
        assert f"\n{GONE}" in said


class TestWhatGitCannotTell:
    def test_no_such_commit(self, check: Check) -> None:
        code, said = check("origin/main")

        assert code == 2
        assert said.startswith(
            "almanac: --changed-since: `origin/main` is no commit that this repository knows.\n"
            "  Remedy: name a branch, a tag or a hash; `git fetch origin` brings those of the server"
        )

    def test_no_repository(self, tmp_path: Path, check: Check) -> None:
        bare = Clone(tmp_path / "files alone")
        bare.write("pelicanconf.py", SETTINGS)
        code, said = check("main", root=bare.root)

        assert code == 2
        assert said.startswith("almanac: --changed-since: this folder is not in a git repository.\n  Remedy: clone the")

    def test_no_git(self, monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
        monkeypatch.setenv("PATH", "")
        code, said = check("main")

        assert code == 2
        assert said.startswith("almanac: --changed-since: git is not installed on this machine.\n")

    def test_a_shallow_clone(self, clone: Clone, tmp_path: Path, check: Check) -> None:
        clone.git("checkout", "--quiet", "-b", "mine")
        clone.commit()
        clone.git("checkout", "--quiet", "main")
        clone.commit(**{ODD: event("Spotkanie w Łodzi")})
        shallow = tmp_path / "shallow"
        clone.git(
            "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=mine", clone.root.as_uri(), str(shallow)
        )
        code, said = check("origin/main", root=shallow)

        assert code == 2
        assert "this is a shallow clone, which does not reach back to `origin/main`" in said
        assert "fetch-depth: 0" in said
        assert "`HEAD^1` is no commit that this shallow clone has" in check("HEAD^1", root=shallow)[1]
