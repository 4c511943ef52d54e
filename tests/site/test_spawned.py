"""Where processes cannot be forked (macOS, Windows), several make the same bytes as one does, and as forked ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from built import versions
from built.project import Project, tree

from commands.site import build_site


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    own = versions.project_of(tmp_path / "project")
    versions.first(own)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(own.now.timestamp())))
    monkeypatch.setattr(sys, "path", [*sys.path])  # to which settings add
    return own


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How processes were begun, where any work is worth one."""
    ways: list[str] = []

    def noted(way: str) -> BaseContext:
        ways.append(way)
        return get_context(way)

    monkeypatch.setattr("almanac.build.kept_readers._FEW", 1)
    monkeypatch.setattr("almanac.build.site_builder._PLANS_TO_ONE", 1000)
    monkeypatch.setattr("almanac.build.site_builder._MANY", 0)  # so that the rest is planned while stories are made
    monkeypatch.setattr("multiprocessing.get_context", noted)
    return ways


def built(project: Project, name: str, jobs: int, *, preview: bool) -> dict[str, str]:
    folder = project.root.with_name(name)
    result = build_site(project.root, drafts=preview, output=folder, preview=preview, jobs=jobs, fresh=True)
    assert result.ok, result.problems
    return tree(folder)


@pytest.mark.git
@pytest.mark.parametrize("preview", [False, True], ids=["site", "preview"])
def test_processes_that_begin_with_nothing_make_the_same(
    project: Project, begun: list[str], monkeypatch: pytest.MonkeyPatch, preview: bool
) -> None:
    forked = built(project, "forked", 2, preview=preview)
    monkeypatch.setattr("almanac.build.workers._FORKS", False)
    monkeypatch.setattr("almanac.build.workers._SLOWER", 1)
    ways = [*begun]
    spawned = built(project, "spawned", 2, preview=preview)
    alone = built(project, "alone", 1, preview=preview)

    assert spawned == alone == forked
    assert set(ways) == {"fork"}
    assert begun == [*ways, *["spawn"] * (len(ways) - 1)]  # stories, and what was planned meanwhile
