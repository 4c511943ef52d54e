"""Starts the command in the environment's Python, from the system's."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.environment import Environment
from bootstrap.variables import for_commands
from commands.cannot_run import CannotRun


def launch(root: Path, arguments: Sequence[str]) -> int:
    """Set up what is missing, then run the command; returns its exit code, 2 when it could not run."""
    environment = Environment(root)
    try:
        tests = _needs_tests(arguments)
        if environment.fault(tests=tests):
            # Only now: every other call starts without subprocess and what pip needs.
            from bootstrap.console import Console
            from bootstrap.setup import ensure_ready

            try:
                ensure_ready(environment, Console(), tests=tests)
            except KeyboardInterrupt:
                sys.stderr.write("\nalmanac: the set-up was stopped; the next call starts it again.\n")
                return 130
        return _run(environment, arguments)
    except CannotRun as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _needs_tests(arguments: Sequence[str]) -> bool:
    own, *_ = _split(arguments)
    # `docs` takes its pictures with the browser of the tests, and so does `preview` where it is to take any.
    takes_pictures = any(word.startswith("--pictures") for word in own)
    needed = list(arguments[:1]) in (["test"], ["docs"]) or (list(arguments[:1]) == ["preview"] and takes_pictures)
    return needed and not {"-h", "--help"} & set(own)


def _split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before and after ``--``."""
    words = list(arguments)
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1 :]


def _run(environment: Environment, arguments: Sequence[str]) -> int:
    command = [str(environment.python), "-m", "commands", *arguments]
    variables = for_commands(os.environ, environment.root, environment.bin)
    try:
        if os.name == "posix":
            os.execve(command[0], command, variables)  # noqa: S606 - a program of our own, no shell wanted
        return _run_beside(command, variables)
    except OSError as error:
        raise CannotRun(
            f"{environment.python} does not start: {error.strerror}.",
            "delete the folder .venv; the same command then makes it anew.",
        ) from error


def _run_beside(command: Sequence[str], variables: dict[str, str]) -> int:
    """For Windows, where exec would return to the prompt before the command is done."""
    import subprocess

    with subprocess.Popen(command, env=variables) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # Ctrl-C reaches the command too, which ends in its own way.
                continue
