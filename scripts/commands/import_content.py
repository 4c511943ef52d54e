"""`import`: brings along what another system has: stories, pages, events, pictures, comments and old addresses."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.arguments import Subparsers, add_command, site_address
from commands.import_archive import add_archive
from commands.import_readers import READERS, ImportReader


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of each reader, of which all have the same besides their own."""
    purpose = "bring a site along from another system: texts, pictures, comments, old addresses"
    example = "\n".join(reader.example.strip().splitlines()[0] for reader in READERS)
    parser = add_command(subparsers, "import", purpose, example, _show_help)
    names = "|".join([*(reader.name for reader in READERS), "discourse-archive"])
    kinds = parser.add_subparsers(title="from what", metavar=names, required=True)
    for reader in READERS:
        _add_reader(kinds, reader)
    add_archive(kinds)


def _show_help(_args: argparse.Namespace) -> int:
    raise NotImplementedError  # a kind of source is required


def _add_reader(kinds: Subparsers, reader: ImportReader) -> None:
    parser = add_command(kinds, reader.name, reader.purpose, reader.example, run)
    parser.set_defaults(reader=reader)
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=reader.sources)
    parser.add_argument("--dry-run", action="store_true", help="write nothing but the report")
    parser.add_argument(
        "--pictures",
        action="append",
        default=[],
        type=Path,
        metavar="FOLDER",
        help="where the pictures are, such as a copy of wp-content/uploads; may be given several times",
    )
    parser.add_argument(
        "--fetch-pictures",
        action="store_true",
        help="fetch pictures that are in no folder from the old site, while it still answers",
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        type=_pair,
        metavar="OLD=NEW",
        help='what a category of the source is here, such as "Uncategorized=News"; may be given several times',
    )
    parser.add_argument(
        "--settings", action="store_true", help="write what the content needs into pelicanconf.py, not only show it"
    )
    words = "the address of the old site, if SOURCE does not say it"
    parser.add_argument("--base", type=_base, default="", metavar="URL", help=words)
    parser.add_argument("--lang", default="", metavar="CODE", help="the language of texts that do not say it")
    reader.add_options(parser)


def _pair(text: str) -> tuple[str, str]:
    old, mark, new = text.partition("=")
    if not mark or not old.strip() or not new.strip():
        raise argparse.ArgumentTypeError(f"{text!r} does not say what becomes what, like Uncategorized=News")
    return old.strip(), new.strip()


def _base(text: str) -> str:
    return site_address(text) if text else ""


def run(args: argparse.Namespace) -> int:
    """Import; returns 1 where the source cannot be read to its end, and then nothing is written."""
    from commands.import_run import run_import

    return run_import(args)
