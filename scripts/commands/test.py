"""`test`: runs lint, types, architecture and tests."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from pathlib import Path

    from commands.clients import Client
    from commands.steps import Result

_EXAMPLE = """
scripts/almanac test
scripts/almanac test --quick
scripts/almanac test --only types --only tests
scripts/almanac test --only tests -- tests/almanac/read -k events
"""


@dataclass(frozen=True)
class Step:
    """One tool; what it says is shown when it fails, or at once if it is ``live``."""

    name: str
    command: tuple[str, ...]
    live: bool = False


STEPS = (
    Step("lint", ("ruff", "check")),
    Step("format", ("ruff", "format", "--check")),
    Step("types", ("mypy",)),
    Step("architecture", ("lint-imports",)),
    Step("templates", ("djlint", "theme/templates", "--lint", "--quiet")),
    Step("translations", ("python", "-m", "commands", "translate", "--check")),
    Step("spelling", ("codespell",)),
    Step("workflows", ("zizmor", "--offline", "--quiet", "--persona=pedantic", ".github")),
    # Three for two cores, since many wait for a browser; dealt out a few at a time, since slow ones lie side by side.
    Step("tests", ("pytest", "-n", "3", "--maxschedchunk", "4"), live=True),
)
# What neither waits nor starts anything.
_QUICK = Step("tests", ("pytest", "-n", "2", "tests/almanac", "tests/test_mirror.py", "--ignore=tests/almanac/store"),
              live=True)  # fmt: skip
LEFT_OUT = """\
Left out by --quick: tests of disk and git (tests/almanac/store), of Pelican (tests/almanac_pelican), of commands and
their processes (tests/scripts), of built sites and the browser (tests/site), of what contributors are told
(tests/submissions), of what people send in with forms (tests/sent_in), of documents (tests/documents) and of large
sites (tests/benchmarks). `scripts/almanac test` runs them all."""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "test", "run lint, types, architecture and tests", _EXAMPLE, run)
    names = [step.name for step in STEPS]
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"run only this; one of {', '.join(names)}"
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="a minute for those who write code: of the tests only those of the core that need no disk, git, built "
        "site, browser or other process; its last lines say what was left out",
    )
    parser.add_argument("pytest_args", nargs="*", metavar="-- PYTEST ARGS", help="what follows goes to pytest")


def run(args: argparse.Namespace) -> int:
    """Run every step, also after one has failed; returns 1 when any did."""
    from commands.clients import in_ci, missing

    steps = [_QUICK if args.quick and step.live else step for step in STEPS if not args.only or step.name in args.only]
    has_tests = any(step.live for step in steps)
    absent = missing() if has_tests and not args.quick else ()
    results = _run_side_by_side(args.root, steps, (*_without(absent), *args.pytest_args))
    failed = [result.name for result in results if not result.passed]
    print(f"\nFailed: {', '.join(failed)}." if failed else f"\nAll well: {', '.join(step.name for step in steps)}.")
    if has_tests and args.quick:
        print(LEFT_OUT)
    for client in absent:
        print(f"Not run here: {client}")
    if absent and in_ci():
        print("With CI set, that is a failure.")
    return 1 if failed or (absent and in_ci()) else 0


def _without(absent: Sequence[Client]) -> tuple[str, ...]:
    """The arguments of pytest that leave out what needs a program that is not there."""
    return ("-m", " and ".join(f"not {client.marker}" for client in absent)) if absent else ()


def _run_side_by_side(root: Path, steps: Sequence[Step], pytest_args: tuple[str, ...]) -> list[Result]:
    """The tools one after another, and beside them the tests; results in the order of ``steps``."""
    from commands.steps import run_step

    with ThreadPoolExecutor(max_workers=1) as beside:
        tools = [beside.submit(run_step, root, step.command, step.name, live=False) for step in steps if not step.live]
        tests = [run_step(root, (*step.command, *pytest_args), step.name, live=True) for step in steps if step.live]
        return [*(tool.result() for tool in tools), *tests]
