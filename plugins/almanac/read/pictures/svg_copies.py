"""Counts how often a drawing draws its parts: `<use>` repeats an element, with every `<use>` in it."""

from __future__ import annotations

from collections import Counter

MAX_COPIES = 100_000


class Copies:
    """Elements by their ids: what each holds and what it uses."""

    def __init__(self) -> None:
        # The whole drawing has the empty id.
        self._holds: dict[str, Counter[str]] = {"": Counter()}
        self._uses: dict[str, Counter[str]] = {"": Counter()}
        self._within = [""]

    def opened(self, name: str) -> None:
        """An element begins; ``name`` is its id, or empty."""
        outer = self._within[-1]
        self._within.append(name or outer)
        if name and name not in self._holds:
            self._holds[name], self._uses[name] = Counter(), Counter()
            self._holds[outer][name] += 1

    def closed(self) -> None:
        """The last element that began ends."""
        self._within.pop()

    def used(self, name: str) -> None:
        """A `<use>` of the element with that id."""
        self._uses[self._within[-1]][name] += 1

    def count(self) -> int:
        """How many copies are drawn in all; one that contains itself is not drawn (SVG 2 5.6)."""
        copies: dict[str, int] = {}
        waiting = [""]
        entered: set[str] = set()
        while waiting:
            name = waiting[-1]
            entered.add(name)
            parts = [*self._holds.get(name, ()), *self._uses.get(name, ())]
            missing = [part for part in parts if part not in copies and part not in entered]
            if missing and name not in copies:
                waiting += missing
                continue
            waiting.pop()
            if name in copies:
                continue
            held = sum(copies.get(part, 0) for part in self._holds.get(name, ()))
            drawn = sum(times * (1 + copies.get(part, 0)) for part, times in self._uses.get(name, Counter()).items())
            copies[name] = min(held + drawn, MAX_COPIES + 1)
        return copies[""]
