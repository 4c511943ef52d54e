"""`new story` and `new event`: asks what is needed, and writes a file that passes `check`; other kinds beside them."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.model.printable import printable
from commands import new_author, new_site, new_translation
from commands.arguments import Subparsers, add_command
from commands.questions import EXAMPLES, Kind, Question, questions_for

if TYPE_CHECKING:
    from almanac.model.edition import Edition
    from almanac.model.event import Event
    from almanac.model.site import Site
    from almanac.read.from_elsewhere.found_event import FoundEvent
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
    if kind == "event":
        words = "an .ics file, the text of a form, or a page (or its address) that tells programs of the event"
        parser.add_argument("--from", dest="source", metavar="FILE|URL", help=f"take over what is known: {words}")
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
    from commands.frozen import closed_line
    from commands.known_places import KnownPlaces
    from commands.site import check_text, site_of

    root: Path = args.root
    site = site_of(root)
    closed = closed_line(site, "what you write here is published only if somebody opens it again")
    if closed:
        sys.stderr.write(f"{closed}\n")
    prefilled = {q.field: vars(args)[q.field] for q in questions_for(args.kind) if vars(args)[q.field] is not None}
    found = _found(args, site)
    if found:
        prefilled = {**found.values, **prefilled}
    known = KnownPlaces(site, lambda: _events(root))
    taken_over = (found.body, found.more) if found else ()
    form = Form(root, args.kind, site, check_text, prefilled, known, *taken_over)
    if args.no_input:
        complaints = form.fill_silently()
        if complaints:
            sys.stderr.write("almanac: nothing was written:\n" + "".join(f"  {line}\n" for line in complaints))
            return 1
    else:
        with suppress(ImportError):  # gives the questions arrow keys where there is one; Windows has them anyway
            import readline  # noqa: F401
        form.fill()
    _write(root, form, has_text=bool(found and found.body))
    _hint(root, form.path, form.text)
    return 0


def _found(args: argparse.Namespace, site: Site) -> FoundEvent | None:
    """What another program has of the event, and what was understood in which way."""
    source: str | None = vars(args).get("source")
    if source is None:
        return None
    from commands.event_source import read_source

    found = read_source(source, site, _today(site))
    for note in found.notes:
        print(printable(note))
    return found


def _edition(root: Path, texts: dict[str, str]) -> Edition | None:
    """The site as it would be with more files; None where it cannot be read."""
    from commands.cannot_run import CannotRun
    from commands.site import check_with

    try:
        return check_with(root, texts).edition
    except CannotRun:
        return None


def _events(root: Path) -> tuple[Event, ...]:
    edition = _edition(root, {})
    return edition.events if edition else ()


def _hint(root: Path, path: str, text: str) -> None:
    """What may be there already, and what else is on."""
    from commands.hints import worth_a_look

    edition = _edition(root, {path: text})
    for hint in worth_a_look(path, edition, _today(edition.site)) if edition else ():
        print(printable(f"  {hint}"))


def _today(site: Site) -> date:
    from almanac.store.clock import now

    return now().astimezone(site.zone).date()


def _write(root: Path, form: Form, *, has_text: bool) -> None:
    path = root / form.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:  # "x": never over a file that is there
        file.write(form.text)
    print(f"\nWritten: {form.path}")
    what = "look at the text" if has_text else "write the text"
    print(f"Next: {what} in that file, below the second line of dashes.")
    print("  scripts/almanac serve    shows it while you write")
    print("  scripts/almanac check    says whether all is well before you send it")
