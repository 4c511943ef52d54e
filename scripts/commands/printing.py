"""Prints what may come from a submission, so that neither a terminal nor the log of a workflow takes orders from it."""

from __future__ import annotations

import os
import secrets
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType


@contextmanager
def as_text_alone(write: Callable[[str], object]) -> Iterator[None]:
    """In a workflow a log can give orders (docs.github.com, "Stopping and starting workflow commands"): not a title.

    ``write`` writes a line to the same log.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    token = secrets.token_hex(16)
    write(f"::stop-commands::{token}")
    yield
    write(f"::{token}::")


def complain(text: str) -> None:
    """Print the text on standard error."""
    from almanac.model.printable import printable_lines

    def write(line: str) -> None:
        sys.stderr.write(f"{line}\n")

    with as_text_alone(write):
        write(printable_lines(text))
    sys.stderr.flush()


def show_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print a traceback, whose last line may have anything in it; as ``sys.excepthook``."""
    complain("".join(traceback.format_exception(kind, error, trace)).rstrip("\n"))
