"""`translate`: begins a translation of the interface, brings all up to date, takes back what others translated."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac translate es        begin theme/translations/es.po
scripts/almanac translate           after a change of the interface's words
scripts/almanac translate --from es.po           take what a translation service made of it
scripts/almanac translate --from downloads       the same with every catalogue in a folder
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "collect the words of the interface for those who translate them"
    parser = add_command(subparsers, "translate", purpose, _EXAMPLE, run)
    parser.add_argument("language", nargs="?", metavar="LANG", help="begin the catalogue of this language: es, pt-BR")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 when the words have changed meanwhile"
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        metavar="FILE|DIR",
        help="take the translations that pass from a catalogue that comes from outside, or from those in a folder",
    )
    parser.add_argument("--dry-run", action="store_true", help="with --from: write nothing, say what would be taken")
    parser.add_argument(
        "--remove", action="store_true", help="with --from: take out here what has no translation there"
    )


def run(args: argparse.Namespace) -> int:
    """Write what has changed, and say it; with ``--check`` returns 1 instead."""
    from almanac.store.translations import TEMPLATE
    from commands.catalogues import begin, outdated, renew

    if args.source is not None:
        return _take_back(args)
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


def _take_back(args: argparse.Namespace) -> int:
    """Take what comes from outside; returns 1 where something did not pass, with what did taken all the same."""
    from commands.problems import count_line, plain_console, show_problems
    from commands.returned_catalogues import CHANGED, KEPT, NEW, NONE, REMOVED, SAME, take_back

    words = {NEW: "new", CHANGED: "changed", SAME: "as before", KEPT: "kept, without one there", REMOVED: "taken out",
             NONE: "still without"}  # fmt: skip
    done = take_back(args.root, args.source, removing=args.remove, writing=not args.dry_run)
    for taken in done:
        counted = ", ".join(f"{taken.counts[kind]} {word}" for kind, word in words.items() if taken.counts[kind])
        print(f"{taken.path}: {counted}")
    problems = sorted({problem for taken in done for problem in taken.problems})
    show_problems(problems, plain_console(stderr=True))
    if problems:
        sys.stderr.write(f"\n{count_line(problems)} What is named was not taken.\n")
    return int(any(problem.is_error for problem in problems))
