"""A build is killed at random moments: what readers get is whole each time, and the next build mends the rest.

At six moments of each kind by default, others on every run; at as many as one likes with ``KILLS=25``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from built import versions
from built.crawl import broken
from built.once import once
from built.project import Project, tree

from almanac.store.publishing.publisher import Publisher
from bootstrap.variables import for_commands

KILLS = int(os.environ.get("KILLS", "6"))  # of each kind
SITEURL = "https://versions.example.org"
Serve = Callable[[Path], AbstractContextManager[str]]


@dataclass(frozen=True)
class Versions:
    """The project as it became, and the sites that its two versions make, built undisturbed."""

    project: Project
    before: Path
    after: Path

    def is_known(self, address: str, data: bytes) -> bool:
        """Whether one of the sites has these bytes there; a folder that lost its slash answers for both."""
        names = {address.lstrip("/") + end for end in ("", "index.html", "/index.html")}
        digest = sha256(data).hexdigest()
        return any(
            tree_of.get(name) == digest for tree_of in (tree_at(self.before), tree_at(self.after)) for name in names
        )


class Builder:
    """Builds the project in processes that can be killed."""

    def __init__(self, project: Project, scratch: Path) -> None:
        variables = for_commands(os.environ, project.root, Path(sys.executable).parent)
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "built" / "killed.py"), str(scratch)],
            cwd=project.root,
            env={**variables, "SOURCE_DATE_EPOCH": str(int(project.now.timestamp()))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def build(self, output: Path, **options: float | str) -> dict[str, Any]:
        """Build, or be killed at a moment; `killed.py` says the options."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"output": str(output), **options}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate()


_trees: dict[Path, dict[str, str]] = {}


def tree_at(folder: Path) -> dict[str, str]:
    """The digests of a site that does not change."""
    return _trees.get(folder) or _trees.setdefault(folder, tree(folder))


@pytest.fixture(scope="session")
def both(shared_folder: Path) -> Versions:
    """The two versions, built once per run."""

    def make(folder: Path) -> None:
        project = versions.project_of(folder)
        for version, name in ((versions.first, "before"), (versions.second, "after")):
            version(project)
            done = project.build(folder.with_name(f"{folder.name}-{name}"))
            assert done.returncode == 0, done.stdout + done.stderr

    root = once(shared_folder, "versions", make)
    return Versions(Project(root, versions.NOW), root.with_name("versions-before"), root.with_name("versions-after"))


@pytest.fixture(scope="session")
def builder(both: Versions, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """One for each process of the run."""
    own = Builder(both.project, tmp_path_factory.mktemp("scratch") / "output")
    yield own
    own.close()


@pytest.fixture(scope="session")
def undisturbed(builder: Builder, both: Versions, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How long a build takes that leads from one version to the other."""
    return to_the_end(builder, both, tmp_path_factory.mktemp("undisturbed"))


@pytest.fixture(scope="session")
def undisturbed_moves(builder: Builder, both: Versions, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How many changes it makes to folders when what it publishes was made before."""
    return to_the_end(builder, both, tmp_path_factory.mktemp("undisturbed"), made=str(both.after))


def to_the_end(builder: Builder, both: Versions, folder: Path, **options: str) -> dict[str, Any]:
    """A build that nothing disturbs."""
    output = published_before(both, folder)
    done = builder.build(output, **options)
    assert (done["code"], tree(output)) == (0, tree_at(both.after))
    return done


@pytest.fixture
def share(request: pytest.FixtureRequest) -> float:
    """A random moment in one of ``KILLS`` parts of the whole."""
    seed = random.SystemRandom().randrange(10**6)
    sys.stdout.write(f"seed {seed}\n")  # shown when the test fails
    return float(request.param + random.Random(seed).random()) / KILLS  # noqa: S311 - a moment is no secret


def published_before(both: Versions, folder: Path) -> Path:
    """An output with the version of before, and a file of someone else."""
    output = folder / "output"
    shutil.copytree(both.before, output, copy_function=os.link)
    return output


PARTS = [pytest.param(part, id=f"part {part}") for part in range(KILLS)]


@pytest.mark.parametrize("share", PARTS, indirect=True)
def test_a_build_killed_at_any_time_leaves_a_whole_site_and_the_next_one_mends_the_rest(
    builder: Builder, both: Versions, serve: Serve, undisturbed: dict[str, Any], share: float, tmp_path: Path
) -> None:
    output = published_before(both, tmp_path)
    builder.build(output, seconds=share * undisturbed["seconds"])

    assert_whole(both, output, serve)
    assert_mended(builder, both, output)


@pytest.mark.parametrize("share", PARTS, indirect=True)
def test_a_build_killed_while_it_publishes_leaves_a_whole_site_and_the_next_one_mends_the_rest(
    builder: Builder, both: Versions, serve: Serve, undisturbed_moves: dict[str, Any], share: float, tmp_path: Path
) -> None:
    output = published_before(both, tmp_path)
    moves = undisturbed_moves["changes"] - undisturbed_moves["staged"]
    builder.build(output, operation=undisturbed_moves["staged"] + int(share * (moves + 1)), made=str(both.after))

    assert_whole(both, output, serve)
    assert_mended(builder, both, output)


def assert_whole(both: Versions, output: Path, serve: Serve) -> None:
    """Every file is that of a version, and no link that a reader can have is broken."""
    left = tree(output)
    assert [
        path for path in left if left[path] not in {tree_at(both.before).get(path), tree_at(both.after).get(path)}
    ] == []
    with serve(output) as url:
        assert broken(url, SITEURL, known_to_readers(both, left), both.is_known) == []


def assert_mended(builder: Builder, both: Versions, output: Path) -> None:
    """The next build publishes all of it and leaves nothing behind."""
    assert builder.build(output, made=str(both.after))["code"] == 0
    assert tree(output) == tree_at(both.after)
    assert [path.name for path in Publisher(both.project.root, output).staging.parent.iterdir()] == ["lock"]
    assert [path for path in output.rglob("*") if path.is_dir() and not any(path.iterdir())] == []


def known_to_readers(both: Versions, left: dict[str, str]) -> set[str]:
    """The addresses that readers can have: those of before, until the first of them goes."""
    before = {path for path in tree_at(both.before) if f"{path}/index.html" not in tree_at(both.after)}
    start = before if before <= {*left} else {*tree_at(both.after)}
    return {f"/{path}".removesuffix("index.html") for path in start}


def test_what_was_begun_is_completed_also_when_the_next_build_finds_errors(both: Versions, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(both.project.root, root)
    project, output = Project(root, versions.NOW), published_before(both, tmp_path)
    own = Builder(project, tmp_path / "scratch")
    whole = own.build(published_before(both, tmp_path / "whole"), made=str(both.after))
    killed = own.build(output, operation=(whole["staged"] + whole["changes"]) // 2, made=str(both.after))
    own.close()
    event = root / "events/2027/weekly.md"
    event.write_text(event.read_text("utf-8").replace("2027-03-03", "2027-02-30"), "utf-8")
    half = tree(output)
    done = project.build(output)

    assert killed["code"] == -signal.SIGKILL
    assert half not in (tree_at(both.before), tree_at(both.after))
    assert done.returncode == 1
    assert done.stdout.startswith(f"Completed in {output} what an earlier build had begun to publish.\n")
    assert tree(output) == tree_at(both.after)
