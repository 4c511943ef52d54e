"""`python killed.py OUTPUT`: builds in processes that have loaded everything, and dies in them when it is told to.

A line of JSON on standard input asks for a build: ``output``, and either ``seconds`` after which it is killed, or
``operation``, the number of the change to a folder before which it kills itself; without either it is left to end.
With ``made``, the site that a build of the same commit has published, that is staged in place of being made again.
The answer is its exit code (negative for a signal), how long it took, how many changes to folders it made, and the
number of the one that wrote the journal, with which publication begins.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from almanac.store.publishing.manifest import MANIFEST
from almanac.store.publishing.publisher import Publisher
from commands.site import BuildResult

# Every one of these is a change after which another process sees other files (Python, "Audit events table").
_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink"}


def main() -> None:
    """Answer until the input ends; the first build is made here, so that the others find everything loaded."""
    from commands.site import build_site

    build_site(Path.cwd(), drafts=False, output=Path(sys.argv[1]))
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(_killed(**json.loads(line)))}\n")
        sys.stdout.flush()


def _killed(output: str, seconds: float | None = None, operation: int = 0, made: str = "") -> dict[str, Any]:
    changes, told = os.pipe()
    started = time.monotonic()
    child = os.fork()
    if not child:
        os.close(changes)
        _build(Path(output), told, operation, made)
    os.close(told)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)  # if it has ended, it waits to be waited for
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with os.fdopen(changes) as pipe:
        made = pipe.read()
    return {
        "code": status,
        "seconds": time.monotonic() - started,
        "changes": len(made),
        "staged": made.find("J") + 1,
    }


def _build(output: Path, told: int, operation: int, made: str) -> None:
    from commands import site

    code, changes = 2, 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal changes
        if event in _CHANGES and _is_of_publication(arguments, output):
            changes += 1
            if changes == operation:
                os.kill(os.getpid(), signal.SIGKILL)
            os.write(told, b"J" if str(arguments[1]).endswith("/.almanac.journal") else b".")

    try:
        if made:
            site._make = lambda root, settings, edition, publisher, how: _publish(Path(made), publisher)
        sys.addaudithook(watch)
        # Counted is what one process does.
        result = site.build_site(Path.cwd(), drafts=False, output=output, jobs=1 if operation else 0)
        for problem in result.problems:
            sys.stderr.write(f"{problem}\n")
        code = 0 if result.ok else 1
    finally:
        os._exit(code)


def _publish(made: Path, publisher: Publisher) -> BuildResult:
    """What would have been made again: the same bytes, as test_same_bytes.py shows."""
    shutil.copytree(made, publisher.stage(), ignore=shutil.ignore_patterns(MANIFEST), dirs_exist_ok=True)
    return BuildResult((), ok=True, published=publisher.publish())


def _is_of_publication(arguments: tuple[Any, ...], output: Path) -> bool:
    """Whether the output changes, or what is staged for it does; ``shutil.rmtree`` names files from open folders."""
    path, second, *_ = arguments
    if isinstance(second, int) and second >= 0:
        return True
    name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
    return Path(name).is_relative_to(output) or "/.almanac/publish/" in name


if __name__ == "__main__":
    main()
