"""`test` runs every step, and names what this machine cannot run."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest

from commands import clients, steps, test
from commands.cannot_run import CannotRun
from commands.clients import (
    APACHE,
    BROWSER,
    CALCURSE,
    EPUBCHECK,
    ICAL_JS,
    LIBICAL,
    MEDIAWIKI,
    NGINX,
    NODE_ICAL,
    VNU,
    Client,
)
from commands.steps import Result

# The folders of tests.
TESTS = {path.name for path in Path(__file__).parents[1].iterdir() if path.is_dir() and path.name != "__pycache__"}


class Tools:
    """The tools of `test`, of which some fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ran: list[tuple[str, ...]] = []
        self.failing: set[str] = set()
        self.absent: tuple[Client, ...] = ()
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.setattr(steps, "run_step", self._run)
        monkeypatch.setattr(clients, "missing", lambda: self.absent)

    def call(self, *arguments: str) -> int:
        parser = ArgumentParser()
        test.add_parser(parser.add_subparsers())
        args = parser.parse_args(["test", *arguments])
        args.root = Path("/nowhere")
        code: int = args.run(args)
        return code

    def _run(self, _root: Path, command: tuple[str, ...], name: str, *, live: bool) -> Result:
        assert live == (name == "tests")
        self.ran.append(command)
        return Result(name, name not in self.failing, 0.1)


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Tools:
    return Tools(monkeypatch)


def test_runs_every_tool_in_order_and_the_tests_beside_them(tools: Tools) -> None:
    assert tools.call() == 0
    assert [command[0] for command in tools.ran if command[0] != "pytest"] == [
        "ruff",
        "ruff",
        "mypy",
        "lint-imports",
        "djlint",
        "python",
        "codespell",
        "zizmor",
    ]
    assert ("pytest", "-n", "3", "--maxschedchunk", "4") in tools.ran


def test_goes_on_after_a_failure_and_sums_up(tools: Tools, capsys: pytest.CaptureFixture[str]) -> None:
    tools.failing = {"lint", "types"}

    assert tools.call() == 1
    assert len(tools.ran) == len(test.STEPS)
    assert capsys.readouterr().out == "\nFailed: lint, types.\n"


@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        pytest.param(["--only", "types"], [("mypy",)], id="one step"),
        pytest.param(
            ["--only", "tests", "--", "tests/almanac", "-k", "events", "--lf"],
            [("pytest", "-n", "3", "--maxschedchunk", "4", "tests/almanac", "-k", "events", "--lf")],
            id="words for pytest",
        ),
    ],
)
def test_runs_what_is_asked_for(tools: Tools, arguments: list[str], ran: list[tuple[str, ...]]) -> None:
    tools.call(*arguments)

    assert tools.ran == ran


class TestQuick:
    def test_runs_every_tool_and_the_tests_of_the_core_that_wait_for_nothing(self, tools: Tools) -> None:
        assert tools.call("--quick", "--", "-k", "events") == 0
        assert len(tools.ran) == len(test.STEPS)
        assert (
            "pytest", "-n", "2", "tests/almanac", "tests/test_mirror.py", "--ignore=tests/almanac/store", "-k", "events"
        ) in tools.ran  # fmt: skip

    def test_says_last_what_it_left_out(self, tools: Tools, capsys: pytest.CaptureFixture[str]) -> None:
        tools.call("--quick")

        assert capsys.readouterr().out.endswith(f"\n{test.LEFT_OUT}\n")

    @pytest.mark.parametrize("folder", sorted(TESTS - {"almanac", "clients"} | {"almanac/store"}))
    def test_names_every_folder_that_it_left_out(self, folder: str) -> None:
        assert f"(tests/{folder})" in test.LEFT_OUT

    def test_needs_no_client(self, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
        tools.absent = (BROWSER,)
        monkeypatch.setenv("CI", "true")

        assert tools.call("--quick") == 0


class TestAMissingClient:
    def test_is_named_in_the_last_line_and_its_tests_left_out(
        self, tools: Tools, capsys: pytest.CaptureFixture[str]
    ) -> None:
        tools.absent = (BROWSER,)

        assert tools.call() == 0
        assert ("pytest", "-n", "3", "--maxschedchunk", "4", "-m", "not browser") in tools.ran
        last = capsys.readouterr().out.splitlines()[-1]
        assert last == "Not run here: browser tests (no Chromium; apt-get install chromium)"

    def test_is_a_failure_in_ci(self, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
        tools.absent = (BROWSER,)
        monkeypatch.setenv("CI", "true")

        assert tools.call() == 1

    def test_does_not_matter_where_no_test_is_asked_for(self, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
        tools.absent = (BROWSER,)
        monkeypatch.setenv("CI", "true")

        assert tools.call("--only", "lint") == 0

    def test_is_told_from_one_that_is_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        (tmp_path / "git").write_text("")
        (tmp_path / "git").chmod(0o755)

        # The Python of the system is not looked for in PATH.
        others = [client for client in clients.missing() if client is not LIBICAL]
        assert others == [APACHE, BROWSER, CALCURSE, EPUBCHECK, ICAL_JS, MEDIAWIKI, NGINX, NODE_ICAL, VNU]

    def test_has_to_prove_itself(self) -> None:
        without = replace(LIBICAL, programs=(sys.executable,), proof=("-c", "import a_module_that_nobody_has"))

        assert (without.find(), replace(without, proof=("-c", "pass")).find()) == ("", sys.executable)


class TestAStep:
    def test_that_passes_says_one_line(self, tools_of_our_own: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._tool(tools_of_our_own, "echo noise")

        assert steps.run_step(tools_of_our_own, ("tool",), "lint", live=False).passed
        assert capfd.readouterr().out.startswith("\nok      lint ")

    def test_that_fails_shows_why(self, tools_of_our_own: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._tool(tools_of_our_own, "echo what is wrong; echo and where >&2; exit 1")

        assert not steps.run_step(tools_of_our_own, ("tool",), "lint", live=False).passed
        assert capfd.readouterr().out.startswith("\nwhat is wrong\nand where\nFAILED  lint ")

    def test_that_is_live_hides_nothing(self, tools_of_our_own: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._tool(tools_of_our_own, "echo 3 passed")

        steps.run_step(tools_of_our_own, ("tool",), "tests", live=True)
        assert capfd.readouterr().out.startswith("3 passed\nok      tests ")

    def test_whose_tool_is_gone_cannot_run(self, tools_of_our_own: Path) -> None:
        with pytest.raises(CannotRun, match="tool is not in"):
            steps.run_step(tools_of_our_own, ("tool",), "lint", live=False)

    def _tool(self, folder: Path, does: str) -> None:
        (folder / "tool").write_text(f"#!/bin/sh\n{does}\n")
        (folder / "tool").chmod(0o755)

    @pytest.fixture
    def tools_of_our_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
        return tmp_path
