"""Builds in processes that need not load everything anew, for tests of what is built and not of how that starts."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bootstrap.variables import for_commands

_REPOSITORY = Path(__file__).resolve().parents[3]
_BINARIES = Path(sys.executable).parent


# Where templates are compiled, which takes seconds for each kind of settings.
_compiled_in: Path | None = None


def share_compiled(folder: Path) -> None:
    """Let builders that begin from now on keep compiled templates here, with those of other processes."""
    global _compiled_in
    folder.mkdir(exist_ok=True)
    _compiled_in = folder


class Builder:
    """`forked.py`, which is asked for one build after another."""

    def __init__(self, *options: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="almanac-builder-")
        self._process = subprocess.Popen(
            [
                sys.executable,
                str(Path(__file__).with_name("forked.py")),
                str(_compiled_in or self._folder.name),
                *options,
            ],
            cwd=_REPOSITORY,
            env=for_commands(os.environ, _REPOSITORY, _BINARIES),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self, root: Path, program: str, arguments: list[str], variables: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of the project at ``root`` as `python -m` would; does not raise when it fails."""
        said = [str(Path(self._folder.name, name)) for name in ("out", "err")]
        asked = {"root": str(root), "program": program, "arguments": arguments, "variables": dict(variables)}
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({**asked, "said": said}) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return subprocess.CompletedProcess(
            [program, *arguments], code, *(Path(name).read_text("utf-8") for name in said)
        )

    def close(self) -> None:
        """End it."""
        self._process.communicate()
        self._folder.cleanup()


@cache
def builder(*options: str) -> Builder:
    """The one of this process with these options."""
    own = Builder(*options)
    atexit.register(own.close)
    return own
