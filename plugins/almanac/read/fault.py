"""A wrong value, before anyone knows in which file and line it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from almanac.model.printable import printable

# As much of a value, and of a whole message, as helps to find it again.
_MOST_OF_A_VALUE = 80
_MOST = 600
_MANY = 50
_LONG_VALUE = re.compile(f"`([^`]{{{_MOST_OF_A_VALUE}}})[^`]+`")


class Fault(ValueError):
    """What is wrong with one value, and the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = presentable(message)
        self.hint = presentable(hint)
        super().__init__(self.message)


class DeadLinkFault(Fault):
    """An address or a path of the site at which it has nothing: wrong only by what else the site has."""


class FaultInLine(Fault):
    """A Fault that knows its line, counted from 0."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.line = line


def presentable(words: str) -> str:
    """The words in one line that can be printed: invisible characters by their code points, long values cut short."""
    shorter = _LONG_VALUE.sub(r"`\1…`", words)
    line = printable(shorter[: _MOST + 1])
    return line if len(shorter) <= _MOST else f"{line[:_MOST]}…"


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that was probably meant, or an empty string; ``cutoff`` from 0 (any) to 1 (the same)."""
    return _nearest(word, tuple(known), cutoff)


# The same slip in thousands of files is looked up once.
@lru_cache(maxsize=2000)
def _nearest(word: str, known: tuple[str, ...], cutoff: float) -> str:
    folded = {candidate.casefold(): candidate for candidate in _most_alike(word, list(known))}
    # Comparing takes the square of the length.
    nearest_words = get_close_matches(word.casefold()[:_MOST_OF_A_VALUE], folded, n=1, cutoff=cutoff)
    return folded[nearest_words[0]] if nearest_words else ""


def _most_alike(word: str, words: list[str]) -> list[str]:
    """Of very many words those that have most of its groups of three letters: to compare all would take seconds."""
    if len(words) <= _MANY:
        return words
    groups = groups_of_letters(word)
    return sorted(words, key=lambda known: sum(group in known for group in groups), reverse=True)[:_MANY]


def groups_of_letters(word: str) -> set[str]:
    """Each three letters of a word that follow one another, whatever their case."""
    folded = word.casefold()[:_MOST_OF_A_VALUE]
    return {folded[n : n + 3] for n in range(max(len(folded) - 2, 1))}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, or all of them when none is near and they are few."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"did you mean `{near}`?"
    return f"one of: {', '.join(words)}" if 0 < len(words) <= 12 else ""
