"""A check of files that have not changed prints what a check from nothing prints, in every format."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from built.project import Project

STORY = "content/stories/2027/again.md"
TEXT = "---\ntitle: Again\ndate: 2027-01-05\nsummary: What is looked at twice.\ntags: [Walks]\n---\nText.\n"
WITH_WARNING = TEXT.replace("Text.\n", "See [TOC].\n\n[TOC]\n")
WITH_ERROR = TEXT.replace("title: Again\n", "")
# What the other formats show of the same is tried in `tests/scripts/test_last_check.py`.
FORMATS = [[], ["--format", "json"], ["content/stories"]]


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def project(new_project: Callable[..., Project]) -> Project:
    """The miniature, with files that are older than any check; nobody edits its code."""
    made = replace(new_project(), code_is_ours=True)
    for path in made.root.rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (1_700_000_000, 1_700_000_000))
    return made


def from_nothing(project: Project, options: list[str]) -> tuple[int, str, str]:
    shutil.rmtree(project.root / ".almanac" / "store", ignore_errors=True)
    return said(project.check(*options))


@pytest.mark.parametrize("text", [TEXT, WITH_WARNING, WITH_ERROR], ids=["right", "a warning", "an error"])
def test_it_prints_the_same_and_sees_the_next_edit(project: Project, text: str) -> None:
    write(project.root / STORY, text)
    anew = [from_nothing(project, options) for options in FORMATS]
    again = [said(project.check(*options)) for options in FORMATS]
    write(project.root / STORY, TEXT.replace("title: Again", "heading: Again"))
    after = [said(project.check(*options)) for options in FORMATS]

    assert again == anew
    assert after == [from_nothing(project, options) for options in FORMATS]
    assert {code for code, *_ in after} == {1}
    assert after != anew


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    time.sleep(0.1)  # the next check begins well after it


def test_what_changed_since_a_commit_is_the_same_with_what_is_kept(project: Project) -> None:
    write(project.root / STORY, WITH_WARNING)
    options = ["--changed-since", "HEAD~1"]
    anew = from_nothing(project, options)

    assert said(project.check(*options)) == anew
    assert "Changed since HEAD~1" in anew[1]
