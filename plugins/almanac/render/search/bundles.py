"""Divides what can be searched in one language into bundles, each of which is indexed by itself.

Boundaries follow from the months of the entries alone, and stay where they are while a site grows: what is written now
falls into a small bundle, so that little is indexed again, and what is old lies together in few large ones. A browser
loads all bundles of a language side by side.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from almanac.render.search.records import UNDATED, Month, Searchable

# So few are indexed in a moment, and one bundle is loaded faster than several.
SMALL = 250
# Indexing 2,000 texts of 500 words takes Pagefind (1.5) 0.35 GB, and two bundles are indexed at a time.
MOST = 2_000
# How many bundles older years may make; there are three beside them.
_OLDER = 5
_TARGET = 500


@dataclass(frozen=True, slots=True)
class Bundle:
    """Entries that are indexed together, in the order of their months and addresses; ``key`` is a part of addresses."""

    key: str
    entries: tuple[Searchable, ...]


def bundles(entries: Sequence[Searchable]) -> tuple[Bundle, ...]:
    """All of one language, in at most eight bundles, or as many as it takes for none to have more than MOST.

    The newest month that has stories, all that is later, the rest of that year, and older years together; of a small
    site all in one.
    """
    ordered = sorted(entries, key=lambda entry: (entry.month, entry.address))
    parts = _small(ordered) if len(ordered) <= SMALL else _divided(ordered)
    return tuple(bounded for part in parts for bounded in _bounded(part))


def _small(ordered: Sequence[Searchable]) -> Iterator[Bundle]:
    if ordered:
        yield Bundle("all", tuple(ordered))


def _divided(ordered: Sequence[Searchable]) -> Iterator[Bundle]:
    year, month = newest = _newest(ordered)
    keys = _keys_of_years([entry.month[0] for entry in ordered if entry.month[0] < year])
    names = {True: "later", False: f"{year:04d}-{month:02d}"}

    def key(entry: Searchable) -> str:
        if entry.month >= newest:
            return names[entry.month > newest]
        return keys.get(entry.month[0], f"{year:04d}")

    yield from (Bundle(name, tuple(together)) for name, together in groupby(ordered, key))


def _newest(ordered: Sequence[Searchable]) -> Month:
    """The newest month that has a story, or any entry where no story is."""
    months = [entry.month for entry in ordered if entry.is_story] or [entry.month for entry in ordered]
    return max(months)


def _keys_of_years(years: Sequence[int]) -> dict[int, str]:
    """Which older years lie together: as many as make a number, which doubles until the bundles are few enough."""
    counted, target = Counter(years), _TARGET
    together = _together(counted, target)
    while len(together) > _OLDER:
        target *= 2
        together = _together(counted, target)
    return {year: _name(group) for group in together for year in group}


def _together(counted: Counter[int], target: int) -> list[list[int]]:
    groups: list[list[int]] = []
    number = target
    for year in sorted(counted):
        if number >= target:
            groups.append([])
            number = 0
        groups[-1].append(year)
        number += counted[year]
    return groups


def _name(years: Sequence[int]) -> str:
    dated = [year for year in years if year != UNDATED[0]]
    if not dated:
        return "undated"
    return f"{dated[0]:04d}" if len(dated) == 1 else f"{dated[0]:04d}-{dated[-1]:04d}"


def _bounded(bundle: Bundle) -> Iterator[Bundle]:
    """A bundle, or the parts of one that has too many: as few as may be, much alike, of whole months where these allow.

    The middle of a month says in which part it is, so that hardly a boundary moves when an entry comes.
    """
    number = math.ceil(len(bundle.entries) / MOST)
    if number <= 1:
        yield bundle
        return
    months = [piece for _, month in groupby(bundle.entries, lambda entry: entry.month) for piece in _pieces([*month])]
    parts = _parts(months, number)
    while any(len(part) > MOST for part in parts):
        number += 1
        parts = _parts(months, number)
    yield from (Bundle(f"{bundle.key}-part-{number}", tuple(part)) for number, part in enumerate(parts, 1))


def _pieces(month: Sequence[Searchable]) -> Iterator[Sequence[Searchable]]:
    return (month[begin : begin + MOST] for begin in range(0, len(month), MOST))


def _parts(months: Sequence[Sequence[Searchable]], number: int) -> list[list[Searchable]]:
    """The months in so many parts, or in fewer where one has most."""
    parts = defaultdict[int, list[Searchable]](list)
    before, all_of_them = 0, sum(map(len, months))
    for month in months:
        parts[(2 * before + len(month)) * number // (2 * all_of_them)] += month
        before += len(month)
    return [parts[place] for place in sorted(parts)]
