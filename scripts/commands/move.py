"""`move`: makes what the old host of a site has to serve once the site has another address, and sets that address."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from commands.arguments import Subparsers, add_command, number_of_jobs, site_address

_EXAMPLE = """
scripts/almanac move --to https://new.example.net --dry-run
scripts/almanac move --to https://new.example.net ../for-the-old-host
scripts/almanac move --to https://new.example.net/site --settings
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "make what the old host has to serve after a move, so that no link, calendar or feed is lost"
    parser = add_command(subparsers, "move", purpose, _EXAMPLE, run)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="DIR",
        help="where to write it: outside of the project, new or empty (default: for-the-old-host beside the project)",
    )
    parser.add_argument(
        "--to", type=site_address, required=True, metavar="URL", help="the address that the site will have"
    )
    parser.add_argument(
        "--from",
        dest="former",
        type=site_address,
        metavar="URL",
        help="the address that it had (default: SITEURL in pelicanconf.py)",
    )
    parser.add_argument(
        "--day",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the day of the move, on which the copies of calendars say it (default: today)",
    )
    parser.add_argument("--settings", action="store_true", help="also write the new address into pelicanconf.py")
    parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would be written")
    parser.add_argument(
        "--jobs", type=number_of_jobs, default=0, metavar="N", help="build in so many processes (default: all cores)"
    )


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, like 2027-01-31") from None
    if day == date.max:  # its entry in calendars ends on the day behind it
        raise argparse.ArgumentTypeError(f"behind {text!r} no day can be written")
    return day


def run(args: argparse.Namespace) -> int:
    """Write it; returns 1 where the site has errors, and then nothing is written."""
    from commands.moving import move_site

    return move_site(args)
