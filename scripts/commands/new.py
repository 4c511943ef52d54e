"""`new story` and `new event`: asks what is needed, and writes a file that passes `check`; other kinds beside them."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from commands import new_author, new_site, new_translation
from commands.arguments import Subparsers, add_command
from commands.questions import EXAMPLES, Kind, Question, questions_for

if TYPE_CHECKING:
    from commands.answers import Form

_EXAMPLE = """
scripts/almanac new story
scripts/almanac new event
scripts/almanac new event --help       all fields as options, for programs
scripts/almanac new author "Editorial team"
scripts/almanac new translation content/pages/about.md es
scripts/almanac new site               take out the sample, to begin a site of your own
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments: an option for every question."""
    parser = add_command(
        subparsers,
        "new",
        "ask what a story or an event needs, and write its file; begin a site",
        _EXAMPLE,
        run,
    )
    kinds = parser.add_subparsers(title="what", metavar="story|event|author|translation|site", required=True)
    _add_kind(kinds, "story")
    _add_kind(kinds, "event")
    new_author.add_parser(kinds)
    new_translation.add_parser(kinds)
    new_site.add_parser(kinds)


def _add_kind(kinds: Subparsers, kind: Kind) -> None:
    purpose = f"write the file of a new {kind}; what no option says is asked"
    parser = add_command(kinds, kind, purpose, EXAMPLES[kind], run)
    parser.set_defaults(kind=kind)
    parser.add_argument("--no-input", action="store_true", help="ask nothing: take the options and the usual values")
    for question in questions_for(kind):
        _add_option(parser, question)


def _add_option(parser: argparse.ArgumentParser, question: Question) -> None:
    words = f"{question.words} ({question.explained})" if question.explained else question.words
    if question.switch:
        parser.add_argument(question.option, dest=question.field, action="store_const", const="true", help=words)
    else:
        parser.add_argument(question.option, dest=question.field, metavar="TEXT", help=words)


def run(args: argparse.Namespace) -> int:
    """Ask and write; returns 1 when options that were given do not pass, and then nothing is written."""
    from commands.answers import Form
    from commands.site import check_text, site_of

    root: Path = args.root
    prefilled = {q.field: vars(args)[q.field] for q in questions_for(args.kind) if vars(args)[q.field] is not None}
    form = Form(root, args.kind, site_of(root), check_text, prefilled)
    if args.no_input:
        complaints = form.fill_silently()
        if complaints:
            sys.stderr.write("almanac: nothing was written:\n" + "".join(f"  {line}\n" for line in complaints))
            return 1
    else:
        with suppress(ImportError):  # gives the questions arrow keys where there is one; Windows has them anyway
            import readline  # noqa: F401
        form.fill()
    _write(root, form)
    return 0


def _write(root: Path, form: Form) -> None:
    path = root / form.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:  # "x": never over a file that is there
        file.write(form.text)
    print(f"\nWritten: {form.path}")
    print("Next: write the text in that file, below the second line of dashes.")
    print("  scripts/almanac serve    shows it while you write")
    print("  scripts/almanac check    says whether all is well before you send it")
