"""Runs `pelicanconf.py` and gives its values, or says in plain words why it does not run."""

from __future__ import annotations

import runpy
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from threading import Timer
from typing import Any

from almanac.model.site import SETTINGS_FILE
from commands.cannot_run import CannotRun

_PATIENCE = 10.0  # seconds
_IMPORT = "from almanac.defaults import *"
# What other languages call it.
_PYTHONS = {"true": "True", "false": "False", "none": "None", "null": "None", "yes": "True", "no": "False"}


def load_settings(path: Path) -> dict[str, Any]:
    """What the file gives its names in capitals; raises ``CannotRun``, with the line, for one that does not run."""
    source = _text(path)
    try:
        # What it prints would spoil what programs read from us.
        with _patience(), redirect_stdout(sys.stderr):
            names = runpy.run_path(str(path), run_name=path.stem)
    except SystemExit as stop:
        remedy = "a settings file only gives names their values: delete that line."
        raise CannotRun(f"{_place(stop, path)}: ends the whole program.", remedy) from None
    except Exception as error:  # noqa: BLE001 - the file is the site's own code and can fail in any way
        place = _place(error, path)
        raise CannotRun(f"{place}: {_said(error)}.", _remedy(error, _quoted(error, source, path))) from None
    values = {name: value for name, value in names.items() if name.isupper() and not name.startswith("_")}
    if "PLUGINS" not in values:
        raise CannotRun(
            f"{SETTINGS_FILE} lacks the core's own settings.", f"write `{_IMPORT}` above the first setting."
        )
    return values


def _text(path: Path) -> str:
    if not path.is_file():
        raise CannotRun(
            f"there is no {SETTINGS_FILE} in {path.parent}.", f"bring it back: git checkout -- {SETTINGS_FILE}"
        )
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{SETTINGS_FILE}:{line}: byte 0x{data[error.start]:02X} is not UTF-8."
        raise CannotRun(message, "save the file as UTF-8 in your editor.") from None


@contextmanager
def _patience() -> Iterator[None]:
    """Say what is waited for, when it takes long: a loop in the file would only be silent."""
    notice = f"{SETTINGS_FILE} is still running after {_PATIENCE:.0f} seconds; Ctrl-C stops it.\n"
    timer = Timer(_PATIENCE, sys.stderr.write, [notice])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _place(error: BaseException, path: Path) -> str:
    line = _line(error, path)
    return f"{SETTINGS_FILE}:{line}" if line else SETTINGS_FILE


def _line(error: BaseException, path: Path) -> int:
    if isinstance(error, SyntaxError) and error.filename == str(path):
        return error.lineno or 0
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno or 0 for frame in frames if Path(frame.filename) == path]
    return lines[-1] if lines else 0


def _quoted(error: BaseException, source: str, path: Path) -> str:
    """The line that failed."""
    lines = source.splitlines()
    number = _line(error, path)
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _said(error: Exception) -> str:
    match error:
        case SyntaxError():
            return f"this is not Python: {error.msg}"
        case NameError(name=str(name)):
            return f"the name `{name}` means nothing here"
        case ModuleNotFoundError(name=str(name)):
            return f"there is no Python package `{name}`"
        case KeyError():
            return f"there is no {error}"
        case _:
            return f"{type(error).__name__}: {error}".rstrip(".")


def _remedy(error: Exception, line: str) -> str:
    match error:
        case SyntaxError():
            return f"look at `{line}` and the line before: a comma, bracket or quotation mark is too few or too many."
        case NameError(name=str(name)):
            word = _PYTHONS.get(name.lower())
            return f"write `{word}`." if word else f'if it is text, write it between quotation marks: "{name}".'
        case ModuleNotFoundError(name="almanac"):
            return "restore the line `sys.path.insert(...)` of the sample above the imports."
        case ModuleNotFoundError():
            return "delete the import, or add the package to pyproject.toml and the lock (CONTRIBUTING.md)."
        case KeyError() if "environ" in line:
            return f'set that environment variable, or say what holds without it: `os.environ.get({error}, "...")`.'
        case _:
            return f"mend `{line}`; it is Python." if line else "mend it; it is Python."
