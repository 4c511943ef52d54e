"""Records where the time of a build goes, by stage and by file; where nobody asked, it does nothing."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from operator import attrgetter

# What is between the stages, such as the program's own beginning.
BETWEEN = "between these"
# Where what earlier builds have left is fetched, and what is made is kept for the next.
KEEPING = "keeping, and what was kept"


@dataclass(frozen=True, slots=True)
class Spent:
    """Time on the clock, and time that this process and those it has waited for have worked: seconds."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.wall + other.wall, self.cpu + other.cpu)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.cpu - other.cpu)


@dataclass(frozen=True, slots=True)
class TimedFile:
    """A file that was made, and the seconds that a process worked for it."""

    name: str
    kind: str
    cpu: float


@dataclass(frozen=True, slots=True)
class Kind:
    """What came of the files of one kind, or of one template: how many were made and kept, and the CPU seconds."""

    name: str
    made: int
    kept: int
    cpu: float

    @property
    def planned(self) -> int:
        """How many there are in all."""
        return self.made + self.kept


class Profile:
    """Records nothing."""

    @property
    def clock(self) -> Callable[[], float]:
        """The time that a process has worked, in seconds; it can be sent to another process (pickle)."""
        return no_time

    def stage(self, name: str) -> AbstractContextManager[None]:
        """Count the time until its end for that stage, but for what stages within take."""
        del name
        return nullcontext()

    def kept(self, kind: str) -> None:
        """Note a file that stays as it is."""

    def made(self, kind: str, name: str, cpu: float) -> None:
        """Note a file that was made."""


NOT_PROFILED = Profile()


class RecordedProfile(Profile):
    """Records everything; its time begins when it is made, and what its process worked before is ``before``."""

    def __init__(self) -> None:
        self.before = time.process_time()
        self.files: list[TimedFile] = []
        self._stages: dict[str, Spent] = {}
        self._open = [BETWEEN]
        self._kept: dict[str, int] = defaultdict(int)
        self._since = _so_far()

    @property
    def clock(self) -> Callable[[], float]:
        """The time that a process has worked."""
        return time.process_time

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time until its end for that stage, but for what stages within take."""
        self._count()
        self._open.append(name)
        self._stages.setdefault(name, Spent())
        try:
            yield
        finally:
            self._count()
            self._open.pop()

    def kept(self, kind: str) -> None:
        """Note a file that stays as it is."""
        self._kept[kind] += 1

    def made(self, kind: str, name: str, cpu: float) -> None:
        """Note a file that was made."""
        self.files.append(TimedFile(name, kind, cpu))

    def stages(self) -> dict[str, Spent]:
        """The time of each stage, in the order in which they began, and last of what is between them."""
        self._count()
        between = self._stages.pop(BETWEEN, Spent())
        self._stages[BETWEEN] = between
        return dict(self._stages)

    def kinds(self) -> list[Kind]:
        """What came of each kind, the most expensive first."""
        made: dict[str, list[float]] = defaultdict(list)
        for file in self.files:
            made[file.kind].append(file.cpu)
        kinds = [Kind(name, len(made[name]), self._kept[name], sum(made[name])) for name in {*made, *self._kept}]
        return sorted(kinds, key=lambda kind: (-kind.cpu, kind.name))

    def slowest(self, count: int) -> list[TimedFile]:
        """So many of the files that were made, the most expensive first."""
        return sorted(self.files, key=attrgetter("cpu"), reverse=True)[:count]

    def _count(self) -> None:
        now = _so_far()
        name = self._open[-1]
        self._stages[name] = self._stages.get(name, Spent()) + (now - self._since)
        self._since = now


def no_time() -> float:
    """The clock of whoever is not asked."""
    return 0.0


def _so_far() -> Spent:
    others = os.times()  # of processes that have ended; Windows tells nothing of them
    return Spent(time.perf_counter(), time.process_time() + others.children_user + others.children_system)
