"""Runs the builds in a process of their own, and another one where what it has loaded counts no more."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TextIO

from almanac.model.problem import Problem, Severity

_PATIENCE = 0.5  # seconds; on Windows Ctrl-C is noticed only between two waits
_GRACE = 5.0  # seconds for a build to end before it is killed


# Called with a folder and the names of files in it that are to be shown from there until they are published.
Ahead = Callable[[Path, Collection[str]], None]


def _nobody(_folder: Path, _names: Collection[str]) -> None:
    """Whoever does not look at a page."""


@dataclass(frozen=True)
class Outcome:
    """What came of a build; ``failure`` says why it could not run, or is empty."""

    ok: bool
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    failure: str = ""


class Builder:
    """Builds the project in ``root`` into ``output``, for the address ``siteurl``.

    The process that does it stays for the next build, until it is outdated, has ended or is told to begin afresh.
    """

    def __init__(self, root: Path, output: Path, siteurl: str, *, drafts: bool) -> None:
        own = [str(root), str(output), siteurl, "drafts" if drafts else "no-drafts"]
        self._command = [sys.executable, "-m", "preview.child", *own]
        self._root = root
        self._process: _Process | None = None

    def build(self, looked_at: Sequence[str] = (), *, afresh: bool = False, ahead: Ahead = _nobody) -> Outcome:
        """Build and wait; an interruption ends the process and all it started.

        One that stayed may be dying when it is asked: it answers nothing, and a new one builds instead of it.
        Files that are ``looked_at`` are made first, and ``ahead`` hears of them where the others take long.
        """
        if afresh or (self._process is not None and self._process.has_ended):
            self.close()
        request = json.dumps({"looked_at": [*looked_at]})
        outcome = None
        while outcome is None:
            process = self._process = self._process or _Process(self._command, self._root)
            try:
                outcome = process.build(request, ahead)
            except BaseException:
                self.close()
                raise
            if process.is_done:
                self.close()
        return outcome

    def close(self) -> None:
        """End the process, and all it started."""
        if self._process is not None:
            self._process.end()
            self._process = None


class _Process:
    """A process that builds when it is asked; it ``is_done`` where it will not do so again."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        # A group of its own: Ctrl-C comes to us alone, and the whole group can be ended.
        self._process = subprocess.Popen(
            command,
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            creationflags=_NEW_GROUP,
        )
        self._answers: SimpleQueue[str] = SimpleQueue()
        self._reading = Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reading.start()
        self.is_done = False
        self._has_built = False

    @property
    def has_ended(self) -> bool:
        """Whether something ended it."""
        return self._process.poll() is not None

    def build(self, request: str, ahead: Ahead) -> Outcome | None:
        """Its outcome; None where another process has to build: it says so, or had built before and has ended since."""
        with suppress(OSError):  # one that has ended answers nothing
            _write(self._process, request)
        for answer in map(json.loads, self._answered()):
            if "names" in answer:
                ahead(Path(answer["folder"]), answer["names"])
                continue
            self.is_done = bool(answer.get("outdated") or answer["ends"])
            if answer.get("outdated"):
                return None
            self._has_built = True
            return outcome_of(answer["outcome"])
        self.is_done = True
        code = self._process.wait()
        if self._has_built:
            return None
        return Outcome(ok=False, failure=f"the build ended with exit code {code}; the terminal says why")

    def end(self) -> None:
        """End it with its group, at once: between two builds it has nothing to complete, and else the next one does."""
        _end(self._process)
        self._reading.join(_GRACE)
        with self._process:
            pass

    def _read(self, answers: TextIO) -> None:
        for line in answers:
            self._answers.put(line)
        self._answers.put("")

    def _answered(self) -> Iterator[str]:
        while True:
            with suppress(Empty):
                answer = self._answers.get(timeout=_PATIENCE)
                if not answer:
                    return
                yield answer


def _write(process: subprocess.Popen[str], request: str) -> None:
    if process.stdin is not None:
        process.stdin.write(f"{request}\n")
        process.stdin.flush()


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is not None:
        return
    _signal(process, forced=False)
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        _signal(process, forced=True)
        process.wait()


if sys.platform == "win32":
    _NEW_GROUP = subprocess.CREATE_NEW_PROCESS_GROUP

    def _signal(process: subprocess.Popen[str], *, forced: bool) -> None:
        process.kill()  # Windows has no gentler way

else:
    _NEW_GROUP = 0

    def _signal(process: subprocess.Popen[str], *, forced: bool) -> None:
        os.killpg(process.pid, signal.SIGKILL if forced else signal.SIGTERM)


def outcome_of(whole: Mapping[str, Any]) -> Outcome:
    """An Outcome that was sent as JSON."""
    problems = tuple(Problem(**{**each, "severity": Severity(each["severity"])}) for each in whole["problems"])
    return Outcome(whole["ok"], whole["pages"], problems, whole["failure"])
