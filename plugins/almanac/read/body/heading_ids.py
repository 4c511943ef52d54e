"""The ids of headings, by which links find them: as they have been since the first text was published."""

from __future__ import annotations

import re
from collections.abc import Iterable

from almanac.read.body.document import Kind, Node

_NOT_IN_AN_ID = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_([0-9]+)", re.DOTALL)


def heading_ids(headings: Iterable[Node]) -> dict[int, str]:
    """The id of each heading, by Python's ``id`` of its node; none is empty, and no two are the same."""
    ids = UniqueIds()
    return {id(node): ids.unique(slug(node.words(without=Kind.IMAGE))) for node in headings}


def slug(words: str) -> str:
    """Letters of any script in lower case, digits and underscores, with a hyphen for each gap."""
    return _GAP.sub("-", _NOT_IN_AN_ID.sub("", " ".join(words.split())).strip().lower())


class UniqueIds:
    """Hands each id out once: `part`, then `part_1`, `part_2`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """The id itself, or the next free one with a number."""
        free = wanted
        if not wanted or wanted in self._taken:
            numbered = _NUMBERED.fullmatch(wanted)
            base, number = (numbered[1], int(numbered[2])) if numbered else (wanted, 0)
            # Where the same id was wanted before, all up to the last number are taken.
            number = self._last.get(wanted, number) + 1
            while (free := f"{base}_{number}") in self._taken:
                number += 1
            self._last[wanted] = number
        self._taken.add(free)
        return free
