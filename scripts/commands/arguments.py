"""Declares the arguments that several subcommands have."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

# In quotes: argparse has the type for readers only.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(
    subparsers: Subparsers, name: str, purpose: str, example: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """A subcommand's parser: its purpose in one line, examples below its options."""
    lines = "\n".join(f"  {line}" for line in example.strip().splitlines())
    parser = subparsers.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=f"Example:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def add_submission(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments that say which submission is meant."""
    parser.add_argument("ref", metavar="REF", help="the branch or commit that was sent, such as origin/spring-meetup")
    add_base(parser)


def add_base(parser: argparse.ArgumentParser) -> None:
    """Declare the argument that says what a submission is sent to."""
    parser.add_argument(
        "--base",
        metavar="REF",
        help="the main line that it is sent to; what it changes is counted from where it left that (default: main)",
    )


def add_open(parser: argparse.ArgumentParser) -> None:
    """Declare the argument that says which other submissions are open."""
    parser.add_argument(
        "--open",
        metavar="BRANCHES",
        action="append",
        default=[],
        help="compare with what else is open: branches that the main line does not have, such as `origin` for those of "
        "that server, `origin/submission-*` or `refs/heads`; may be given more than once",
    )


def site_address(text: str) -> str:
    """An argument that is the address of a site, without its trailing slash."""
    try:
        parts = urlsplit(text)
    except ValueError:  # a bracket that nothing closes
        parts = SplitResult("", "", "", "", "")
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise argparse.ArgumentTypeError(f"{text!r} is no address of a site, like https://group.example/site")
    return text.rstrip("/")


def number_of_jobs(text: str) -> int:
    """An argument that is a number of processes, at least one."""
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes, like 4")
    return int(text)


def a_year(text: str) -> int:
    """An argument that is a year, in four figures."""
    if not text.isascii() or not text.isdigit() or len(text) != 4 or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no year, like 2026")
    return int(text)


def a_number(text: str) -> int:
    """An argument that is a number, at least one."""
    if not text.isascii() or not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number, like 20")
    return int(text)
