"""`review`: says what a submission is, and what an editor should look at in it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command, add_submission
from commands.printing import complain

if TYPE_CHECKING:
    from almanac.check.review.review import Review
    from commands.submission import LaidOut

_EXAMPLE = """
scripts/almanac review origin/spring-meetup
scripts/almanac review origin/spring-meetup --links
scripts/almanac review FETCH_HEAD --format markdown --output review.md
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "say what a submission is, what it touches, and what to look at in it; nothing of it is run"
    parser = add_command(subparsers, "review", purpose, _EXAMPLE, run)
    add_submission(parser)
    parser.add_argument(
        "--links", action="store_true", help="ask whether the pages on the web are there that its texts link to"
    )
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="for a terminal, for a comment on a forge, or for programs (default: %(default)s)",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write it there, and print nothing")


def run(args: argparse.Namespace) -> int:
    """Print it; returns 1 where it cannot be merged as it is."""
    from commands.review_report import as_json, as_markdown, as_text

    review = reviewed(args.root, args.ref, args.base, links=args.links)
    written = {"text": as_text, "markdown": as_markdown, "json": as_json}[args.format](review, args.ref)
    if args.output:
        args.output.write_text(written, "utf-8", newline="\n")
    else:
        from commands.printing import as_text_alone

        with as_text_alone(print):
            print(written, end="")
    return 0 if review.is_right else 1


def reviewed(root: Path, ref: str, base: str | None, *, links: bool = False) -> Review:
    """What there is to say of a submission; raises ``CannotRun``."""
    from commands.submission import laid_out

    with laid_out(root, ref, base) as laid:
        laid.with_it()
        return _reviewed(root, laid, links=links)


def _reviewed(root: Path, laid: LaidOut, *, links: bool) -> Review:
    from almanac.check.review.review import review
    from almanac.store.git.submission import texts_of
    from almanac.store.git.submission_folder import taken_over
    from commands.site import read_report

    submission, site = laid.submission, laid.site
    report = read_report(laid.root, submission.target)
    taken = taken_over(submission.files, site.events_path)
    beside = texts_of(laid.folder.repository, [file for file in submission.files if file not in taken])
    if not links or report.entries is None:
        return review(submission, site, report, laid.moment, beside)
    from commands.check_links import NoNetwork, asked_links

    try:
        asked = asked_links(root, report.entries, frozenset(file.path for file in taken))
    except NoNetwork:  # of which the submission knows nothing
        complain("No link was asked for: nothing on the web answers from here.")
        return review(submission, site, report, laid.moment, beside)
    return review(submission, site, report, laid.moment, beside, asked.problems, asked.number)
