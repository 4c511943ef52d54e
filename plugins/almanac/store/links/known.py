"""Keeps what pages on the web said, by their addresses: for some days nobody asks them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import get_args

from almanac.store.links.answers import Answer, State

_FILE = "links.json"
_DAY = 86_400
_STATES: tuple[State, ...] = get_args(State)
# Seconds for which an answer counts: what is there stays there, what is not may come back.
_COUNTS = {"answers": 14 * _DAY, "gone": _DAY, "unclear": _DAY}
# What nobody can tell is told of when it has been so for some days, asked more than once.
_PATIENCE = 3 * _DAY


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page: its state, since when that is so, and when it was asked last (seconds since 1970)."""

    state: State
    why: str
    since: int
    asked: int

    def counts_at(self, moment: int) -> bool:
        """Whether it need not be asked again."""
        return self.asked <= moment < self.asked + _COUNTS[self.state]

    @property
    def is_dead(self) -> bool:
        """Whether readers should be kept from it: it is gone, or has not answered for days."""
        return self.state == "gone" or (self.state == "unclear" and self.asked - self.since >= _PATIENCE)


class KnownLinks:
    """What is known, by address; ``folder`` is that of what the commands keep."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._known: dict[str, Known] = dict(_read(self._path))

    def of(self, address: str) -> Known | None:
        """What is known of a page."""
        return self._known.get(address)

    def to_ask(self, addresses: Iterable[str], moment: int) -> list[str]:
        """Those of which too little is known, each once."""
        asked = dict.fromkeys(addresses)
        return [one for one in asked if not ((known := self._known.get(one)) and known.counts_at(moment))]

    def note(self, address: str, answer: Answer, moment: int) -> None:
        """Note what it said."""
        before = self._known.get(address)
        since = before.since if before and before.state == answer.state else moment
        self._known[address] = Known(answer.state, answer.why, since, moment)

    def keep(self, addresses: Iterable[str] | None = None) -> None:
        """Write it down, of these alone where they are named; where that fails, they are asked again another time."""
        wanted = self._known if addresses is None else {one: known for one in addresses if (known := self.of(one))}
        kept = {address: asdict(known) for address, known in sorted(wanted.items())}
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(f".{os.getpid()}")
            beside.write_text(json.dumps(kept, indent=0, ensure_ascii=True), "utf-8")
            beside.replace(self._path)


def _read(path: Path) -> Iterable[tuple[str, Known]]:
    """All that can be read; what was damaged is asked for again."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return
    for address, values in kept.items() if isinstance(kept, Mapping) else ():
        known = _known(values)
        if known is not None:
            yield address, known


def _known(values: object) -> Known | None:
    if not isinstance(values, Mapping):
        return None
    why, since, asked = (values.get(name) for name in ("why", "since", "asked"))
    state: State | None = next((one for one in _STATES if one == values.get("state")), None)
    if state and isinstance(why, str) and isinstance(since, int) and isinstance(asked, int):
        return Known(state, why, since, asked)
    return None
