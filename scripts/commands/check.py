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
    from commands.last_check import LastCheck, Outcome
    from commands.site import CheckResult

_EXAMPLE = """
scripts/almanac check
scripts/almanac check events/2027/spring-meetup.md
scripts/almanac check --summary
scripts/almanac check --changed-since origin/main
scripts/almanac check --links
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
        choices=("text", "json", "github", "gitlab", "markdown"),
        default="text",
        help="for people, for programs, for a forge to show beside the lines, or, of links, for an issue "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--links",
        action="store_true",
        help="ask instead whether the pages on the web are there that texts link to; each is asked again after days",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write what --links finds there, and print nothing")


def run(args: argparse.Namespace) -> int:
    """Check; returns 1 when there are errors."""
    from commands.formats import as_github, as_gitlab, as_json, cannot_run_on_github

    wanted = [_inside(args.root, path, may_be_gone=bool(args.changed_since)) for path in args.paths]
    wanted = [] if "." in wanted else wanted
    if args.links:
        return _links(args, wanted)
    if args.format == "markdown" or args.output:
        raise CannotRun("--format markdown and --output are for --links.", "add --links, or leave them out.")
    try:
        outcome = _of_everything(args.root) if args.changed_since is None else _since(args.root, args.changed_since)
    except CannotRun as error:
        if args.format == "github":
            cannot_run_on_github(error)
        raise
    problems = sorted(problem for problem in outcome.problems if _concerns(problem, wanted))
    if args.format == "text":
        _as_text(problems, outcome, wanted, args.changed_since, is_summary=args.summary)
    else:
        {"json": as_json, "github": as_github, "gitlab": as_gitlab}[args.format](problems)
    return 1 if any(problem.is_error for problem in problems) else 0


def _links(args: argparse.Namespace, wanted: Sequence[str]) -> int:
    from commands.check_links import check_links

    if args.changed_since or args.summary or args.format in {"github", "gitlab"}:
        raise CannotRun("--links goes with none of these options.", "leave the others out.")
    return check_links(args.root, wanted, args.format, args.output)


def _of_everything(root: Path) -> Outcome:
    """What is wrong; where no file has changed since the last check but for words of texts, with what that found."""
    from commands.last_check import LastCheck

    last = LastCheck(root)
    known = _known(root, last)
    if known is not None:
        return known
    from commands.site import check_site

    result = check_site(root, drafts=True)
    outcome = _outcome(result)
    last.keep(outcome, result.until, result.known)
    return outcome


def _known(root: Path, last: LastCheck) -> Outcome | None:
    """What the last check has found, or what follows of that for a few edits; None where everything is to be read."""
    known = last.outcome()
    if known is not None:
        return known
    from commands.edited_check import outcome_after_edits

    return outcome_after_edits(root, last)


def _since(root: Path, ref: str) -> Outcome:
    """What is wrong, also with what was published at an earlier commit: a name that can mean another one any time."""
    from commands.last_check import LastCheck

    last = LastCheck(root)
    known = _known(root, last)
    if known is not None:
        from commands.edited_since import outcome_since

        outcome = outcome_since(root, ref, last, known)
        if outcome is not None:
            return outcome
    from commands.site import check_site

    return _outcome(check_site(root, drafts=True, changed_since=ref))


def _outcome(result: CheckResult) -> Outcome:
    from commands.last_check import Outcome
    from commands.problems import left_out_line

    edition = result.edition
    counts = None if edition is None else (len(edition.stories), len(edition.pages), len(edition.events))
    return Outcome(result.problems, counts, left_out_line(result.left_out), result.changes)


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
    outcome: Outcome,
    wanted: Sequence[str],
    changed_since: str | None,
    *,
    is_summary: bool,
) -> None:
    from almanac.model.printable import printable
    from commands.problems import count_line, counted, plain_console, show_problems, show_summary

    console = plain_console()
    if changed_since and not wanted and outcome.changes:
        console.print(f"Changed since {changed_since}:")
        for change in outcome.changes:
            console.print(f"  {change}")
        console.print()
    (show_summary if is_summary else show_problems)(problems, console)
    if problems:
        console.print(f"\n{count_line(problems)}")
    elif wanted or outcome.counts is None:
        others = "" if outcome.counts else " Other files have some: scripts/almanac check shows all."
        console.print(printable(f"No problems in {', '.join(wanted)}.{others}"))
    else:
        stories, pages, events = outcome.counts
        shown = (counted(stories, "story", "stories"), counted(pages, "page"), counted(events, "event"))
        console.print("No problems in {}, {} and {}.".format(*shown))
    if not wanted and outcome.left_out:
        console.print(outcome.left_out)
    if changed_since and not wanted and not any(problem.is_error for problem in problems):
        console.print(f"Every story, page and event that was published at {changed_since} still answers.")
