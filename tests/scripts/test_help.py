"""Every subcommand says what it is for, with an example, before anything heavy is imported."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands.cannot_run import CannotRun
from commands.main import main

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [[], ["serve"], ["build"], ["check"], ["new"], ["new", "story"], ["new", "event"], ["new", "translation"],
            ["new", "site"], ["test"], ["docs"], ["translate"], ["translations"], ["digest"], ["move"], ["forum"],
            ["forum", "announce"], ["forum", "refresh"], ["wiki"], ["wiki", "lists"], ["wiki", "inbox"], ["import"],
            ["import", "wordpress"],
            ["export"], ["export", "bag"], ["export", "verify"], ["export", "person"], ["restore"],
            ["health"]]  # fmt: skip
HEAVY = {"pelican", "pydantic", "rich", "watchfiles", "yaml", "icalendar", "folium", "lxml", "PIL", "playwright"}


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT / 'plugins'}"}
    return subprocess.run(
        [sys.executable, *arguments], env=variables, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "all")
def test_help_shows_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])

    assert ended.value.code == 0
    assert f"Example:\n  scripts/almanac {' '.join(command)}".rstrip() in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from commands.main import _parser; _parser(); print(*sys.modules)"

    assert HEAVY & set(_run("-c", code).stdout.split()) == set()


@pytest.mark.parametrize(
    ("module", "without"),
    [
        pytest.param("commands.last_check", {"rich", "pydantic", "icalendar", "lxml", "PIL"}, id="nothing to check"),
        pytest.param("commands.unchanged", {"rich", "pydantic", "icalendar", "lxml", "PIL"}, id="nothing to build"),
        pytest.param("commands.site", {"icalendar", "feedgen", "xyzservices"}, id="check"),
        pytest.param("almanac.build.incremental", {"xyzservices"}, id="build"),
    ],
)
def test_a_command_imports_only_what_it_needs(module: str, without: set[str]) -> None:
    code = f"import sys; import {module}; print(*sys.modules)"
    loaded = set(_run("-c", code).stdout.split())

    assert module in loaded
    assert {"folium", "numpy", "pelican", "requests", *without} & loaded == set()


def test_without_a_command_the_help_is_shown_and_the_exit_code_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Example:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["bild"], id="an unknown command"),
        pytest.param(["serve", "--port", "99999"], id="no port"),
        pytest.param(["build", "--siteurl", "group.example"], id="no address"),
        pytest.param(["check", "--format", "xml"], id="an unknown format"),
        pytest.param(["test", "--only", "nothing"], id="an unknown step"),
    ],
)
def test_a_call_that_cannot_be_understood_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2


def test_what_cannot_run_says_so_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no/such/file.md"]) == 2
    assert capsys.readouterr().err.startswith("almanac: no/such/file.md does not exist.\n  Remedy: ")


def test_a_damaged_environment_is_told_from_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    for name in ("commands.site", "commands.problems", "commands.progress"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    assert main(["check"]) == 2
    assert "delete the folder .venv" in capsys.readouterr().err


def test_a_disk_that_is_full_is_no_fault_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("commands.export_verify.check_bags", full)

    assert main(["export", "verify", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "almanac: the disk is full.\n  Remedy: make room, then run it again.\n"


def test_a_hostile_bag_fills_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    (tmp_path / "manifest-md5.txt").write_text(f"{'a' * 32}  data/{'b' * 1_000_000}\n", "utf-8")

    assert main(["export", "verify", str(tmp_path)]) == 1
    assert max(map(len, capsys.readouterr().out.splitlines())) < 1100


def test_ctrl_c_is_one_line_and_exit_code_130() -> None:
    code = (
        "import runpy, commands.main\n"
        "def interrupted(arguments): raise KeyboardInterrupt\n"
        "commands.main.main = interrupted\n"
        "runpy.run_module('commands', run_name='__main__')"
    )
    ended = _run("-c", code)

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "\nalmanac: stopped.\n")


def test_a_remedy_of_two_lines_is_indented() -> None:
    assert str(CannotRun("no.", "one\ntwo")) == "almanac: no.\n  Remedy: one\n          two"
