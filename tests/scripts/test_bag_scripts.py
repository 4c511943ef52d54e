"""`.ci/make-bag` leaves a file with what names it, and nothing where nothing came since the last one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# In place of the command, which others try: it writes what the script expects of it.
COMMAND = """#!/bin/sh
set -eu
echo "$@" >>said
if [ "$2" = bag ]; then
  mkdir -p "$3" content
  echo zip >"$5"
  printf '{"bags": ["%s/%s"]}' "$7" "${5##*/}" >content/bags.json
fi
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "make-bag", tmp_path / ".ci" / "make-bag")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "almanac").write_text(COMMAND, "utf-8")
    (tmp_path / "scripts" / "almanac").chmod(0o755)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=Begin")
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *arguments], cwd=folder, env={**others, **people}, check=True)


def made(folder: Path, **variables: str) -> str:
    done = subprocess.run(
        [folder / ".ci" / "make-bag"], env={**os.environ, **variables}, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_it_makes_and_checks_a_file_and_says_where_it_will_be(project: Path) -> None:
    made(project, GITHUB_REPOSITORY="a group/the site", GITHUB_SERVER_URL="https://github.com", BAGS_URL="")
    bags = project / ".almanac" / "bags"
    release = (bags / "release").read_text("utf-8").strip()

    assert release.startswith("bag-20")
    assert [path.name for path in bags.glob("*.zip")] == [f"the-site-{release.removeprefix('bag-')}.zip"]
    assert f"/releases/download/{release}/the-site-" in json.loads((bags / "bags.json").read_text("utf-8"))["bags"][0]
    assert "export verify .almanac/bag" in (project / "said").read_text("utf-8")
    assert not (project / ".almanac" / "bag").exists()


def test_after_its_own_commit_it_makes_none(project: Path) -> None:
    git(project, "commit", "--quiet", "--allow-empty", "--message=Offer it", "--message=Bags: bag-2027-01-31-aaaaaaaa")

    assert "Nothing came since" in made(project)
    assert [path.name for path in (project / ".almanac" / "bags").iterdir()] == ["nothing"]
