"""What is known of a site's upkeep is gathered from its files, and what is missing is not known."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from almanac.model.bag import RESTORES, SNAPSHOT, Restore
from almanac.model.health import Build, Upkeep
from almanac.model.keeper import PATH, Kept, Kind
from almanac.model.site import Site
from almanac.render.bag.restores import restores_text
from almanac.store.builds import note_end
from almanac.store.upkeep import read_upkeep

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example")
FLOW = """\
env:
  KEY: ${{ secrets.ALMANAC_FORUM_KEY }}
  GH_TOKEN: ${{ secrets.GITHUB_TOKEN }}
  AGAIN: ${{ secrets.ALMANAC_FORUM_KEY }} ${{ secrets.ALMANAC_SMTP }}
"""


@pytest.fixture
def root(tmp_path: Path, _own_git: None) -> Path:
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def test_of_an_empty_folder_nothing_is_known(root: Path) -> None:
    known = read_upkeep(root, SITE, NOW)
    assert (known.kept, known.problems, known.builds, known.bags, known.restores) == ((), (), (), (), ())
    assert (known.has_keepers, known.snapshot, known.locks, known.workflow_secrets) == (False, None, (), ())
    assert (known.history.complete, known.git.why_not) == (False, "this folder is not in a git repository")
    assert known.python[0] == ""


def test_each_file_is_read(root: Path) -> None:
    tried = Restore(date(2027, 2, 1), date(2027, 1, 1), "a" * 40, 61)
    build = Build(datetime(2027, 2, 9, tzinfo=UTC), 2.0, 10, 0)
    write(root, PATH, "- {what: merge, name: main, keepers: [Ada, Bo]}\n")
    write(root, RESTORES, restores_text([tried]))
    write(root, "requirements.txt", "")
    write(root, "requirements-dev.txt", "")
    write(root, "pyproject.toml", '[project]\nrequires-python = ">=3.11,<4"\n')
    write(root, ".github/workflows/forum.yml", FLOW)
    write(root, ".forgejo/workflows/forum.yaml", "x: ${{ secrets.OTHER }}")
    write(root, ".github/CODEOWNERS", "* @group/editors\n")
    write(root, SNAPSHOT, "{}")
    os.utime(root / SNAPSHOT, (1_800_000_000, 1_800_000_000))
    note_end(root, build)

    known = read_upkeep(root, SITE, NOW)
    assert known.kept == (Kept(Kind.MERGE, "main", ("Ada", "Bo"), 2, line=1),)
    assert (known.has_keepers, known.restores, known.builds) == (True, (tried,), (build,))
    assert known.locks == ("requirements-dev.txt", "requirements.txt")
    assert known.workflow_secrets == ("ALMANAC_FORUM_KEY", "ALMANAC_SMTP", "OTHER")
    assert known.owners.names == ("group/editors",)
    assert known.snapshot == datetime.fromtimestamp(1_800_000_000, UTC)
    assert known.python[0] == "3.11"


def test_a_broken_list_is_said_and_the_rest_is_known(root: Path) -> None:
    write(root, PATH, "- what: merging\n")
    write(root, "content/bags.json", "{")
    write(root, "content/imports.json", "{")
    write(root, "pyproject.toml", "[")

    known: Upkeep = read_upkeep(root, SITE, NOW)
    assert {problem.field for problem in known.problems} == {"what", "name", "keepers"}
    assert (known.kept, known.has_keepers, known.bags, known.sources, known.python[0]) == ((), True, (), (), "")


def test_a_file_from_a_clock_that_runs_ahead_is_of_now(root: Path) -> None:
    write(root, SNAPSHOT, "{}")
    os.utime(root / SNAPSHOT, (4_000_000_000, 4_000_000_000))
    assert read_upkeep(root, SITE, NOW).snapshot == NOW
