"""Chooses what to read after a story: its neighbours in its series, then under its tags, then in its category."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from almanac.model.story import Story

MOST = 3
# The next one first, as whoever reads on goes forward in time.
_NEIGHBOURS = (1, -1, 2, -2)
_KINDS = ("series", "tag", "category")
_Key = tuple[str, str, str]  # one of the kinds, a name, a language


def weights_of(kind: int, size: int) -> Iterator[tuple[int, float]]:
    """The steps to neighbours in a row, and how much each says: less with every kind, row and step that comes later.

    What one kind says outweighs all that later ones do; of the ``size`` of a row only the power of two counts, so that
    one more entry does not reorder what stands on many pages.
    """
    most = 4 * 2.0 ** -(24 * kind + size.bit_length())
    return ((step, most / number) for number, step in enumerate(_NEIGHBOURS, 4))


class ReadNext:
    """Knows the stories of every series, tag and category in each language, oldest first.

    A story's neighbours in time are chosen, not the newest of all, so that a new story changes the pages of few others;
    first those that are its neighbours in several ways.
    """

    def __init__(self, newest_first: Iterable[Story]) -> None:
        self._rows: dict[_Key, list[Story]] = defaultdict(list)
        self._places: dict[_Key, dict[str, int]] = defaultdict(dict)
        self._after: dict[str, tuple[Story, ...]] = {}
        for story in reversed(list(newest_first)):
            for key in _keys(story):
                self._places[key][story.address] = len(self._rows[key])
                self._rows[key].append(story)
        # A tag that few stories have says more of what they are about.
        self._ranks = {key: (_KINDS.index(key[0]), len(row), key) for key, row in self._rows.items()}

    def after(self, story: Story) -> tuple[Story, ...]:
        """At most three other stories in the same language, what is closest to it first."""
        if story.address not in self._after:
            self._after[story.address] = self._chosen(story)
        return self._after[story.address]

    def _chosen(self, story: Story) -> tuple[Story, ...]:
        found: dict[str, Story] = {}
        weights: dict[str, float] = defaultdict(float)
        for neighbour, weight in self._neighbours(story):
            found.setdefault(neighbour.address, neighbour)
            weights[neighbour.address] += weight
        # Of the same weight what was found first.
        return tuple(sorted(found.values(), key=lambda other: -weights[other.address])[:MOST])

    def _neighbours(self, story: Story) -> Iterator[tuple[Story, float]]:
        for key in sorted(_keys(story), key=self._ranks.__getitem__):
            row, place = self._rows[key], self._places[key][story.address]
            steps = weights_of(_KINDS.index(key[0]), len(row))
            yield from ((row[place + step], weight) for step, weight in steps if 0 <= place + step < len(row))


def _keys(story: Story) -> Iterator[_Key]:
    if story.series:
        yield "series", story.series, story.lang
    for tag in dict.fromkeys(story.tags):
        yield "tag", tag, story.lang
    yield "category", story.category, story.lang
