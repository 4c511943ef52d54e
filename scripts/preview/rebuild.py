"""Runs one build in a process of its own, so that changed plugins and settings count."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from almanac.model.problem import Problem, Severity

_PATIENCE = 0.5  # seconds; on Windows Ctrl-C is noticed only between two waits
_GRACE = 5.0  # seconds for a build to end before it is killed


@dataclass(frozen=True)
class Outcome:
    """What came of a build; ``failure`` says why it could not run, or is empty."""

    ok: bool
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    failure: str = ""


class Builder:
    """Builds the project in ``root`` into ``output``, for the address ``siteurl``."""

    def __init__(self, root: Path, output: Path, siteurl: str, *, drafts: bool) -> None:
        own = [str(root), str(output), siteurl, "drafts" if drafts else "no-drafts"]
        self._command = [sys.executable, "-m", "preview.child", *own]
        self._root = root

    def build(self) -> Outcome:
        """Build and wait; an interruption ends the child and all it started."""
        # A group of its own: Ctrl-C comes to us alone, and the whole group can be ended.
        with subprocess.Popen(
            self._command,
            cwd=self._root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            creationflags=_NEW_GROUP,
        ) as process:
            try:
                answer = _wait(process)
            finally:
                _end(process)
        return _outcome(answer, process.returncode)


def _wait(process: subprocess.Popen[str]) -> str:
    while True:
        try:
            return process.communicate(timeout=_PATIENCE)[0]
        except subprocess.TimeoutExpired:
            continue


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


def _outcome(answer: str, code: int) -> Outcome:
    if not answer:
        return Outcome(ok=False, failure=f"the build ended with exit code {code}; the terminal says why")
    whole = json.loads(answer)
    problems = tuple(Problem(**{**each, "severity": Severity(each["severity"])}) for each in whole["problems"])
    return Outcome(whole["ok"], whole["pages"], problems, whole["failure"])
