"""`test`: runs lint, types, architecture and tests."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac test
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


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "test", "run lint, types, architecture and tests", _EXAMPLE, run)
    names = [step.name for step in STEPS]
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"run only this; one of {', '.join(names)}"
    )
    parser.add_argument("pytest_args", nargs="*", metavar="-- PYTEST ARGS", help="what follows goes to pytest")


def run(args: argparse.Namespace) -> int:
    """Run every step, also after one has failed; returns 1 when any did."""
    from commands.clients import in_ci, missing
    from commands.steps import run_step

    steps = [step for step in STEPS if not args.only or step.name in args.only]
    absent = missing() if any(step.name == "tests" for step in steps) else ()
    without = " and ".join(f"not {client.marker}" for client in absent)
    extra_arguments = {"tests": (*(("-m", without) if without else ()), *args.pytest_args)}
    results = [
        run_step(args.root, (*step.command, *extra_arguments.get(step.name, ())), step.name, live=step.live)
        for step in steps
    ]
    failed = [result.name for result in results if not result.passed]
    print(f"\nFailed: {', '.join(failed)}." if failed else f"\nAll well: {', '.join(step.name for step in steps)}.")
    for client in absent:
        print(f"Not run here: {client}")
    if absent and in_ci():
        print("With CI set, that is a failure.")
    return 1 if failed or (absent and in_ci()) else 0
