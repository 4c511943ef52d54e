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


class ReadNext:
    """Knows the stories of every series, tag and category in each language, oldest first.

    A story's neighbours in time are chosen, not the newest of all, so that a new story changes the pages of few others.
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
        chosen: dict[str, Story] = {}
        for neighbour in self._neighbours(story):
            chosen[neighbour.address] = neighbour
            if len(chosen) == MOST:
                break
        return tuple(chosen.values())

    def _neighbours(self, story: Story) -> Iterator[Story]:
        for key in sorted(_keys(story), key=self._ranks.__getitem__):
            row, place = self._rows[key], self._places[key][story.address]
            yield from (row[place + step] for step in _NEIGHBOURS if 0 <= place + step < len(row))


def _keys(story: Story) -> Iterator[_Key]:
    if story.series:
        yield "series", story.series, story.lang
    for tag in dict.fromkeys(story.tags):
        yield "tag", tag, story.lang
    yield "category", story.category, story.lang
