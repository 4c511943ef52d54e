"""Tells the open pages which build is the last, and what is wrong with the newest try; and knows which are open."""

from __future__ import annotations

import json
import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition


@dataclass(frozen=True)
class Shown:
    """``build`` names the build that is served; ``problems`` are those of the newest one, if it failed."""

    build: str
    problems: tuple[str, ...] = ()

    def as_json(self) -> str:
        """On one line."""
        return json.dumps({"build": self.build, "problems": self.problems})


@dataclass(frozen=True)
class _Ahead:
    """What a build has made that is not published yet: how it will be called, and which files are in its folder."""

    build: str
    folder: Path
    names: frozenset[str]


class Board:
    """The present state, and a way to wait for the next. A page is called by the name of its file."""

    def __init__(self) -> None:
        # A page that outlived an earlier server has to see that this is another.
        self._shown = Shown(secrets.token_hex(4))
        self._ahead: _Ahead | None = None
        self._looked_at: Counter[str] = Counter()
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

    @property
    def looked_at(self) -> list[str]:
        """The pages that someone has open."""
        with self._changed:
            return sorted(self._looked_at)

    @contextmanager
    def looking_at(self, name: str) -> Iterator[None]:
        """Count a page as open until the end."""
        with self._changed:
            self._looked_at[name] += 1
        try:
            yield
        finally:
            with self._changed:
                self._looked_at -= Counter([name])

    def made_ahead(self, folder: Path, names: Collection[str]) -> None:
        """A build that goes on has made these files in a folder: they are served from there as of now."""
        self._post(self._shown, _Ahead(secrets.token_hex(4), folder, frozenset(names)))

    def built(self) -> None:
        """A new build is served; a page that was seen ahead may have loaded what was made after it."""
        self._post(Shown(secrets.token_hex(4)))

    def failed(self, problems: Sequence[str]) -> None:
        """The newest try failed; the build before it stays."""
        self._post(replace(self._shown, problems=tuple(problems)))

    def shown_at(self, name: str) -> Shown:
        """The state of one page."""
        ahead, shown = self._ahead, self._shown
        return Shown(ahead.build) if ahead and name in ahead.names else shown

    def ahead(self, name: str) -> Path | None:
        """The file that a build has made ahead of the others; None where it is in the output, or nowhere."""
        ahead = self._ahead
        path = ahead.folder / name if ahead and name in ahead.names else None
        return path if path and path.is_file() else None

    def close(self) -> None:
        """Let everyone who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, name: str, seen: Shown, seconds: float) -> None:
        """Wait until the state of a page is another than ``seen``, but no longer than ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.shown_at(name) != seen, timeout=seconds)

    def _post(self, shown: Shown, ahead: _Ahead | None = None) -> None:
        with self._changed:
            self._shown, self._ahead = shown, ahead
            self._changed.notify_all()
