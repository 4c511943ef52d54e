"""A wrong value, before anyone knows in which file and line it stands."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class Fault(ValueError):
    """What is wrong with one value, and the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or an empty string."""
    words = list(known)
    folded = {candidate.casefold(): candidate for candidate in words}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint: the nearest known word, or all of them when none is near and they are few."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"did you mean `{near}`?"
    return f"one of: {', '.join(words)}" if 0 < len(words) <= 12 else ""
