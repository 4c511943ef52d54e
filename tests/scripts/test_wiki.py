"""`wiki lists` and `wiki inbox`, with a real wiki."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almanac.read.wiki.kept_part import BEGIN
from almanac.store.wiki import connection
from commands import main

# A real wiki, and repositories, as other tests have them.
sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store"))
sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store" / "wiki"))

from mediawiki import ACCOUNT, ADMIN, PASSWORD, TestWiki, running
from work_tree import WorkTree

pytestmark = [pytest.mark.mediawiki, pytest.mark.git]

SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
EVENT_CATEGORIES = {{"Walk": "#2a6f5e"}}
CALENDAR_DOMAIN = "calendar.example.net"
WIKI = "{wiki}"
WIKI_LISTS = {{
    "Project:Group/Events": {{"list": "events", "template": "Group list"}},
    "Data:Group/Events.tab": {{"list": "events"}},
}}
WIKI_INBOX = "Project:Group/New"
"""
SUMMARY = "We walk along the river and take pictures of birds, for everybody."
SPRING = f"""\
---
title: '[[Spring]] walk'
start: 2099-05-01
summary: {SUMMARY}
category: Walk
worldwide: true
---
Text.
"""
SENT = f"{{{{Almanac event|title=River walk|start=2099-05-08|category=Walk|worldwide=yes|summary={SUMMARY}}}}}"
WRONG = "{{Almanac event|title=Odd walk|start=soon|category=Walk|worldwide=yes|summary=Short}}"
PITCH = f"{{{{Almanac story|title=A pitch: # | x|category=News|summary={SUMMARY}|text=''Long'' --- text.}}}}"

Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def test_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestWiki]:
    with running(tmp_path_factory) as wiki:
        yield wiki


