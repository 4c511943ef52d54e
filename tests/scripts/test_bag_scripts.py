"""`.ci/make-bag` makes a file where something came since the last one, and `.ci/offer-bag` offers it.

Week after week, as the workflow calls them: with a folder for GitHub's repository, and a program in place of `gh`.
"""

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
  if [ -n "${PARTS:-}" ]; then
    for part in 2027 everything-else; do echo "$part" >"${5%.zip}-$part.zip"; done
    rm "$5"
  fi
  printf '{"bags": ["%s/%s"]}' "$7" "${5##*/}" >content/bags.json
fi
"""
# It knows releases by the files in a folder, and hands on what the job before has left.
GH = """#!/bin/sh
set -eu
case "$1 $2" in
"run download") mkdir -p "$7" && cp -R "$HANDED"/. "$7" ;;
"release view") test -e "$RELEASES/$3" ;;
"release create")
  mkdir -p "$RELEASES/$3"
  for one in "$@"; do case $one in *.zip) cp "$one" "$RELEASES/$3" ;; esac; done
  ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    for name in ("make-bag", "offer-bag", "forge.sh"):
        shutil.copy(ROOT / ".ci" / name, tmp_path / ".ci" / name)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "almanac").write_text(COMMAND, "utf-8")
    (tmp_path / "scripts" / "almanac").chmod(0o755)
    (tmp_path / ".gitignore").write_text("/.almanac/\n/content/bags.json\n/said\n", "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=Begin")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(["git", *arguments], cwd=folder, env={**others, **people}, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode().strip()


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


class Weeks:
    """A site on a forge that is a folder, and the jobs of its workflow, each in a fresh clone."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.main, self.releases = folder / "forge/group/site.git", folder / "releases"
        (project / ".gitignore").write_text("/.almanac/\n/said\n", "utf-8")
        git(project, "commit", "--quiet", "--all", "--message=Keep what is offered")
        subprocess.run(["git", "clone", "--quiet", "--bare", str(project), str(self.main)], check=True)
        (folder / "programs").mkdir()
        (folder / "programs/gh").write_text(GH, "utf-8")
        (folder / "programs/gh").chmod(0o755)
        config = folder / "gitconfig"
        config.write_text(f'[url "{(folder / "forge").as_posix()}/"]\n\tinsteadOf = https://github.com/\n', "utf-8")
        self._folder, self._number = folder, 0
        self._variables = {
            "PATH": f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}", "RELEASES": str(self.releases),
            "GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1", "GITHUB_REPOSITORY": "group/site",
            "GITHUB_RUN_ID": "1", "GITHUB_REF_NAME": "main", "GITHUB_SERVER_URL": "https://github.com",
        }  # fmt: skip

    def pass_one(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Both jobs, one after the other; what the second says."""
        self._number += 1
        made = self._job("make", ".ci/make-bag", variables)
        handed = {"HANDED": str(made / ".almanac/bags"), **variables}
        return self._script(self._clone("offer"), ".ci/offer-bag", handed)

    def commits(self) -> list[str]:
        return git(self.main, "log", "--format=%s", "main").splitlines()

    def add(self, message: str) -> None:
        self._number += 1
        clone = self._clone("people")
        git(clone, "commit", "--quiet", "--allow-empty", f"--message={message}")
        git(clone, "push", "--quiet", "origin", "main")

    def _job(self, name: str, script: str, variables: dict[str, str]) -> Path:
        clone = self._clone(name)
        done = self._script(clone, script, variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return clone

    def _clone(self, name: str) -> Path:
        clone = self._folder / f"{name}-{self._number}"
        subprocess.run(["git", "clone", "--quiet", str(self.main), str(clone)], check=True)
        return clone

    def _script(self, clone: Path, script: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        given = {**os.environ, **self._variables, **variables}
        return subprocess.run([clone / script], cwd=clone, env=given, capture_output=True, text=True, check=False)


@pytest.fixture
def weeks(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Weeks:
    return Weeks(tmp_path_factory.mktemp("weeks"), project)


def test_the_first_bag_is_a_release_that_main_names_and_no_tag_of_it_is_on_main(weeks: Weeks) -> None:
    done = weeks.pass_one()
    (release,) = weeks.releases.iterdir()

    assert done.returncode == 0, done.stderr
    assert [path.name for path in release.iterdir()] == [f"site-{release.name.removeprefix('bag-')}.zip"]
    assert weeks.commits()[0] == "Offer the newest copy of everything"
    offered = json.loads(git(weeks.main, "show", "main:content/bags.json"))["bags"]
    assert offered == [f"https://github.com/group/site/releases/download/{release.name}/site-{release.name[4:]}.zip"]
    assert git(weeks.main, "tag", "--merged", "main") == ""
    assert git(weeks.main, "ls-tree", release.name) == ""


def test_a_week_without_a_change_makes_none_and_the_next_change_one(weeks: Weeks) -> None:
    weeks.pass_one()
    second = weeks.pass_one()
    after_second = weeks.commits()
    weeks.add("Tell a story")
    weeks.pass_one()

    assert "Nothing came since the last bag." in second.stdout
    assert after_second.count("Offer the newest copy of everything") == 1
    assert weeks.commits()[:3] == ["Offer the newest copy of everything", "Tell a story",
                                   "Offer the newest copy of everything"]  # fmt: skip
    assert len(list(weeks.releases.iterdir())) == 2


def test_each_part_of_a_large_one_is_a_file_of_the_release(weeks: Weeks) -> None:
    done = weeks.pass_one(PARTS="yes")
    (release,) = weeks.releases.iterdir()

    assert done.returncode == 0, done.stderr
    assert sorted(path.name.rpartition("-")[2] for path in release.iterdir()) == ["2027.zip", "else.zip"]


def test_where_main_takes_no_commit_it_fails_and_says_why(weeks: Weeks) -> None:
    hook = weeks.main / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh\ntest "$1" != refs/heads/main\n', "utf-8")
    hook.chmod(0o755)
    done = weeks.pass_one()

    assert done.returncode == 1
    assert "is it protected?" in done.stdout
