"""`import discourse-archive`: saves what everybody can read of a forum that closes, for pages at `/forum/`."""

from __future__ import annotations

import argparse

from commands.arguments import Subparsers, add_command, site_address

_EXAMPLE = """
scripts/almanac import discourse-archive https://forum.example.org --dry-run
scripts/almanac import discourse-archive https://forum.example.org --name "Our forum" --license "CC BY-SA 4.0"
"""


def add_archive(kinds: Subparsers) -> None:
    """Declare the arguments, which are others than those of texts that are brought along."""
    purpose = "save the topics of a forum that closes, as everybody can read them, for pages at /forum/"
    parser = add_command(kinds, "discourse-archive", purpose, _EXAMPLE, run)
    parser.description = (
        f"{purpose[0].upper()}{purpose[1:]}. Private messages, hidden and deleted posts, e-mail addresses and pictures "
        "of people stay out. Cut off at any moment, it goes on from there when it is run again."
    )
    parser.add_argument("source", type=site_address, metavar="URL", help="the address of the forum")
    parser.add_argument("--name", default="", help="what the forum was called (default: its host)")
    parser.add_argument("--license", default="", help="the licence of its posts, as its terms say it")
    parser.add_argument("--dry-run", action="store_true", help="only say how many topics there are to save")


def run(args: argparse.Namespace) -> int:
    """Save it; returns 0 when everything that is there is saved, else 1."""
    from commands.archive_run import save_archive

    return save_archive(args.root, args.source, args.name, args.license, dry=args.dry_run)