@pytest.fixture
def site(test_wiki: TestWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
    for name, value in {"GLOBAL": os.devnull, "NOSYSTEM": "1"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    tree = WorkTree(tmp_path / "site")
    tree.write("pelicanconf.py", SETTINGS.format(wiki=test_wiki.address))
    tree.write(".gitignore", ".almanac/\n")
    tree.commit("events/2099/spring.md", SPRING, on=1)
    return tree


@pytest.fixture
def run(site: WorkTree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str, account: bool = True) -> tuple[int, str]:
        monkeypatch.setattr(main, "ROOT", site.root)
        monkeypatch.setattr(connection, "SECONDS_BETWEEN_EDITS", 0.0)
        for name, value in {"USER": ACCOUNT.name, "PASSWORD": PASSWORD}.items():
            monkeypatch.setenv(f"ALMANAC_WIKI_{name}", value if account else "")
        code = main.main(["wiki", *arguments])
        out, err = capsys.readouterr()
        return code, out + err

    return command


def test_lists_are_shown_then_written_then_left_alone(test_wiki: TestWiki, run: Run) -> None:
    shown = run("lists", account=False)
    assert shown[0] == 0
    assert "+{{Group list/begin|list=events|lang=en|count=1}}" in shown[1]
    assert "2 lists: 2 would be written; --publish writes, 0 left as they are." in shown[1]
    assert test_wiki.text("Project:Group/Events") is None

    written, again = run("lists", "--publish"), run("lists", "--publish")

    assert (written[0], again[0]) == (0, 0)
    assert "2 lists: 2 written, 0 left as they are." in written[1]
    assert "2 lists: 0 written, 0 left as they are." in again[1]
    assert [test_wiki.edits(page) for page in ("Project:Group/Events", "Data:Group/Events.tab")] == [1, 1]
    text = test_wiki.text("Project:Group/Events") or ""
    assert text.startswith(BEGIN)
    assert "[https://group.example.net/events/spring/ &#91;&#91;Spring&#93;&#93; walk]" in text


def test_a_page_that_is_left_makes_the_command_fail_and_says_why(test_wiki: TestWiki, run: Run) -> None:
    test_wiki.edit("Project:Group/Events", "A person's own.")

    code, said = run("lists", "--publish")

    assert code == 1
    assert "Project:Group/Events is left as it is: it has no mark that says where the list goes" in said
    test_wiki.do("delete", title="Project:Group/Events")


def test_without_the_snapshot_of_the_forum_nobody_says_that_nothing_is_discussed(
    test_wiki: TestWiki, site: WorkTree, run: Run
) -> None:
    written = "A list of yesterday."
    page = f"{BEGIN}\n{written}\n<!-- Almanac end -->"
    test_wiki.edit("Talked about", page)
    lists = 'WIKI_LISTS = {"Talked about": {"list": "discussions"}}\n'
    site.write("pelicanconf.py", SETTINGS.format(wiki=test_wiki.address) + lists)

    code, said = run("lists", "--publish")

    assert (code, test_wiki.text("Talked about")) == (1, page)
    assert "Talked about is left as it is: the forum's snapshot is not there" in said


@pytest.mark.parametrize("kind", ["lists", "inbox"])
def test_without_an_account_nothing_is_published(kind: str, run: Run) -> None:
    code, said = run(kind, "--publish", account=False)

    assert code == 2
    assert "ALMANAC_WIKI_USER and ALMANAC_WIKI_PASSWORD are not set." in said


def test_a_password_goes_nowhere_unencrypted(site: WorkTree, run: Run) -> None:
    site.write("pelicanconf.py", SETTINGS.format(wiki="http://wiki.example.net/w"))

    code, said = run("lists", "--publish")

    assert (code, PASSWORD in said) == (2, False)
    assert "http://wiki.example.net/w is not encrypted" in said


def test_the_inbox_takes_each_entry_once(test_wiki: TestWiki, site: WorkTree, run: Run) -> None:
    test_wiki.edit("Project:Group/New", f"Write below.\n\n{SENT}\n{WRONG}\n{PITCH}")

    first, second = run("inbox", account=False), run("inbox", account=False)

    assert "New: 1. To be mended: 2. Taken before: 0. Left for later: 0." in first[1]
    assert "New: 0. To be mended: 2. Taken before: 1. Left for later: 0." in second[1]
    assert site.git("log", "--format=%an %s", "main..wiki-inbox") == f'{ADMIN} Add "River walk"'
    assert "License: CC BY-SA 4.0" in site.git("log", "-1", "--format=%B", "wiki-inbox")
    assert "title: River walk" in site.git("show", "wiki-inbox:events/2099/river-walk.md")

    told, again = run("inbox", "--publish"), run("inbox", "--publish")

    assert "Noted as taken: 1. Answered on the talk page: 2. On no branch yet: 0." in told[1]
    assert "Noted as taken: 0. Answered on the talk page: 0. On no branch yet: 0." in again[1]
    page, talk = test_wiki.text("Project:Group/New") or "", test_wiki.text("Project talk:Group/New") or ""
    assert page.count("|taken=") == 1
    assert "== Odd walk ==" in talk
    assert "<code>start</code>: &#96;soon&#96; is no day or time" in talk
    assert talk.count("almanac-answer") == 2


def test_what_was_mended_is_taken_and_what_git_forgot_is_not_taken_again(
    test_wiki: TestWiki, site: WorkTree, run: Run
) -> None:
    test_wiki.edit("Project:Group/New", SENT)
    run("inbox")
    run("inbox", "--publish")
    site.git("branch", "-D", "wiki-inbox")
    marked = test_wiki.text("Project:Group/New") or ""
    test_wiki.edit("Project:Group/New", f"{marked}\n{PITCH.replace(' | x', '')}")

    code, said = run("inbox")

    assert (code, "New: 1. To be mended: 0. Taken before: 0." in said) == (0, True)
    assert site.git("diff", "--name-only", "main", "wiki-inbox").endswith("/a-pitch.md")
    (path,) = site.git("diff", "--name-only", "main", "wiki-inbox").split("\n")
    assert "*Long* --- text." in site.git("show", f"wiki-inbox:{path}")


def test_a_dry_run_shows_the_files_and_commits_nothing(test_wiki: TestWiki, site: WorkTree, run: Run) -> None:
    test_wiki.edit("Project:Group/New", SENT)

    code, said = run("inbox", "--dry-run")

    assert (code, "title: River walk" in said) == (0, True)
    assert site.git("branch", "--list", "wiki-inbox") == ""
