"""Brings `.venv` to what the lock says; whatever interrupts it, the next call mends.

An environment is never changed, only replaced: the one of before waits aside until the new one is
whole, and comes back when it does not become so. The one exception adds the tests' packages, which
touches nothing that was there.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

from bootstrap import pip
from bootstrap.console import Console
from bootstrap.environment import LOCK, TESTS_LOCK, UNFINISHED, Environment, Stamp, own_version, version_of
from bootstrap.guard import only_one
from bootstrap.moved import mend_moved
from commands.cannot_run import CannotRun

_STILL_THERE = (
    "Nothing is lost: .venv is as it was, and works again at once with the lock files of before\n"
    "(git checkout of the commit you were on)."
)


def ensure_ready(environment: Environment, console: Console, *, tests: bool) -> None:
    """Make, mend or complete `.venv` where needed; raises CannotRun, leaving what could be used before."""
    if not environment.fault(tests=tests):
        return
    if os.pathsep in str(environment.root):
        raise CannotRun(
            f"the folder {environment.root} has a `{os.pathsep}` in its name, which Python's environments cannot have.",
            "rename the folder.",
        )
    waiting = "Another call is setting up .venv; waiting until it is done."
    try:
        with only_one(environment.guard, lambda: console.say(waiting)) as held:
            _tidy(environment)
            fault = environment.fault(tests=tests)
            if not fault:
                return
            started = time.monotonic()
            _mend(environment, console, fault, held, tests=tests)
            console.say(f"Ready after {time.monotonic() - started:.0f} s.")
    except OSError as error:
        raise CannotRun(
            f"the set-up stopped: {error}.", "if that is mended, run the same command again: it goes on from there."
        ) from error


def _mend(environment: Environment, console: Console, fault: str, held: int, *, tests: bool) -> None:
    if mend_moved(environment, tests=tests):
        console.say(f"{fault}: .venv was mended.")
        return
    stamp = environment.stamp()
    if tests and stamp and environment.lacks_only_tests():
        _announce(console, fault, TESTS_LOCK)
        _add_tests(environment, console, stamp, held)
        return
    had_tests = stamp is not None and stamp.tests not in {"", UNFINISHED}
    _replace(environment, console, fault, held, tests=tests or had_tests)


def _announce(console: Console, fault: str, lock: str) -> None:
    console.say(f"{fault}: setting up .venv with the packages of {lock}.")
    console.say("This takes a minute or two. Each package is checked against its hash; all stay inside .venv.")


def _replace(environment: Environment, console: Console, fault: str, held: int, *, tests: bool) -> None:
    """A new environment, the old one coming back if it fails."""
    if os.path.lexists(environment.folder) and not environment.is_replaceable():
        raise CannotRun(
            f"{environment.folder} is in the way: it is no virtual environment, so it was left alone.",
            "move it elsewhere or delete it, then run the same command again.",
        )
    python = pip.system_python()
    lock = TESTS_LOCK if tests else LOCK
    digests = environment.digest(LOCK), environment.digest(TESTS_LOCK) if tests else ""
    _announce(console, fault, " and ".join(environment.locks(lock)))
    _put_aside(environment, console)
    try:
        environment.folder.mkdir()
        environment.write_stamp(Stamp(lock=UNFINISHED))
        console.move("  making an empty environment")
        pip.make_venv(python, environment.folder)
        for name in environment.locks(lock):
            pip.install(environment, name, console, held)
        environment.write_stamp(_stamp(environment, *digests))
    except CannotRun as error:
        if not fault.endswith("has changed"):
            raise
        raise CannotRun(error.message, f"{error.remedy}\n{_STILL_THERE}") from error
    finally:
        _tidy(environment)


def _add_tests(environment: Environment, console: Console, stamp: Stamp, held: int) -> None:
    digest = environment.digest(TESTS_LOCK)
    environment.write_stamp(replace(stamp, tests=UNFINISHED))
    pip.install(environment, TESTS_LOCK, console, held)
    environment.write_stamp(replace(stamp, tests=digest))


def _stamp(environment: Environment, lock: str, tests: str) -> Stamp:
    version = version_of(environment.python) or own_version()
    return Stamp(lock, tests, str(environment.folder), environment.interpreter(), version)


def _tidy(environment: Environment) -> None:
    """After a set-up that ended in whatever way: the environment of before comes back if it is needed, else it goes."""
    if os.path.lexists(environment.folder) and not environment.is_replaceable():
        return
    stamp = environment.stamp()
    if environment.previous.is_dir() and (stamp is None or stamp.lock == UNFINISHED):
        _discard(environment.folder, environment)
        _move(environment.previous, environment.folder)
    for leftover in (environment.previous, *environment.scratch.glob("old-venv-*")):
        _discard(leftover, environment)


def _put_aside(environment: Environment, console: Console) -> None:
    """Clear the way for a new environment; nothing is deleted that is whole, or that somebody else made."""
    if not os.path.lexists(environment.folder):
        return
    stamp = environment.stamp()
    if stamp and stamp.lock != UNFINISHED:
        _move(environment.folder, environment.previous)
    elif stamp or environment.is_empty():
        _discard(environment.folder, environment)
    else:
        kept = environment.scratch / f"other-venv-{time.strftime('%Y%m%d-%H%M%S')}"
        _move(environment.folder, kept)
        console.say(f"What was in .venv is kept in {kept.relative_to(environment.root)}; delete it if nobody needs it.")


def _discard(folder: Path, environment: Environment) -> None:
    """Delete, after a rename: half a deletion must never look like an environment, nor stand in the way."""
    if not os.path.lexists(folder):
        return
    doomed = folder
    if folder == environment.folder:
        doomed = environment.scratch / f"old-venv-{os.getpid()}"
        _move(folder, doomed)
    shutil.rmtree(doomed, ignore_errors=True)  # what is left is tried again by the next set-up


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        raise CannotRun(
            f"{source} cannot be replaced: {error.strerror}.",
            "end whatever runs from it (scripts/almanac serve, an editor), or delete the folder by hand.",
        ) from error
