"""`wiki lists` and `wiki inbox`: keeps lists on pages of wikis, and takes in what people write there."""

from __future__ import annotations

import argparse

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac wiki lists                show what would be written, as differences
scripts/almanac wiki lists --publish      write it
scripts/almanac wiki inbox                take in what people sent, on a branch
scripts/almanac wiki inbox --publish      tell them on the wiki what became of it
"""
_LISTS = """
scripts/almanac wiki lists
scripts/almanac wiki lists --publish
"""
_INBOX = """
scripts/almanac wiki inbox --dry-run
scripts/almanac wiki inbox
scripts/almanac wiki inbox --publish
"""
_ACCOUNT = (
    "The account is named by the environment: ALMANAC_WIKI_USER, such as `Group bot@almanac`, and its bot password "
    "ALMANAC_WIKI_PASSWORD, which is never shown. docs/wiki.md says how to begin."
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(
        subparsers, "wiki", "keep lists on pages of wikis, and take in what people write there", _EXAMPLE, run
    )
    kinds = parser.add_subparsers(title="what", metavar="lists|inbox", required=True)
    purpose = "bring the lists of WIKI_LISTS up to date, without --publish only to show what would change"
    lists = add_command(kinds, "lists", purpose, _LISTS, _lists)
    lists.description = f"{purpose[0].upper()}{purpose[1:]}. {_ACCOUNT}"
    lists.add_argument("--publish", action="store_true", help="write the pages; without this they are only compared")
    purpose = "take in the events and stories of the page WIKI_INBOX, a commit each on the branch `wiki-inbox`"
    inbox = add_command(kinds, "inbox", purpose, _INBOX, _inbox)
    inbox.description = f"{purpose[0].upper()}{purpose[1:]}. {_ACCOUNT}"
    what = inbox.add_mutually_exclusive_group()
    what.add_argument("--dry-run", action="store_true", help="only show the files, and what is wrong with the others")
    what.add_argument(
        "--publish",
        action="store_true",
        help="take in nothing, but note on the wiki what some branch has, and say on its talk page what is wrong",
    )


def run(args: argparse.Namespace) -> int:
    """One of both has its own."""
    raise NotImplementedError(args)


def _lists(args: argparse.Namespace) -> int:
    from commands.wiki_lists import lists

    return lists(args.root, publish=args.publish)


def _inbox(args: argparse.Namespace) -> int:
    from commands.wiki_inbox import answer, take_in

    return answer(args.root) if args.publish else take_in(args.root, dry=args.dry_run)
