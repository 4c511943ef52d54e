"""Reads the list of the bags that can be fetched: a file in git, which a workflow writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from almanac.model.bag import OFFERED, OfferedBag
from almanac.model.problem import Problem, Severity
from almanac.read.fault import Fault
from almanac.read.values.links import web_address

_SHA512 = re.compile(r"[0-9a-f]{128}")
_NAME = re.compile(r"[\w.-]{1,200}")
_MOST_BYTES = 10**15
_HINT = "bring it back: git checkout -- content/bags.json, or delete it; the next `export bag --offer` writes it anew"


def read_offered_bags(text: str) -> tuple[tuple[OfferedBag, ...], list[Problem]]:
    """The bags that the file names; none, with a warning, where anything in it cannot be."""
    if not text.strip():
        return (), []
    try:
        return tuple(_bag(one) for one in json.loads(text)["bags"]), []
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return (), [Problem(OFFERED, 0, "", "cannot be read", _HINT, Severity.WARNING)]


def _bag(found: Mapping[str, Any]) -> OfferedBag:
    name, size, digest = found["name"], found["size"], found["sha512"]
    if not _NAME.fullmatch(name) or not _SHA512.fullmatch(digest):
        raise Fault("is no name of a file, or no checksum")
    if type(size) is not int or not 0 < size < _MOST_BYTES:
        raise Fault("is no size in bytes")
    return OfferedBag(name, web_address(found["url"]), date.fromisoformat(found["day"]), size, digest)
