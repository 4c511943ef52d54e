"""`check`: says what is wrong, and where."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.model.problem import Problem
    from commands.site import CheckResult

_EXAMPLE = """
scripts/almanac check
scripts/almanac check events/2027/spring-meetup.md
scripts/almanac check --summary
scripts/almanac check --changed-since origin/main
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "check", "say what is wrong, and where; change nothing", _EXAMPLE, run)
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="show only what concerns these files or folders (everything is read all the same)",
    )
    parser.add_argument(
        "--changed-since",
        metavar="REF",
        help="say what changed since this commit, and what no longer answers that was published then: an address, an "
        "entry in calendars",
    )
    parser.add_argument("--summary", action="store_true", help="say how many there are of each kind, and not where")
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "gitlab"),
        default="text",
        help="for people, for programs, or for a forge to show beside the lines (default: %(default)s)",
    )


def run(args: argparse.Namespace) -> int:
    """Check; returns 1 when there are errors."""
    from commands.formats import as_github, as_gitlab, as_json, cannot_run_on_github
    from commands.site import check_site

    wanted = [_inside(args.root, path, may_be_gone=bool(args.changed_since)) for path in args.paths]
    wanted = [] if "." in wanted else wanted
    try:
        result = check_site(args.root, drafts=True, changed_since=args.changed_since)
    except CannotRun as error:
        if args.format == "github":
            cannot_run_on_github(error)
        raise
    problems = sorted(problem for problem in result.problems if _concerns(problem, wanted))
    if args.format == "text":
        _as_text(problems, result, wanted, args.changed_since, is_summary=args.summary)
    else:
        {"json": as_json, "github": as_github, "gitlab": as_gitlab}[args.format](problems)
    return 1 if any(problem.is_error for problem in problems) else 0


def _inside(root: Path, path: Path, *, may_be_gone: bool) -> str:
    """The path as problems have it; raises CannotRun for one that is not in the project."""
    # The folder is resolved, the name is not: a link is a path of its own.
    whole = path.absolute().parent.resolve() / path.name if path.name not in {"", ".."} else path.resolve()
    if not whole.exists() and not may_be_gone:
        raise CannotRun(f"{path} does not exist.", "see that the path is right; it counts from the folder you are in.")
    if not whole.is_relative_to(root):
        raise CannotRun(f"{path} is not in this project ({root}).", "run the scripts/almanac of the project it is in.")
    return whole.relative_to(root).as_posix()


def _concerns(problem: Problem, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == problem.path or problem.path.startswith(f"{path}/") for path in wanted)


def _as_text(
    problems: Sequence[Problem],
    result: CheckResult,
    wanted: Sequence[str],
    changed_since: str | None,
    *,
    is_summary: bool,
) -> None:
    from commands.problems import count_line, counted, left_out_line, plain_console, show_problems, show_summary

    console, edition = plain_console(), result.edition
    if changed_since and not wanted and result.changes:
        console.print(f"Changed since {changed_since}:")
        for change in result.changes:
            console.print(f"  {change}")
        console.print()
    (show_summary if is_summary else show_problems)(problems, console)
    if problems:
        console.print(f"\n{count_line(problems)}")
    elif wanted or edition is None:
        others = "" if edition else " Other files have some: scripts/almanac check shows all."
        console.print(f"No problems in {', '.join(wanted)}.{others}")
    else:
        stories = counted(len(edition.stories), "story", "stories")
        pages, events = counted(len(edition.pages), "page"), counted(len(edition.events), "event")
        console.print(f"No problems in {stories}, {pages} and {events}.")
    if not wanted and left_out_line(result.left_out):
        console.print(left_out_line(result.left_out))
    if changed_since and not wanted and not any(problem.is_error for problem in problems):
        console.print(f"Every story, page and event that was published at {changed_since} still answers.")
