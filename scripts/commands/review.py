"""`review`: says what a submission is, and what an editor should look at in it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_base, add_command, add_open
from commands.cannot_run import CannotRun
from commands.printing import complain

if TYPE_CHECKING:
    from almanac.check.review.review import Review
    from almanac.store.git.open_submissions import OpenSubmission
    from commands.submission import LaidOut

_EXAMPLE = """
scripts/almanac review origin/spring-meetup
scripts/almanac review origin/spring-meetup --links
scripts/almanac review --open origin                  every branch of the server that waits to be merged
scripts/almanac review FETCH_HEAD --open origin       one, compared with those
scripts/almanac review FETCH_HEAD --format markdown --output review.md
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "say what a submission is, what it touches, and what to look at in it; nothing of it is run"
    parser = add_command(subparsers, "review", purpose, _EXAMPLE, run)
    parser.add_argument(
        "ref",
        metavar="REF",
        nargs="*",
        help="a branch or commit that was sent, such as origin/spring-meetup; several are compared with one another",
    )
    add_base(parser)
    add_open(parser)
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
    """Print it; returns 1 where one of them cannot be merged as it is."""
    from commands.reviews import written_reviews

    reviews = reviews_of(args.root, args.ref, args.base, args.open, links=args.links)
    written = written_reviews(reviews, args.format)
    if args.output:
        args.output.write_text(written, "utf-8", newline="\n")
    else:
        from commands.printing import as_text_alone

        with as_text_alone(print):
            print(written, end="")
    return 0 if all(review.is_right for review in reviews.values()) else 1


def reviews_of(
    root: Path, refs: Sequence[str], base: str | None, patterns: Sequence[str], *, links: bool = False
) -> dict[str, Review]:
    """What there is to say of each, by its name; without ``refs``, of all that is open. Raises ``CannotRun``."""
    from commands.submission import read_open_submissions

    if len(refs) == 1 and not patterns:
        return {refs[0]: reviewed(root, refs[0], base, links=links)}
    if not refs and not patterns:
        raise CannotRun("no submission is named.", "name a branch, or those that are open with --open origin.")
    waiting = read_open_submissions(root, patterns, refs, base)
    asked = {ref: ref for ref in refs} or {one.name: one.commit for one in waiting}
    if not asked:
        raise CannotRun("nothing is open there that the main line does not have.", "run `git fetch` first.")
    return {name: reviewed(root, ref, base, links=links, waiting=waiting) for name, ref in asked.items()}


def reviewed(
    root: Path, ref: str, base: str | None, *, links: bool = False, waiting: Sequence[OpenSubmission] = ()
) -> Review:
    """What there is to say of a submission, beside others that wait; raises ``CannotRun``."""
    from commands.submission import laid_out

    with laid_out(root, ref, base) as laid:
        laid.with_it()
        return _reviewed(root, laid, waiting, links=links)


def _reviewed(root: Path, laid: LaidOut, waiting: Sequence[OpenSubmission], *, links: bool) -> Review:
    from almanac.check.review.beside import beside as compared_with
    from almanac.check.review.review import review
    from almanac.store.git.open_submissions import authors_of_new
    from almanac.store.git.submission import texts_of
    from almanac.store.git.submission_folder import taken_over
    from commands.site import read_report
    from commands.submission import told_of_git

    submission, site = laid.submission, laid.site
    report = read_report(laid.root, submission.target)
    taken = taken_over(submission.files, site.events_path)
    beside = texts_of(laid.folder.repository, [file for file in submission.files if file not in taken])
    with told_of_git():
        authors = authors_of_new(laid.folder.repository, submission)
    others = compared_with([one for one in waiting if one.commit != submission.commit], authors, site)
    if not links or report.entries is None:
        return review(submission, site, report, laid.moment, beside, others=others)
    from commands.check_links import NoNetwork, asked_links

    try:
        asked = asked_links(root, report.entries, frozenset(file.path for file in taken))
    except NoNetwork:  # of which the submission knows nothing
        complain("No link was asked for: nothing on the web answers from here.")
        return review(submission, site, report, laid.moment, beside, others=others)
    return review(submission, site, report, laid.moment, beside, asked.problems, asked.number, others)
