"""Knows `.venv`: where it lies, what it was made from, whether it can still be used."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from commands.cannot_run import CannotRun

LOCK = "requirements.txt"
TESTS_LOCK = "requirements-dev.txt"  # contains all of LOCK
SITE_LOCK = "requirements-site.txt"  # packages that a site has beside it, where there is such a file
UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Stamp:
    """What an environment was made from; it lies inside it and is written last.

    ``lock`` and ``tests`` are digests of the two lock files, or UNFINISHED; ``tests`` is empty
    while the tests' packages were never asked for. ``folder``: a moved environment has scripts
    that start the wrong Python.
    """

    lock: str
    tests: str = ""
    folder: str = ""
    interpreter: str = ""
    version: str = ""


class Environment:
    """The `.venv` of the project in ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp_file = self.folder / "almanac.json"
        self.guard = root / ".venv.lock"
        self.scratch = root / ".almanac"
        self.previous = self.scratch / "previous-venv"
        self.bin = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / ("python.exe" if os.name == "nt" else "python")

    def digest(self, lock: str) -> str:
        """The SHA-256 of a lock file, and of the site's own with it; raises CannotRun without one."""
        try:
            return sha256(b"".join((self.root / name).read_bytes() for name in self.locks(lock))).hexdigest()
        except OSError as error:
            raise CannotRun(
                f"{lock} cannot be read: {error.strerror}.", f"get it back from git: git checkout -- {lock}"
            ) from error

    def locks(self, lock: str) -> list[str]:
        """The lock file, and the site's own where it has one."""
        return [lock, SITE_LOCK] if (self.root / SITE_LOCK).is_file() else [lock]

    def stamp(self) -> Stamp | None:
        """What the environment says of itself; None when it says nothing that can be understood."""
        try:
            return Stamp(**json.loads(self.stamp_file.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_stamp(self, stamp: Stamp) -> None:
        """Replace the stamp at once, so that no half of it is ever read."""
        fresh = self.stamp_file.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(stamp), indent=1), "utf-8")
        fresh.replace(self.stamp_file)

    def is_replaceable(self) -> bool:
        """Whether `.venv` is a virtual environment, or the beginning of one, and may be replaced."""
        if self.folder.is_symlink() or not self.folder.is_dir():
            return False
        return (self.folder / "pyvenv.cfg").is_file() or self.stamp_file.is_file() or self.is_empty()

    def interpreter(self) -> str:
        """The system's Python behind the environment; empty when it is gone."""
        if os.name == "nt":
            # Lexists, because the store's python.exe is a link that nothing else follows.
            program = str(Path(self._home()) / "python.exe")
            return program if os.path.lexists(program) and self.python.is_file() else ""
        return str(self.python.resolve()) if self.python.is_file() else ""

    def fault(self, *, tests: bool) -> str:
        """Why the environment cannot be used as it is, as the beginning of a sentence; empty when it can."""
        stamp = self.stamp()
        if not os.path.lexists(self.folder):
            return "First use here"
        if (stamp and stamp.lock == UNFINISHED) or self.is_empty():
            return "An earlier set-up was not finished"
        if not stamp:
            return "The .venv here was made by something else"
        if stamp.folder != str(self.folder):
            return "The project's folder was moved"
        if self._python_changed(stamp):
            return "The Python that .venv was made with is gone"
        if stamp.lock != self.digest(LOCK):
            return f"{' or '.join(self.locks(LOCK))} has changed"
        return self._tests_fault(stamp) if tests else ""

    def lacks_only_tests(self) -> bool:
        """Whether the tests' packages can simply be added."""
        stamp = self.stamp()
        return stamp is not None and not stamp.tests and not self.fault(tests=False)

    def is_empty(self) -> bool:
        """Whether `.venv` is a folder with nothing in it, as a set-up that was killed at once leaves it."""
        return self.folder.is_dir() and not any(self.folder.iterdir())

    def _tests_fault(self, stamp: Stamp) -> str:
        if not stamp.tests:
            return "First use of the tests' packages here"
        if stamp.tests == UNFINISHED:
            return "An earlier set-up for the tests was not finished"
        return "" if stamp.tests == self.digest(TESTS_LOCK) else f"{TESTS_LOCK} has changed"

    def _python_changed(self, stamp: Stamp) -> bool:
        interpreter = self.interpreter()
        if not interpreter:
            return True
        # An upgrade within 3.x moves the file in some systems and leaves the environment whole.
        return interpreter != stamp.interpreter and version_of(self.python) != stamp.version

    def _home(self) -> str:
        try:
            lines = (self.folder / "pyvenv.cfg").read_text("utf-8").splitlines()
        except OSError:
            return ""
        return next((line.partition("=")[2].strip() for line in lines if line.startswith("home")), "")


def version_of(python: Path) -> str:
    """`3.11` as an interpreter says it; empty when it does not start."""
    import subprocess

    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        output = subprocess.run([python, "-I", "-c", ask], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return output.stdout.strip()


def own_version() -> str:
    """`3.11`, of the Python that runs this."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"
