"""Runs venv and pip, follows what pip says, and puts its failures in plain words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap.console import Console
from bootstrap.environment import Environment, own_version
from bootstrap.variables import without_misleading
from commands.cannot_run import CannotRun

_OPTIONS = (
    "--require-hashes",
    "--no-deps",
    "--no-build-isolation",  # isolated, a build fetches what it builds with without any hash
    "--no-input",
    "--no-color",
    "--progress-bar=off",
    "--disable-pip-version-check",
    "--no-warn-script-location",
)
# The variable with the path of uv, which does the same in a third of the time: CI makes `.venv` on every run. Of other
# machines uv knows less than pip, such as which index they have.
UV = "ALMANAC_UV"
_OPTIONS_OF_UV = (
    "--require-hashes",
    "--no-deps",
    "--no-build-isolation",
    "--no-config",
    "--compile-bytecode",
    "--quiet",
)
_PINNED = re.compile(r"^[A-Za-z0-9][\w.\-]*==", re.MULTILINE)
# What builds packages that are published as source alone, with what that itself needs.
_BUILDERS = re.compile(r"^(?:packaging|setuptools|setuptools-scm|vcs-versioning)==.*\n(?:[ \t].*\n)*", re.MULTILINE)
_COLLECTING = re.compile(r"(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9][\w.\-]*)")
_LOUD = re.compile(r"^\s*(ERROR|error):?\s|^\s*OSError|No space left|Expected sha256|Got\s+[0-9a-f]{64}")
_NO_VENV = "on Debian and Ubuntu: apt install python3-venv (as root; elsewhere: the package with Python's venv)."

# What pip says, and what helps; the first that fits.
_REMEDIES = (
    (r"No space left on device|Errno 28", "make room on the disk (about 1 GB), then run the same command again."),
    (
        r"DO NOT MATCH THE HASHES",
        "a package is not the one that the lock names, so it was not installed. Run the same command again;\n"
        "if it stays like this, do not work around it: tell whoever keeps the project.",
    ),
    (
        r"Retrying \(|from versions: none|Connection|name resolution|timed out|SSLError|ProxyError",
        "see that this machine reaches the internet (or the package index of your network, PIP_INDEX_URL),\n"
        "then run the same command again.",
    ),
    (
        r"No matching distribution|Failed (?:to build|building)|-failed|subprocess-exited-with-error",
        f"there may be no package yet for your Python {own_version()}: try another one, 3.11 or newer,\n"
        "for instance: python3.12 scripts/almanac",
    ),
)
_USUAL_REMEDY = "run the same command again; if it fails again, the lines above say why."


def system_python() -> str:
    """The Python to make an environment with: never one inside an environment, which may be replaced.

    Raises CannotRun where the system leaves venv out, as Debian does.
    """
    from importlib.util import find_spec

    if not find_spec("venv") or not find_spec("ensurepip"):
        raise CannotRun(f"this Python ({sys.executable}) comes without venv.", _NO_VENV)
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def make_venv(python: str, folder: Path) -> None:
    """An empty environment with pip in ``folder``; raises CannotRun."""
    made = subprocess.run(
        [python, "-I", "-m", "venv", folder],
        env=without_misleading(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if made.returncode:
        remedy = _NO_VENV if "ensurepip" in made.stdout else _remedy(made.stdout)
        raise CannotRun(f"Python could not make {folder}.\n{_indented(made.stdout.splitlines()[-12:])}", remedy)


def install(environment: Environment, lock: str, console: Console, held: int) -> None:
    """Install all of a lock file, checked against its hashes; raises CannotRun with pip's own words.

    ``held`` is the descriptor of the set-up's lock, for pip to hold too.
    """
    text = (environment.root / lock).read_text("utf-8")
    builders = _BUILDERS.findall(text)
    if builders:
        first = environment.folder / "setuptools.txt"
        first.write_text("".join(builders), "utf-8")
        _install(environment, first, console, held, len(builders))
    _install(environment, environment.root / lock, console, held, len(_PINNED.findall(text)))


def _install(environment: Environment, requirements: Path, console: Console, held: int, pinned: int) -> None:
    if _installed_by_uv(environment, requirements, held):
        return
    with subprocess.Popen(
        [str(environment.python), "-I", "-m", "pip", "install", *_OPTIONS, "-r", str(requirements)],
        env=without_misleading(os.environ),
        cwd=environment.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (held,),
    ) as process:
        try:
            output = _follow(process, pinned, console)
        finally:
            if process.poll() is None:  # Ctrl-C
                process.terminate()
    if process.returncode:
        failed = f"pip could not install {requirements.name}. It said:\n{_indented(_loud(output))}"
        raise CannotRun(failed, _remedy("\n".join(output)))


def _installed_by_uv(environment: Environment, requirements: Path, held: int) -> bool:
    """Whether uv was asked for, and did it; pip says better what is wrong."""
    uv = os.environ.get(UV, "")
    if not uv:
        return False
    try:
        done = subprocess.run(
            [uv, "pip", "install", *_OPTIONS_OF_UV, "--python", str(environment.python), "-r", str(requirements)],
            env=without_misleading(os.environ),
            cwd=environment.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=() if os.name == "nt" else (held,),
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _follow(process: subprocess.Popen[str], total: int, console: Console) -> list[str]:
    output: list[str] = []
    number = 0
    for line in process.stdout or ():
        output.append(line.rstrip())
        collecting = _COLLECTING.match(line)
        if collecting:
            number += 1
            console.move(f"  fetching {number} of {total}: {collecting[1]}")
        elif line.startswith("Ignoring "):  # for another version or system
            total -= 1
        elif line.startswith("Installing collected packages"):
            console.move(f"  installing {number} packages")
        elif "Retrying (" in line:
            console.move("  the network does not answer; trying again")
    process.wait()
    return output


def _loud(output: Sequence[str]) -> list[str]:
    """The lines that say what went wrong, or the last ones."""
    return [line for line in output if _LOUD.search(line)][-12:] or list(output[-12:])


def _indented(lines: Sequence[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _remedy(output: str) -> str:
    return next((remedy for pattern, remedy in _REMEDIES if re.search(pattern, output)), _USUAL_REMEDY)
