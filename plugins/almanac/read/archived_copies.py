"""Reads the list of the copies that the Internet Archive keeps: a file in git, which a workflow writes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from almanac.model.archived_copy import FILE, ArchivedCopy
from almanac.model.problem import Problem, Severity
from almanac.read.values.links import web_address

_HINT = f"bring it back: git checkout -- {FILE}, or delete it; then all pages are asked for again, some each time"


def read_archived_copies(text: str) -> tuple[tuple[ArchivedCopy, ...], list[Problem]]:
    """Those in the file, in its order; none, with a Problem, where anything in it cannot be."""
    if not text.strip():
        return (), []
    try:
        return tuple(_copy(one) for one in json.loads(text)["copies"]), []
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return (), [Problem(FILE, 0, "", "cannot be read", _HINT, Severity.ERROR)]


def _copy(found: dict[str, str]) -> ArchivedCopy:
    at = datetime.strptime(found["at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return ArchivedCopy(web_address(found["url"]), web_address(found["copy"]), at)
