"""`translate`: begins a translation of the interface, or brings all of them up to date."""

from __future__ import annotations

import argparse
import sys

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac translate es        begin theme/translations/es.po
scripts/almanac translate           after a change of the interface's words
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "collect the words of the interface for those who translate them"
    parser = add_command(subparsers, "translate", purpose, _EXAMPLE, run)
    parser.add_argument("language", nargs="?", metavar="LANG", help="begin the catalogue of this language: es, pt-BR")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 when the words have changed meanwhile"
    )


def run(args: argparse.Namespace) -> int:
    """Write what has changed, and say it; with ``--check`` returns 1 instead."""
    from almanac.store.translations import TEMPLATE
    from commands.catalogues import begin, outdated, renew

    if args.check:
        if not outdated(args.root):
            return 0
        sys.stderr.write(
            f"{TEMPLATE} has not all words of the interface, or other ones.\n  Remedy: scripts/almanac translate\n"
        )
        return 1
    written = renew(args.root) + ([begin(args.root, args.language)] if args.language else [])
    print("".join(f"Written: {path}\n" for path in written) or "All is up to date.\n", end="")
    if args.language:
        print("Next: write each translation between the quotation marks of its msgstr.")
        print("  scripts/almanac check    says what is wrong with one, and how many are missing")
    return 0
