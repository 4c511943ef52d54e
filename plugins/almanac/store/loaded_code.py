"""Knows whether this process may have loaded other code than its files have by now."""

from __future__ import annotations

from pathlib import Path

from almanac import LOADED_FROM

# The packages of the program, wherever the site is.
PROGRAM = Path(__file__).resolve().parents[2]
# So much may the clock of files be behind: nanoseconds.
_BEHIND = 20_000_000


def is_saved_since_loaded() -> bool:
    """Whether code was saved, or put in its place, since this process began to load it; nobody can date that back."""
    try:
        return any(path.stat().st_ctime_ns > LOADED_FROM - _BEHIND for path in PROGRAM.rglob("*.py"))
    except OSError:  # it is gone meanwhile
        return True
