"""How `.venv` comes to be, and how whatever interrupted that is mended."""

from __future__ import annotations

import ast
import io
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

from bootstrap import pip
from bootstrap.console import Console
from bootstrap.environment import Environment, Stamp
from bootstrap.guard import only_one
from bootstrap.setup import ensure_ready
from bootstrap.variables import for_commands, without_misleading
from commands.cannot_run import CannotRun

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = CannotRun("pip could not install.", "see that this machine reaches the internet.")


class Project:
    """A project whose pip only notes what it was asked to install, or fails as told."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.environment = Environment(root)
        self.installed: list[str] = []
        self.failure: BaseException | None = None
        self.said = io.StringIO()
        monkeypatch.setattr(pip, "make_venv", _fake_venv)
        monkeypatch.setattr(pip, "install", self._install)
        self.lock("requirements.txt", "one==1")
        self.lock("requirements-dev.txt", "one==1 two==2")

    def lock(self, name: str, text: str) -> None:
        (self.root / name).write_text(text)

    def call(self, *, tests: bool = False) -> list[str]:
        """What one call of the command installs."""
        self.installed.clear()
        ensure_ready(self.environment, Console(self.said), tests=tests)
        return list(self.installed)

    def fails(self, failure: BaseException, *, tests: bool = False) -> None:
        """A call in which pip fails half-way."""
        self.failure = failure
        with pytest.raises(type(failure)) as caught:
            self.call(tests=tests)
        self.failure = None
        self.said.write(str(caught.value))

    def _install(self, environment: Environment, lock: str, _voice: Console, _held: int) -> None:
        self.installed.append(lock)
        (environment.folder / "half").touch()
        if self.failure:
            raise self.failure
        (environment.folder / "half").unlink()


def _fake_venv(_python: str, folder: Path) -> None:
    (folder / "bin").mkdir()
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "pyvenv.cfg").write_text("home = /usr/bin\n")


def _fake_python(path: Path, version: str) -> None:
    path.write_text(f"#!/bin/sh\necho {version}\n")
    path.chmod(0o755)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


@pytest.fixture
def ready(project: Project) -> Project:
    project.call()
    return project


@pytest.fixture
def launcher() -> ModuleType:
    loader = SourceFileLoader("almanac_command", str(ROOT / "scripts" / "almanac"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


class TestTheFirstCall:
    def test_installs_the_lock(self, project: Project) -> None:
        assert project.call() == ["requirements.txt"]

    def test_says_what_it_does_in_three_lines(self, project: Project) -> None:
        project.call()

        first, second, third = project.said.getvalue().splitlines()
        assert first == "First use here: setting up .venv with the packages of requirements.txt."
        assert "checked against its hash" in second
        assert third.startswith("Ready after ")

    def test_leaves_nothing_to_do_for_the_second(self, ready: Project) -> None:
        assert ready.call() == []

    def test_keeps_an_environment_made_by_something_else(self, project: Project) -> None:
        project.environment.folder.mkdir()
        _fake_venv("", project.environment.folder)
        (project.environment.folder / "own").touch()

        assert project.call() == ["requirements.txt"]
        assert project.call() == []
        assert len(list(project.environment.scratch.glob("other-venv-*/own"))) == 1
        assert "is kept in .almanac" in project.said.getvalue()

    @pytest.mark.parametrize("name", [".venv", ".venv/own.txt"], ids=["a file", "a folder"])
    def test_leaves_alone_what_is_no_environment(self, project: Project, name: str) -> None:
        own = project.root / name
        own.parent.mkdir(exist_ok=True)
        own.write_text("own")

        with pytest.raises(CannotRun, match="is in the way"):
            project.call()

        assert own.read_text() == "own"

    def test_names_the_package_where_the_system_leaves_venv_out(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

        with pytest.raises(CannotRun) as caught:
            project.call()

        assert "apt install python3-venv" in caught.value.remedy

    def test_names_git_where_the_lock_is_missing(self, project: Project) -> None:
        (project.root / "requirements.txt").unlink()

        with pytest.raises(CannotRun) as caught:
            project.call()

        assert "git checkout -- requirements.txt" in caught.value.remedy


class TestAnInterruptedSetUp:
    @pytest.mark.parametrize(
        "failure",
        [pytest.param(KeyboardInterrupt(), id="Ctrl-C"), pytest.param(OFFLINE, id="no network")],
    )
    def test_is_made_anew_by_the_next_call(self, project: Project, failure: BaseException) -> None:
        project.fails(failure)

        assert project.call() == ["requirements.txt"]
        assert not (project.environment.folder / "half").exists()

    def test_that_was_killed_is_made_anew(self, project: Project) -> None:
        project.environment.folder.mkdir()
        project.environment.write_stamp(Stamp(lock="unfinished"))

        assert project.call() == ["requirements.txt"]
        assert "An earlier set-up was not finished" in project.said.getvalue()

    def test_that_was_killed_before_it_wrote_anything_is_made_anew(self, project: Project) -> None:
        project.environment.folder.mkdir()

        assert project.call() == ["requirements.txt"]

    @pytest.mark.parametrize("began", [True, False], ids=["while pip ran", "before the new one was begun"])
    def test_that_was_killed_while_replacing_gives_the_old_one_back(self, ready: Project, began: bool) -> None:
        ready.environment.previous.parent.mkdir()
        ready.environment.folder.rename(ready.environment.previous)
        for _ in range(began):
            ready.environment.folder.mkdir()
            ready.environment.write_stamp(Stamp(lock="unfinished"))

        assert ready.call() == []
        assert not ready.environment.previous.exists()

    def test_waits_for_another_call_and_finds_the_work_done(self, project: Project) -> None:
        with only_one(project.environment.guard, lambda: None) as held:
            second = Thread(target=project.call)
            second.start()
            while not project.said.getvalue():
                second.join(0.01)
            project.environment.folder.mkdir()
            _fake_venv("", project.environment.folder)
            lock, interpreter = project.environment.digest("requirements.txt"), project.environment.interpreter()
            project.environment.write_stamp(Stamp(lock, "", str(project.environment.folder), interpreter, "3.11"))
            assert held
        second.join()

        assert project.installed == []
        assert project.said.getvalue() == "Another call is setting up .venv; waiting until it is done.\n"

    def test_waits_for_a_pip_whose_call_was_killed(self, project: Project) -> None:
        waits: list[bool] = []
        with only_one(project.environment.guard, lambda: None) as held:
            orphan = subprocess.Popen(["sleep", "2"], pass_fds=(held,))

        with only_one(project.environment.guard, lambda: waits.append(True)):
            assert orphan.wait(60) == 0

        assert waits == [True]


class TestAChangedLock:
    def test_is_installed_into_a_new_environment(self, ready: Project) -> None:
        (ready.environment.folder / "old").touch()
        ready.lock("requirements.txt", "one==2")

        assert ready.call() == ["requirements.txt"]
        assert not (ready.environment.folder / "old").exists()
        assert not ready.environment.previous.exists()

    @pytest.mark.parametrize(
        "failure",
        [pytest.param(KeyboardInterrupt(), id="Ctrl-C"), pytest.param(OFFLINE, id="no network")],
    )
    def test_that_cannot_be_installed_leaves_what_works_with_the_old_one(
        self, ready: Project, failure: BaseException
    ) -> None:
        ready.lock("requirements.txt", "one==2")
        ready.fails(failure)

        ready.lock("requirements.txt", "one==1")
        assert ready.call() == []
        assert not (ready.environment.folder / "half").exists()

    def test_says_that_nothing_is_lost_without_a_network(self, ready: Project) -> None:
        ready.lock("requirements.txt", "one==2")
        ready.fails(OFFLINE)

        assert "Nothing is lost: .venv is as it was" in ready.said.getvalue()

    def test_keeps_the_packages_of_the_tests(self, ready: Project) -> None:
        ready.call(tests=True)
        ready.lock("requirements.txt", "one==2")

        assert ready.call() == ["requirements-dev.txt"]


class TestPackagesOfTheSite:
    """A site can have packages of its own, by a lock of its own, which an upgrade never touches."""

    def test_are_installed_after_those_that_it_needs(self, project: Project) -> None:
        project.lock("requirements-site.txt", "three==3")

        assert project.call() == ["requirements.txt", "requirements-site.txt"]
        assert project.call() == []

    @pytest.mark.parametrize("change", ["added", "changed", "taken away"])
    def test_make_the_environment_anew_when_they_change(self, project: Project, change: str) -> None:
        own = project.root / "requirements-site.txt"
        texts = {"added": (None, "three==3"), "changed": ("three==3", "three==4"), "taken away": ("three==3", None)}
        for text in texts[change]:
            own.unlink(missing_ok=True)
            own.write_text(text) if text else None
            installed = project.call()

        assert installed == ["requirements.txt", *(["requirements-site.txt"] if own.exists() else [])]

    def test_come_with_those_of_the_tests(self, project: Project) -> None:
        project.lock("requirements-site.txt", "three==3")

        assert project.call(tests=True) == ["requirements-dev.txt", "requirements-site.txt"]

    def test_that_fail_leave_what_works_without_them(self, ready: Project) -> None:
        ready.lock("requirements-site.txt", "three==3")
        ready.fails(OFFLINE)
        (ready.root / "requirements-site.txt").unlink()

        assert ready.call() == []


class TestAnotherPython:
    def test_that_is_gone_makes_the_environment_anew(self, ready: Project) -> None:
        ready.environment.python.unlink()
        ready.environment.python.symlink_to("/nonexistent/python3")

        assert ready.call() == ["requirements.txt"]

    @pytest.mark.parametrize(
        ("version", "installed"),
        [
            pytest.param(f"3.{sys.version_info.minor}", [], id="same minor version, environment whole"),
            pytest.param("3.99", ["requirements.txt"], id="another minor version, its packages are not found"),
            pytest.param("", ["requirements.txt"], id="does not start"),
        ],
    )
    def test_in_the_place_of_the_first_counts_by_its_version(
        self, ready: Project, version: str, installed: list[str]
    ) -> None:
        ready.environment.python.unlink()
        _fake_python(ready.environment.python, version)

        assert ready.call() == installed

    @pytest.mark.parametrize(
        ("name", "lock", "installed"),
        [
            pytest.param("moved", "one==1", [], id="is mended"),
            pytest.param("moved here", "one==1", ["requirements.txt"], id="a space, which ends a script's first line"),
            pytest.param("m" * 120, "one==1", ["requirements.txt"], id="a path that is too long for a script"),
            pytest.param("moved", "one==2", ["requirements.txt"], id="a lock that has changed too"),
        ],
    )
    def test_in_a_folder_that_was_moved(
        self,
        ready: Project,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        lock: str,
        installed: list[str],
    ) -> None:
        script = ready.environment.bin / "tool"
        script.write_text(f"#!{ready.environment.python}\nimport tool\n")
        script.chmod(0o755)
        # Short, so that the length of the line is what the name makes it.
        root = tmp_path_factory.mktemp("m") / name
        shutil.copytree(ready.root, root, symlinks=True)
        moved = Project(root, monkeypatch)
        moved.lock("requirements.txt", lock)

        assert moved.environment.fault(tests=False) == "The project's folder was moved"
        assert moved.call() == installed
        assert moved.environment.fault(tests=False) == ""

    def test_that_was_moved_keeps_what_is_executable(
        self, ready: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script = ready.environment.bin / "tool"
        script.write_text(f"#!{ready.environment.python}\n")
        script.chmod(0o755)
        shutil.copytree(ready.root, tmp_path / "moved", symlinks=True)
        moved = Project(tmp_path / "moved", monkeypatch)
        moved.call()

        assert os.access(moved.environment.bin / "tool", os.X_OK)
        assert (moved.environment.bin / "tool").read_text() == f"#!{moved.environment.python}\n"


class TestThePackagesOfTheTests:
    def test_are_added_and_leave_the_rest_as_it_was(self, ready: Project) -> None:
        (ready.environment.folder / "old").touch()

        assert ready.call(tests=True) == ["requirements-dev.txt"]
        assert (ready.environment.folder / "old").exists()

    def test_leave_nothing_to_do_for_any_command(self, ready: Project) -> None:
        ready.call(tests=True)

        assert ready.call(tests=True) == []
        assert ready.call() == []

    def test_come_with_the_others_when_nothing_is_there(self, project: Project) -> None:
        assert project.call(tests=True) == ["requirements-dev.txt"]
        assert project.call() == []

    def test_half_installed_stop_no_other_command(self, ready: Project) -> None:
        ready.fails(KeyboardInterrupt(), tests=True)

        assert ready.call() == []

    def test_half_installed_are_mended_by_a_new_environment(self, ready: Project) -> None:
        ready.fails(KeyboardInterrupt(), tests=True)

        assert ready.call(tests=True) == ["requirements-dev.txt"]
        assert not (ready.environment.folder / "half").exists()

    def test_follow_their_lock(self, ready: Project) -> None:
        ready.call(tests=True)
        ready.lock("requirements-dev.txt", "one==1 two==3")

        assert ready.call() == []
        assert ready.call(tests=True) == ["requirements-dev.txt"]

    def test_contain_everything_that_the_site_needs(self) -> None:
        site, tests = (_pins(ROOT / name) for name in ("requirements.txt", "requirements-dev.txt"))

        assert site
        assert site - tests == set()


def _pins(lock: Path) -> set[str]:
    return {line.rstrip(" \\") for line in lock.read_text("utf-8").splitlines() if line[:1].isalpha()}


class TestWhatPipSays:
    @pytest.mark.parametrize(
        ("said", "shown", "remedy"),
        [
            pytest.param(
                "WARNING: Retrying (Retry(total=4)) after connection broken\nERROR: No matching distribution found",
                "No matching distribution",
                "reaches the internet",
                id="no network",
            ),
            pytest.param(
                "ERROR: Could not find a version that satisfies the requirement one==1 (from versions: none)",
                "from versions: none",
                "reaches the internet",
                id="an index that does not answer",
            ),
            pytest.param(
                "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n  Expected sha256 aa",
                "Expected sha256 aa",
                "do not work around it",
                id="another package than the lock names",
            ),
            pytest.param(
                "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
                "No space left",
                "make room",
                id="a full disk",
            ),
            pytest.param(
                "error: subprocess-exited-with-error\nERROR: Failed building wheel for one",
                "Failed building wheel",
                "python3.12 scripts/almanac",
                id="a Python without ready-made packages",
            ),
            pytest.param("surprise", "surprise", "run the same command again", id="anything else"),
        ],
    )
    def test_is_shown_with_a_remedy(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, shown: str, remedy: str
    ) -> None:
        monkeypatch.delenv(pip.UV, raising=False)
        environment = Environment(tmp_path)
        environment.bin.mkdir(parents=True)
        (tmp_path / "requirements.txt").write_text("one==1\n")
        (tmp_path / "said").write_text(f"{said}\n")
        environment.python.write_text(f"#!/bin/sh\ncat {tmp_path}/said\nexit 1\n")
        environment.python.chmod(0o755)

        with only_one(environment.guard, lambda: None) as held, pytest.raises(CannotRun) as caught:
            pip.install(environment, "requirements.txt", Console(io.StringIO()), held)

        assert shown in caught.value.message
        assert remedy in caught.value.remedy

    def test_moves_one_line_on_a_terminal(self) -> None:
        terminal = io.StringIO()
        terminal.isatty = lambda: True  # type: ignore[method-assign]
        console = Console(terminal)
        console.move("  fetching 1 of 2: one")
        console.say("Ready.")

        assert terminal.getvalue().endswith("\rReady.\n")

    def test_floods_no_log(self) -> None:
        log = io.StringIO()
        Console(log).move("  fetching 1 of 2: one")

        assert log.getvalue() == ""


class TestUv:
    @pytest.mark.parametrize(
        ("fails", "installing"),
        [
            pytest.param(False, ["uv --require-hashes"], id="in place of pip"),
            pytest.param(True, ["uv --require-hashes", "pip --require-hashes"], id="pip, where it cannot"),
        ],
    )
    def test_installs(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool, installing: list[str]
    ) -> None:
        environment, log = Environment(tmp_path), tmp_path / "log"
        environment.bin.mkdir(parents=True)
        (tmp_path / "requirements.txt").write_text("one==1\n")
        for program, name, status in ((tmp_path / "uv", "uv", fails), (environment.python, "pip", False)):
            said = f'case "$*" in *--require-hashes*) echo "{name} --require-hashes";; esac >> {log}'
            program.write_text(f"#!/bin/sh\n{said}\nexit {int(status)}\n")
            program.chmod(0o755)
        monkeypatch.setenv(pip.UV, str(tmp_path / "uv"))

        with only_one(environment.guard, lambda: None) as held:
            pip.install(environment, "requirements.txt", Console(io.StringIO()), held)

        assert log.read_text().splitlines() == installing


class TestTheCallersVariables:
    @pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_USER", "VIRTUAL_ENV"])
    def test_lead_nobody_astray(self, name: str) -> None:
        assert without_misleading({name: "/elsewhere", "HOME": "/home/ada"}) == {"HOME": "/home/ada"}

    @pytest.mark.parametrize("name", ["PIP_INDEX_URL", "HTTPS_PROXY", "PIP_CERT", "SOURCE_DATE_EPOCH", "NO_COLOR"])
    def test_that_are_the_machines_own_business_stay(self, name: str) -> None:
        assert without_misleading({name: "x"}) == {name: "x"}

    def test_give_way_to_the_projects_own_folders(self, tmp_path: Path) -> None:
        variables = for_commands({"PYTHONPATH": "/elsewhere", "PATH": "/usr/bin"}, tmp_path, tmp_path / ".venv" / "bin")

        assert variables["PYTHONPATH"] == os.pathsep.join([f"{tmp_path}/scripts", f"{tmp_path}/plugins"])
        assert variables["PATH"] == os.pathsep.join([f"{tmp_path}/.venv/bin", "/usr/bin"])


class TestTheCommandFile:
    def test_parses_on_an_old_python(self) -> None:
        assert ast.parse((ROOT / "scripts" / "almanac").read_text("utf-8"), feature_version=(3, 6))

    def test_tells_an_old_python_what_it_lacks(
        self, launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "version_info", (3, 9, 2))

        assert launcher.main() == 2
        assert "needs Python 3.11 or newer" in capsys.readouterr().err

    def test_needs_nothing_but_the_standard_library(self) -> None:
        code = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import bootstrap.launch, bootstrap.setup"

        assert subprocess.run([sys.executable, "-I", "-S", "-c", code], check=False).returncode == 0
