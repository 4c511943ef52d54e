"""What stops a build: it says what happened, what readers see now, and leaves the way free for the next."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from built import versions
from built.once import once
from built.project import Project, tree

from almanac.store.publishing.publisher import Publisher
from bootstrap.variables import for_commands

HALTING = Path(__file__).parent / "built" / "halting"


def changed_since_publication(root: Path) -> None:
    """A project whose output has the version of before."""
    project = versions.project_of(root)
    versions.first(project)
    assert project.build(root / "output").returncode == 0
    versions.second(project)


@pytest.fixture
def project(shared_folder: Path, tmp_path: Path) -> Project:
    """A copy of its own."""
    published = once(shared_folder, "changed-since-publication", changed_since_publication)
    return Project(shutil.copytree(published, tmp_path / "project"), versions.NOW)


@pytest.fixture
def publisher(project: Project) -> Publisher:
    return Publisher(project.root, project.root / "output")


def begin(project: Project, own: dict[str, str] | None = None, **options: object) -> subprocess.Popen[str]:
    """Start `build` as `scripts/almanac` does, with some variables of its own."""
    variables = {**for_commands(os.environ, project.root, Path(sys.executable).parent), **(own or {})}
    return subprocess.Popen(
        [sys.executable, "-m", "commands", "build"],
        cwd=project.root,
        env={**variables, "SOURCE_DATE_EPOCH": str(int(project.now.timestamp()))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,  # type: ignore[call-overload]
    )


def begin_and_halt(project: Project) -> subprocess.Popen[str]:
    """A build that has come to its first page, and waits there."""
    halted = project.root.with_name("halted")
    os.mkfifo(halted)
    code = [HALTING, project.root / "scripts", project.root / "plugins"]
    own = {"HALTED": str(halted), "PYTHONPATH": os.pathsep.join(map(str, code))}
    process = begin(project, own, preexec_fn=_heed_signals)
    assert halted.read_text("utf-8") == "at the first page"
    return process


def _heed_signals() -> None:
    """Also where whatever runs the tests ignores them, as `nohup` does."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_it_in_a_line(project: Project, publisher: Publisher, number: int, code: int) -> None:
    published = tree(publisher.output)
    process = begin_and_halt(project)
    process.send_signal(number)
    out, err = process.communicate()

    assert (process.returncode, out, err) == (code, "", "\nalmanac: stopped. output is as it was.\n")
    assert (tree(publisher.output), publisher.staging.exists()) == (published, False)
    assert project.build(publisher.output).returncode == 0


def test_a_full_disk_changes_nothing(project: Project, publisher: Publisher) -> None:
    """A limit on the size of files fails in the same way as a disk without room, and needs no disk."""
    published = tree(publisher.output)
    limit = 40_000  # less than the map's script has
    process = begin(project, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    _out, err = process.communicate()

    assert process.returncode == 2
    assert err == (
        "almanac: cannot build the site: File too large. output is as it was.\n  Remedy: mend that, then build again.\n"
    )
    assert (tree(publisher.output), publisher.staging.exists()) == (published, False)


def test_a_second_build_does_not_wait(project: Project, publisher: Publisher) -> None:
    published = tree(publisher.output)
    with publisher.alone():
        done = project.build(publisher.output)

    assert (done.returncode, done.stderr) == (
        2,
        "almanac: another build into output is running.\n  Remedy: wait until it is done, then build again.\n",
    )
    assert tree(publisher.output) == published


def test_a_build_into_another_folder_runs_meanwhile(project: Project, publisher: Publisher, tmp_path: Path) -> None:
    with publisher.alone():
        assert project.build(tmp_path / "elsewhere").returncode == 0


def test_the_command_of_pelican_does_not_write_among_it(project: Project, publisher: Publisher) -> None:
    published = tree(publisher.output)
    with publisher.alone():
        done = project.pelican()

    assert done.returncode == 2
    assert f"Another build into {publisher.output} is running; wait until it is done.\n" in done.stderr
    assert tree(publisher.output) == published


def test_the_command_of_pelican_and_build_take_turns(project: Project, publisher: Publisher, tmp_path: Path) -> None:
    shutil.rmtree(publisher.output)
    by_pelican = project.pelican()
    (publisher.output / "CNAME").write_text("mine", "utf-8")
    (project.root / "events/2027/arriving.md").unlink()
    by_build = project.build(publisher.output)
    (publisher.output / "CNAME").unlink()
    project.build(tmp_path / "clean")

    assert (by_pelican.returncode, by_build.returncode) == (0, 0)
    assert tree(publisher.output) == tree(tmp_path / "clean")


def test_a_file_of_someone_else_is_named_and_stays(project: Project, publisher: Publisher) -> None:
    (publisher.output / "more").mkdir()
    (publisher.output / "more/index.html").write_text("mine", "utf-8")
    published = tree(publisher.output)
    done = project.build(publisher.output)

    assert (done.returncode, done.stderr) == (
        2,
        "almanac: output/more/index.html would be replaced, and no build made it. output is as it was.\n"
        "  Remedy: move it out of output if it is yours; if it is left from an old build, delete output and build"
        " again.\n",
    )
    assert tree(publisher.output) == published
