"""Keeps to how often a forum may be asked, and waits when it says so."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

# Told before each wait that somebody could notice: for how many seconds, and why.
Waits = Callable[[float, str], None]
_NOTICED = 2.0


class Clock(Protocol):
    """What tells the time in seconds, and lets it pass."""

    def now(self) -> float:
        """Seconds since some moment."""

    def sleep(self, seconds: float) -> None:
        """Return after so many."""


class SystemClock:
    """The machine's."""

    def now(self) -> float:
        """Seconds since some moment, whatever anybody sets the clock to."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Return after so many."""
        time.sleep(seconds)


class NoTimeLeft(Exception):
    """The rest is for the next run: what would have to be waited for takes longer than this one may."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How many requests go within so many seconds (Discourse, config/discourse_defaults.conf), with some to spare."""

    windows: tuple[tuple[int, float], ...]


# 60 a minute for a key; 50 in 10 s and 200 a minute for an address that has none.
WITH_KEY = Rates(((55, 60.0),))
WITHOUT_KEY = Rates(((40, 10.0), (180, 60.0)))


@dataclass(slots=True)
class Pace:
    """When the next request may go; ``seconds`` is how long a run may last."""

    clock: Clock
    rates: Rates
    seconds: float
    waits: Waits
    _sent: deque[float] = field(default_factory=deque)
    _ends: float = 0.0

    def __post_init__(self) -> None:
        self._ends = self.clock.now() + self.seconds

    def turn(self) -> None:
        """Return when the next request may go, which counts from now; raises ``NoTimeLeft``."""
        now = self.clock.now()
        longest = max(span for _, span in self.rates.windows)
        while self._sent and self._sent[0] <= now - longest:
            self._sent.popleft()
        until = now
        for most, span in self.rates.windows:
            within = [moment for moment in self._sent if moment > now - span]
            if len(within) >= most:
                until = max(until, within[-most] + span)
        if until > now:
            self.wait(until - now, "the forum is asked no more often than it allows")
        elif now >= self._ends:
            raise NoTimeLeft
        self._sent.append(self.clock.now())

    def wait(self, seconds: float, why: str) -> None:
        """Let the time pass; raises ``NoTimeLeft`` at once where the run would end before that."""
        if self.clock.now() + seconds > self._ends:
            raise NoTimeLeft
        if seconds >= _NOTICED:
            self.waits(seconds, why)
        self.clock.sleep(seconds)
