"""Tells the open pages which build is the last, and what is wrong with the newest try."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Condition


@dataclass(frozen=True)
class Shown:
    """``build`` names the build that is served; ``problems`` are those of the newest one, if it failed."""

    build: str
    problems: tuple[str, ...] = ()

    def as_json(self) -> str:
        """On one line."""
        return json.dumps({"build": self.build, "problems": self.problems})


class Board:
    """The present state, and a way to wait for the next."""

    def __init__(self) -> None:
        # A page that outlived an earlier server has to see that this is another.
        self._shown = Shown(secrets.token_hex(4))
        self._changed = Condition()
        self._closed = False

    @property
    def shown(self) -> Shown:
        """The present state."""
        return self._shown

    @property
    def closed(self) -> bool:
        """Whether the server is ending."""
        return self._closed

    def built(self) -> None:
        """A new build is served."""
        self._post(Shown(secrets.token_hex(4)))

    def failed(self, problems: Sequence[str]) -> None:
        """The newest try failed; the build before it stays."""
        self._post(replace(self._shown, problems=tuple(problems)))

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: Shown, seconds: float) -> Shown:
        """The state as soon as it is another than ``seen``, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown != seen, timeout=seconds)
            return self._shown

    def _post(self, shown: Shown) -> None:
        with self._changed:
            self._shown = shown
            self._changed.notify_all()
