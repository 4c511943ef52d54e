"""`forum announce` and `forum refresh`: tells the forum of stories and events, and gathers what was said of them."""

from __future__ import annotations

import argparse
from datetime import date

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac forum announce            show what would be sent
scripts/almanac forum announce --yes      send it
scripts/almanac forum refresh             gather what was said
"""
_ANNOUNCE = """
scripts/almanac forum announce
scripts/almanac forum announce --yes
scripts/almanac forum announce events/2027/spring-walk.md
"""
_REFRESH = """
scripts/almanac forum refresh
scripts/almanac forum refresh --since 2027-01-01
"""
_ACCOUNT = (
    "The account is named by the environment: ALMANAC_FORUM_USER, and its key ALMANAC_FORUM_KEY, which is never shown. "
    "docs/forum.md says how to begin."
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "tell the forum of stories and events, and gather what was said of them"
    parser = add_command(subparsers, "forum", purpose, _EXAMPLE, run)
    kinds = parser.add_subparsers(title="what", metavar="announce|refresh", required=True)
    purpose = "open a topic for each new story and event, change it with its entry, and tell it of cancellations"
    announce = add_command(kinds, "announce", purpose, _ANNOUNCE, _announce)
    announce.description = f"{purpose[0].upper()}{purpose[1:]}. {_ACCOUNT}"
    announce.add_argument("--yes", action="store_true", help="send it; without this it is only shown")
    announce.add_argument("paths", nargs="*", metavar="PATH", help="only these files (default: all)")
    purpose = "gather how much was said in each topic and thread, and the best replies, for the next build"
    refresh = add_command(kinds, "refresh", purpose, _REFRESH, _refresh)
    refresh.add_argument(
        "--since", type=_day, metavar="DAY", help="only topics in which somebody wrote since then, such as 2027-01-31"
    )
    refresh.add_argument("--dry-run", action="store_true", help="only say how many topics would be looked at")


def run(args: argparse.Namespace) -> int:
    """One of both has its own."""
    raise NotImplementedError(args)


def _announce(args: argparse.Namespace) -> int:
    from commands.forum_announce import announce

    return announce(args.root, args.paths, send=args.yes)


def _refresh(args: argparse.Namespace) -> int:
    from commands.forum_refresh import refresh

    return refresh(args.root, args.since, dry=args.dry_run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, like 2027-01-31") from None
