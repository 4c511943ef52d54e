"""Translations beside originals: which are of an older text, and of which nobody can tell."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from almanac.check import Report, read_edition

SETTINGS: dict[str, Any] = {
    "SITENAME": "Almanac",
    "SITEURL": "https://group.example/site",
    "LANGUAGES": ["en", "es"],
    "CATEGORIES": ["News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "calendar.example.net",
}
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SUMMARY = "What this text is about, in one plain sentence or two."
ORIGINALS = {
    "content/stories/2026/a.md": f"---\ntitle: A\ndate: 2026-03-02\nauthors: Ewa\ncategory: News\nsummary: {SUMMARY}\n"
    "---\nText.\n",
    "content/pages/b.md": "---\ntitle: B\n---\nText.\n",
    "events/2026/c.md": f"---\ntitle: C\nstart: 2026-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n"
    "---\nText.\n",
}
KINDS = [*ORIGINALS]


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with an original of each kind."""
    git(tmp_path, "init", "--quiet")
    write(tmp_path, ORIGINALS)
    commit(tmp_path)
    return tmp_path


def git(root: Path, *arguments: str) -> str:
    name = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    done = subprocess.run(["git", *name, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Change")


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def translation(original: str) -> str:
    return original.replace(".md", ".es.md")


def translated(root: Path, original: str, revision: str = "") -> None:
    line = f"translation_of_revision: {revision}\n" if revision else ""
    write(root, {translation(original): f"---\ntitle: Y\nsummary: {SUMMARY}\n{line}---\nTexto.\n"})


def read(root: Path) -> Report:
    report = read_edition(root, SETTINGS, now=NOW)
    assert report.edition is not None, report.problems
    return report


def said(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems if problem.path.endswith(".md")]


@pytest.mark.parametrize("original", KINDS)
def test_an_original_that_changed_is_known(root: Path, original: str) -> None:
    translated(root, original, git(root, "rev-parse", f"HEAD:{original}"))
    write(root, {original: ORIGINALS[original].replace("Text.", "Another text.")})
    commit(root)
    report = read(root)

    assert report.edition is not None
    assert report.edition.originals.changed[translation(original)].after == git(root, "rev-parse", "HEAD")
    assert (report.edition.originals.unknown, said(report)) == (frozenset(), [])


@pytest.mark.parametrize("original", KINDS)
def test_one_that_is_as_it_was_is_neither_changed_nor_unknown(root: Path, original: str) -> None:
    translated(root, original, git(root, "rev-parse", f"HEAD:{original}")[:7])
    write(root, {original: ORIGINALS[original].replace("\ntitle:", "\naliases: [/old/]\ntitle:")})
    report = read(root)

    assert report.edition is not None
    assert (report.edition.originals.changed, report.edition.originals.unknown) == ({}, frozenset())


@pytest.mark.parametrize("original", KINDS)
def test_without_a_revision_nobody_can_tell(root: Path, original: str) -> None:
    translated(root, original)
    report = read(root)

    assert report.edition is not None
    assert (report.edition.originals.changed, report.edition.originals.unknown) == ({}, {translation(original)})
    assert said(report) == []


@pytest.mark.parametrize(
    ("revision", "expected"),
    [
        pytest.param("f" * 40, f"`{'f' * 40}` is a revision that git does not have", id="missing"),
        pytest.param("HEAD", "`{}` is the name of a commit, not of a file", id="a commit"),
        pytest.param("HEAD:content", "`{}` is the name of a tree, not of a file", id="a folder"),
    ],
)
def test_a_revision_that_leads_to_nothing_is_a_warning(root: Path, revision: str, expected: str) -> None:
    name = git(root, "rev-parse", revision) if revision.startswith("HEAD") else revision
    translated(root, KINDS[0], name)
    report = read(root)

    assert said(report) == [
        f"content/stories/2026/a.es.md:4: translation_of_revision: {expected.format(name)}, so that its page cannot "
        "say whether the original has changed since (write what `git rev-parse HEAD:content/stories/2026/a.md` prints "
        "for the text that was translated)"
    ]
    assert report.edition is not None
    assert report.edition.originals.unknown == {"content/stories/2026/a.es.md"}


def test_a_shallow_clone_is_said_once(root: Path, tmp_path: Path) -> None:
    for original in KINDS:
        translated(root, original, git(root, "rev-parse", f"HEAD:{original}"))
        write(root, {original: ORIGINALS[original].replace("Text.", "Another text.")})
    commit(root)
    clone = tmp_path / "clone"
    git(root, "clone", "--quiet", "--depth=1", root.as_uri(), str(clone))

    assert said(read(clone)) == [
        "content/stories/2026/a.es.md:4: translation_of_revision: names a revision, and 2 more name some, that this "
        "shallow clone may lack, so that its page cannot say whether the original has changed since (run `git fetch "
        "--unshallow`; in a workflow, give the checkout step `fetch-depth: 0`)"
    ]


@pytest.mark.parametrize("original", KINDS)
def test_words_of_the_original_are_no_translation(root: Path, original: str) -> None:
    write(root, {translation(original): f"---\ntitle: {original[-4].upper()}\nsummary: {SUMMARY}\n---\n\nText.\n"})
    write(root, {"content/pages/b.md": f"---\ntitle: B\nsummary: {SUMMARY}\n---\nText.\n"})

    assert said(read(root)) == [
        f"{translation(original)}: has the words of its original, {original}: it is not translated yet (translate the "
        "title, the summary and the text; without this file, readers get the original)"
    ]
