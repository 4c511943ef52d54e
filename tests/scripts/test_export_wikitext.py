"""`export wikitext`, with a site of three texts and a real wiki."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almanac.store.wiki import connection
from commands import main

# A real wiki, and repositories, as other tests have them.
sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store"))
sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store" / "wiki"))

from mediawiki import ACCOUNT, PASSWORD, TestWiki, running
from work_tree import WorkTree

pytestmark = pytest.mark.git

SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
EVENT_CATEGORIES = {{"Walk": "#2a6f5e"}}
CALENDAR_DOMAIN = "calendar.example.net"
WIKI = "{wiki}"
"""
SUMMARY = "We walk along the river and take pictures of birds, for everybody."
EVENT = f"""\
---
title: '[[Spring]] walk'
start: 2020-05-01
summary: {SUMMARY}
category: Walk
worldwide: true
---
Text.
"""
STORY = f"""\
---
title: A {{title}}
date: {{date}}
summary: {SUMMARY}
category: News
authors: [Ewa]
draft: {{draft}}
---
Text.
"""

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
    for name, value in {"GLOBAL": os.devnull, "NOSYSTEM": "1"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    tree = WorkTree(tmp_path / "site")
    tree.write("pelicanconf.py", SETTINGS.format(wiki=""))
    tree.write(".gitignore", ".almanac/\n")
    for name, day, draft in (
        ("walk", "2020-03-01", False),
        ("draft", "2020-03-02", True),
        ("later", "2099-01-01", False),
    ):
        text = STORY.format(title=name, date=day, draft=str(draft).lower())
        tree.write(f"content/stories/2020/{name}.md", text)
    tree.commit("events/2020/spring.md", EVENT, on=1)
    return tree


@pytest.fixture
def run(site: WorkTree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(main, "ROOT", site.root)
        monkeypatch.setattr(connection, "SECONDS_BETWEEN_EDITS", 0.0)
        code = main.main(["export", "wikitext", *arguments])
        out, err = capsys.readouterr()
        return code, out + err

    return command


@pytest.fixture(scope="module")
def test_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestWiki]:
    with running(tmp_path_factory) as wiki:
        yield wiki


def test_files_have_what_is_published_and_nothing_else(tmp_path: Path, run: Run) -> None:
    code, said = run("--files", str(tmp_path / "out"))

    assert code == 0
    assert "Wrote 5 pages into" in said
    assert sorted(str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.*")) == [
        "content/stories/2020/walk.wiki", "events/2020/spring.wiki", "lists/events-2020.wiki", "lists/front.wiki",
        "lists/stories-2020.wiki", "pages.csv", "redirects.csv", "redirects.json", "removals.json",
    ]  # fmt: skip
    assert "events/2020/spring.wiki,((Spring)) walk,," in (tmp_path / "out" / "pages.csv").read_text("utf-8")


def test_one_file_has_the_same_pages(tmp_path: Path, run: Run) -> None:
    code, _ = run("--xml", str(tmp_path / "out.xml"), "--prefix", "Archive/")

    text = (tmp_path / "out.xml").read_text("utf-8")
    assert (code, text.count("<page>")) == (0, 5)
    assert "<title>Archive/A walk</title>" in text
    assert ("draft" in text, "later" in text) == (False, False)
    assert [file.name for file in tmp_path.glob(".*")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--prefix", "Archive: x/", "--xml", "../x.xml"), "no namespace of every wiki"),
        (("--prefix", "A#", "--xml", "../x.xml"), "no title can begin with `A#`"),
        (("--lang", "tlh", "--xml", "../x.xml"), "this site has no texts in `tlh`"),
        (("--files", "{root}/out"), "is inside of the project"),
        (("--files", "{root}"), "is there already"),
        ((), "this site knows no wiki"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str, site: WorkTree, run: Run) -> None:
    code, printed = run(*(one.format(root=site.root) for one in arguments))

    assert (code, said in printed) == (2, True), printed


def test_a_site_with_errors_is_not_written(tmp_path: Path, site: WorkTree, run: Run) -> None:
    site.write("events/2020/spring.md", EVENT.replace("2020-05-01", "soon"))

    code, said = run("--files", str(tmp_path / "out"))

    assert (code, "Nothing was written" in said, (tmp_path / "out").exists()) == (1, True, False)


@pytest.mark.mediawiki
def test_pages_are_shown_then_written_then_left_alone(
    test_wiki: TestWiki, site: WorkTree, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("pelicanconf.py", SETTINGS.format(wiki=test_wiki.address))
    shown = run()
    monkeypatch.setenv("ALMANAC_WIKI_USER", ACCOUNT.name)
    monkeypatch.setenv("ALMANAC_WIKI_PASSWORD", PASSWORD)

    written = run("--publish")
    test_wiki.edit("A walk", "A person's own.")
    again = run("--publish")

    assert (shown[0], written[0], again[0]) == (0, 0, 1)
    assert "new: ((Spring)) walk would be written\n" in shown[1]
    assert "5 pages: 5 would be written, --publish writes; 0 the same, 0 left." in shown[1]
    assert "5 pages: 5 written; 0 the same, 0 left." in written[1]
    assert "A walk is left as it is: somebody else wrote a page of that title" in again[1]
    assert "5 pages: 0 written; 4 the same, 1 left." in again[1]
    assert test_wiki.text("A walk") == "A person's own."


@pytest.mark.mediawiki
@pytest.mark.parametrize(
    ("arguments", "has_tag"),
    [
        pytest.param((), False, id="as the wiki has them"),
        pytest.param(("--notes", "ref"), True, id="as it is told to"),
    ],
)
def test_onto_a_wiki_without_footnotes_they_go_as_a_list(
    test_wiki: TestWiki, site: WorkTree, run: Run, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...], has_tag: bool,
) -> None:  # fmt: skip
    site.write("pelicanconf.py", SETTINGS.format(wiki=test_wiki.address))
    story = STORY.format(title="note", date="2020-03-03", draft="false")
    site.write("content/stories/2020/noted.md", f"{story}\nSaid.[^1]\n\n[^1]: By whom.\n")
    monkeypatch.setenv("ALMANAC_WIKI_USER", ACCOUNT.name)
    monkeypatch.setenv("ALMANAC_WIKI_PASSWORD", PASSWORD)
    prefix = f"Without/{has_tag}/"

    with test_wiki.without_footnotes():
        code, said = run("--publish", "--prefix", prefix, *arguments)

    assert code == 0
    assert ("The wiki has no footnotes" in said) is not has_tag
    text = test_wiki.text(f"{prefix}A note") or ""
    assert ("<ref" in text) is has_tag
    assert "By whom." in text
