"""Of each submission an edit is checked without reading the others, and what is said is what a check of all says.

One in ten by default, and another one in each topic with each new row; all with ``SUBMISSIONS=all``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from submission import NOW, Case, cases, settings_of, write

from almanac.build.after_edit import KnownSite, problems_after, read_edited
from almanac.build.kept_readers import KeptReaders
from almanac.check import Report, edition, read_edition
from almanac.model.history import History
from almanac.model.problem import Problem
from almanac.read.settings.site_settings import read_settings
from almanac.store.results import Results

CASES = cases()[:: 1 if os.environ.get("SUBMISSIONS") == "all" else 10]
MORE = b"\nOne more line.\n"


@pytest.fixture(autouse=True)
def without_git() -> Iterator[None]:
    with patch.object(edition, "read_history", return_value=(History(complete=False), [])):
        yield


def texts(root: Path) -> list[Path]:
    """The entries of the row, as far as they are files."""
    found = [
        path for folder in ("content/stories", "content/pages", "events") for path in (root / folder).rglob("*.md")
    ]
    return [path for path in found if path.is_file() and not path.is_symlink()]


def checked(root: Path) -> tuple[Report, KeptReaders]:
    """All of it, in a process that keeps what it reads."""
    readers = KeptReaders(Results(root / ".almanac"), b"program", jobs=1, fresh=False)
    report = read_edition(root, settings_of(root), now=NOW, drafts=True, readers=readers)
    readers.keep()
    return report, readers


def after_an_edit(root: Path, edited: Path) -> tuple[Problem, ...] | None:
    """What is said after one text got less by its last line; None where everything is to be read."""
    whole = edited.read_bytes()
    edited.write_bytes(whole + MORE)
    report, readers = checked(root)
    links = report.links()
    edited.write_bytes(whole)
    site = read_settings(settings_of(root), "")[0]
    if links is None or site is None:
        return None
    known = KnownSite(report.problems, readers.kept(), {}, links)
    path = edited.relative_to(root).as_posix()
    now = read_edited(root, site, known, Results(root / ".almanac"), [path])
    return None if now is None else problems_after(known, now)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}: {case.title}")
def test_after_an_edit_the_same_is_said_as_of_everything(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case)
    anew = checked(tmp_path)[0].problems
    after = [after_an_edit(tmp_path, path) for path in texts(tmp_path)[:1]]

    assert [said for said in after if said is not None and said != anew] == []


def test_what_is_said_of_an_edit_is_mostly_known_without_the_others(tmp_path: Path) -> None:
    case = next(case for case in cases() if case.topic == "bodies")
    write(tmp_path, case)

    assert [after_an_edit(tmp_path, path) is not None for path in texts(tmp_path)] == [True]
