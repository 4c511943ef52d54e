"""Reads the arguments and starts the subcommand."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from commands import (
    build,
    check,
    digest,
    docs,
    export,
    form,
    forum,
    health,
    import_content,
    move,
    new,
    partners,
    preview_submission,
    restore,
    review,
    serve,
    test,
    translate,
    translations,
    wiki,
)
from commands.cannot_run import CannotRun
from commands.printing import complain

ROOT = Path(__file__).resolve().parents[2]
# When Python's collector looks at what is new, and how seldom at what is older: a site's values stay until the end, and
# it would look through all of them again and again. What is new is mostly what becomes garbage.
_COLLECTOR = (100_000, 20, 50)
_EXAMPLE = """\
Example:
  scripts/almanac serve          read the site on this computer while you write
  scripts/almanac new event      be asked what an event needs, and get its file

Exit codes: 0 all well; 1 the files have errors, or a test failed; 2 the command could not run.
"""


def main(arguments: Sequence[str]) -> int:
    """Run one subcommand; returns its exit code."""
    gc.set_threshold(*_COLLECTOR)
    parser = _parser()
    if not arguments:
        parser.print_help(sys.stderr)
        return 2
    for argument in arguments:
        if argument.startswith("--") and argument.endswith("=--"):  # which argparse of Python 3.11 cannot take
            parser.error(f"argument {argument.removesuffix('=--')}: `--` is no value")
    args = parser.parse_args(list(arguments))
    args.root = ROOT
    try:
        code: int = args.run(args)
        sys.stdout.flush()
    except CannotRun as error:
        complain(str(error))
        return 2
    except ModuleNotFoundError as error:
        # Something took packages out of .venv; a module of ours that is missing is a fault to show whole.
        if (error.name or "").partition(".")[0] in {"almanac", "commands", "preview"}:
            raise
        remedy = "delete the folder .venv; the same command then makes it anew."
        complain(str(CannotRun(f".venv is damaged: the package `{error.name}` is missing.", remedy)))
        return 2
    except BrokenPipeError:
        # `scripts/almanac check | head` ends our reader; what was still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        of_the_machine = _of_the_machine(error)
        if of_the_machine is None:
            raise
        complain(str(of_the_machine))
        return 2
    return code


def _of_the_machine(error: OSError) -> CannotRun | None:
    """What is to be said of it; None where it may be a fault of the program."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return CannotRun("the disk is full.", "make room, then run it again.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        remedy = "give yourself access to it, or use a copy of the project in a folder of your own."
        return CannotRun(f"{error.filename} cannot be used: {error.strerror}.", remedy)
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/almanac",
        description="Publishes a community's stories and events from this repository.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in (
        serve,
        build,
        check,
        new,
        review,
        preview_submission,
        translate,
        translations,
        form,
        import_content,
        move,
        export,
        restore,
        health,
        partners,
        digest,
        forum,
        wiki,
        test,
        docs,
    ):
        command.add_parser(subparsers)
    return parser
