"""Says in which order files are made, by their kinds, and which of them one process makes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

# What is made of the same parts, by what it is: the cards of stories, those of events, entries of feeds and calendars.
_ALIKE = {
    **dict.fromkeys(("stories", "category", "tag", "author", "series"), 0),
    **dict.fromkeys(("events", "events_past", "event_list", "embedded"), 1),
    "feed": 2,
    "calendar": 3,
}
# What takes long, and would keep one process busy at the end while others have nothing to do.
_LONG = frozenset(["map", "event_map", "data", "event_month", "event_year"])


def place(kind: str) -> int:
    """What to order by: what is made of the same parts, then what takes long, then all else."""
    return _ALIKE.get(kind, len(_ALIKE) + (kind not in _LONG))


def stretches(kinds: Iterable[str]) -> list[range]:
    """Where in this order those are that are made of the same parts: another process would make the parts again."""
    found, begin = [], 0
    for alike, group in groupby(map(_ALIKE.get, kinds)):
        length = sum(1 for _ in group)
        if alike is None:
            break
        found.append(range(begin, begin + length))
        begin += length
    return found
