"""The same commit gives the same bytes, wherever and by whomever it is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from built.pages import BuiltSite
from built.project import Project, tree


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
    done = new_project(name="another folder of another name").build(tmp_path / "another output", **variables)

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "another output") == tree(miniature_site.folder)


def test_a_second_build_changes_no_file(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project()
    project.build(tmp_path / "output")
    written = _times(tmp_path / "output")
    again = project.build(tmp_path / "output")

    assert again.returncode == 0, again.stderr
    assert _times(tmp_path / "output") == written


def _times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
