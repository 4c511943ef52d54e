"""Reads the list of bags that were restored."""

from __future__ import annotations

import json
import re
from datetime import date

from almanac.model.bag import Restore

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def read_restores(text: str) -> tuple[Restore, ...]:
    """Those in the file, in its order; none where there is none, or where it cannot be read."""
    try:
        return tuple(
            Restore(
                date.fromisoformat(one["day"]), date.fromisoformat(one["bagged"]), _commit(one), int(one["seconds"])
            )
            for one in json.loads(text)["restores"]
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def _commit(one: dict[str, str]) -> str:
    if not _COMMIT.fullmatch(one["commit"]):
        raise ValueError
    return one["commit"]
