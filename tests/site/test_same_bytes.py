"""The same commit gives the same bytes, wherever, by whomever and in whatever order of files it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import versions
from built.pages import BuiltSite
from built.project import Project, tree

SHUFFLED = Path(__file__).parent / "built" / "shuffled"


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"}, id="fourteen hours ahead"),
        pytest.param({"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "2", "LC_ALL": "ar_EG.UTF-8"}, id="eleven behind"),
    ],
)
def test_two_builds_of_one_commit_are_identical(
    new_project: Callable[..., Project], miniature_site: BuiltSite, tmp_path: Path, variables: dict[str, str]
) -> None:
    done = new_project(name="another folder of another name").build_by_itself(tmp_path / "another output", **variables)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "another output") == tree(miniature_site.folder)
    assert modes(tmp_path / "another output") == modes(miniature_site.folder)


@pytest.fixture
def _private() -> Iterator[None]:
    """What is written is for its owner alone."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_private")
def test_another_machine_builds_the_same(miniature_project: Project, miniature_site: BuiltSite, tmp_path: Path) -> None:
    """A fresh clone by another user, who has no cache, other settings, and a disk that lists files in another order."""
    project = cloned(miniature_project, tmp_path / "Łódź — clone & more")
    variables = {
        "PYTHONPATH": os.pathsep.join(
            str(path) for path in (SHUFFLED, project.root / "scripts", project.root / "plugins")
        ),
        "PYTHONHASHSEED": "77",
        "PYTHONOPTIMIZE": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path / "home"),
        "USER": "somebody",
        "LOGNAME": "somebody",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "",
        "LANGUAGE": "ar:tr",
        "TZ": "Asia/Kathmandu",
        "COLUMNS": "40",
        "TMPDIR": str(tmp_path),
    }
    done = project.build_by_itself(tmp_path / "output", **variables)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "output") == tree(miniature_site.folder)
    assert modes(tmp_path / "output") == modes(miniature_site.folder)


def test_a_site_that_grew_is_the_one_that_is_built_at_once(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project(versions.project_of)
    versions.first(project)
    project.build(tmp_path / "grown")
    versions.second(project)
    grown, at_once = project.build(tmp_path / "grown"), project.build(tmp_path / "at once")

    assert (grown.returncode, at_once.returncode) == (0, 0)
    assert tree(tmp_path / "grown") == tree(tmp_path / "at once")
    assert modes(tmp_path / "grown") == modes(tmp_path / "at once")


def test_a_second_build_changes_no_file(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project()
    project.build(tmp_path / "output")
    written = _times(tmp_path / "output")
    again = project.build(tmp_path / "output")

    assert again.returncode == 0, again.stderr
    assert _times(tmp_path / "output") == written


def test_a_web_server_can_read_all_of_it(miniature_site: BuiltSite) -> None:
    assert set(modes(miniature_site.folder).values()) == {"file 644", "folder 755"}


def modes(folder: Path) -> dict[str, str]:
    """What everything in a folder is, and who may read it."""
    found = {path.relative_to(folder).as_posix(): path for path in (folder, *folder.rglob("*"))}
    kinds = {True: "folder", False: "file"}
    return {name: f"{kinds[path.is_dir()]} {path.stat().st_mode & 0o7777:o}" for name, path in found.items()}


def cloned(project: Project, root: Path) -> Project:
    """The same commits in other packs, the code beside them, and times of files that mean nothing."""
    subprocess.run(["git", "clone", "--quiet", f"file://{project.root}", str(root)], check=True, env=_git())
    for name in ("plugins", "scripts", "theme"):
        shutil.copytree(project.root / name, root / name)
    shutil.copy(project.root / "pelicanconf.py", root)
    (root / ".almanac").mkdir()
    shutil.copy(project.root / ".almanac" / "forum.json", root / ".almanac")
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (number, number))
    return Project(root, project.now)


def _git() -> dict[str, str]:
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**others, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
