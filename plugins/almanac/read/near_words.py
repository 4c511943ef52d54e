"""Finds of very many words the one that was meant, without comparing all of them each time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from almanac.read.fault import groups_of_letters, nearest

# Comparing takes the square of a word's length, counting one step for each word that has a group of letters.
_MOST_COMPARED = 50
_MOST_COUNTED = 4000


class NearWords:
    """Words that stay the same, to be looked up again and again; the index is made when it is first needed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)

    def nearest(self, word: str, *, cutoff: float = 0.6) -> str:
        """The word that was probably meant, or an empty string; ``cutoff`` from 0 (any) to 1 (the same)."""
        return nearest(word, self._candidates(word), cutoff=cutoff)

    def _candidates(self, word: str) -> list[str]:
        """Those that share most of its groups of letters; rare groups tell most, and what all share tells nothing."""
        if len(self._words) <= _MOST_COMPARED:
            return self._words
        places = sorted((self._index[group] for group in groups_of_letters(word) if group in self._index), key=len)
        shared: Counter[int] = Counter()
        counted = 0
        for numbers in places:
            counted += len(numbers)
            if counted > _MOST_COUNTED and shared:
                break
            shared.update(numbers[:_MOST_COUNTED])
        return [self._words[number] for number, _ in shared.most_common(_MOST_COMPARED)]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for group in groups_of_letters(word):
                index[group].append(number)
        return index
