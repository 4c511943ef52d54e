"""`form`: reads what somebody answered in a form of a forge, or in a mail, and writes the file that it becomes."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.arguments import Subparsers, add_command, add_open

_EXAMPLE = """
scripts/almanac form mail.eml                   a mail as a program saves it, or its text
scripts/almanac form - --kind event             what is pasted, up to its end (Control and D)
scripts/almanac form body.md --dry-run          show the file, and write nothing
scripts/almanac form body.md --answer answer.md
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "make the file of an entry of what somebody sent in with a form or by mail, or say what is wrong with it"
    parser = add_command(subparsers, "form", purpose, _EXAMPLE, run)
    parser.add_argument(
        "file", metavar="FILE", help="the text of an issue, a mail or its text; `-` for what is typed in"
    )
    parser.add_argument("--kind", choices=("event", "story"), help="which form it is; left out, its labels say so")
    parser.add_argument("--dry-run", action="store_true", help="show the file, and write nothing")
    parser.add_argument("--answer", type=Path, metavar="FILE", help="write the answer to whoever sent it, in Markdown")
    parser.add_argument(
        "--event",
        action="store_true",
        help="FILE is what a forge told a workflow of an issue; the entry becomes a commit on the branch `submission`",
    )
    add_open(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file; returns 1 where something has to be mended first, and then nothing is written."""
    from commands.form_file import take_in

    return take_in(args.root, args)
