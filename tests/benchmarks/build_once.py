"""Builds one site and says as JSON what it took: ``build_once.py SITE [--calls]``. For a fresh process each time.

The core and the adapters are the site's own copies, the command is this checkout's.
"""

from __future__ import annotations

import cProfile
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from almanac.store.publishing.publisher import Published

_SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# macOS counts the resident set in bytes, Linux in kibibytes (getrusage(2)).
_BYTES = 1 if sys.platform == "darwin" else 1024


def cpu_seconds() -> float:
    """CPU time of this process and of those that it started and waited for, git among them."""
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime


def peak_bytes() -> int:
    """The largest resident set that any one of these processes has had so far."""
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return max(mine.ru_maxrss, others.ru_maxrss) * _BYTES


class Phases:
    """CPU seconds by the name of what took them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, owner: Any, function: str, name: str) -> None:
        """Count what ``owner.function`` takes as ``name``."""
        original: Callable[..., Any] = getattr(owner, function)

        def counted(*args: Any, **kwargs: Any) -> Any:
            before = cpu_seconds()
            try:
                return original(*args, **kwargs)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + cpu_seconds() - before

        setattr(owner, function, counted)


def time_each_kind(phases: Phases) -> None:
    """Count what the files of each kind take: ``calendar``, ``article``."""
    from almanac.build.renderer import Renderer
    from almanac.render.outputs.output import Output, Page

    make = Renderer.make

    def timed(renderer: Renderer, output: Output) -> bytes:
        before = cpu_seconds()
        try:
            return make(renderer, output)
        finally:
            kind = output.template if isinstance(output, Page) else output.kind
            phases.seconds[kind] = phases.seconds.get(kind, 0.0) + cpu_seconds() - before

    Renderer.make = timed  # type: ignore[method-assign]


def costs(root: Path, *, calls: bool) -> dict[str, Any]:
    """What one build took, imports left out; with its ``calls`` it takes twice as long, and each phase of it."""
    from almanac.build.incremental import IncrementalBuild
    from almanac.store.publishing.publisher import Publisher
    from commands import site

    phases = Phases()
    phases.timed(site, "read_edition", "read")
    phases.timed(IncrementalBuild, "build", "render")
    phases.timed(Publisher, "publish", "publish")
    time_each_kind(phases)
    wall, cpu, memory = time.perf_counter(), cpu_seconds(), peak_bytes()
    counted = Counter[str]()
    files = count_calls(root, counted) if calls else build(root)
    took = {"wall": time.perf_counter() - wall, "cpu": cpu_seconds() - cpu}
    memories = {"start_bytes": memory, "peak_bytes": peak_bytes()}
    return {**took, "phases": phases.seconds, **memories, "files": files, "calls": counted}


def count_calls(root: Path, counted: Counter[str]) -> int:
    """Build, and say how often each function that has a file was called; of the site's own, paths begin in the site."""
    profile = cProfile.Profile()
    files = profile.runcall(build, root)
    # Not `create_stats`, which keeps one of several templates' functions that begin on the same line.
    for entry in profile.getstats():
        code = entry.code
        if isinstance(code, CodeType) and Path(code.co_filename).is_absolute():
            file = code.co_filename.removeprefix(f"{root}/")
            counted[f"{file}:{code.co_firstlineno} {code.co_name}"] += entry.callcount
    return files


def build(root: Path) -> int:
    """The number of files that a build published; raises ``RuntimeError`` when the site has errors."""
    from commands import site

    # In one process, where all of it can be counted.
    result = site.build_site(root, drafts=False, output=root / "output", jobs=1, fresh=True)
    if not result.ok or result.published is None:
        raise RuntimeError("\n".join(str(problem) for problem in result.problems))
    published: Published = result.published
    return published.new + published.changed + published.same


def main() -> None:
    """Build the site that the argument names."""
    root = Path(sys.argv[1]).resolve()
    sys.path[:0] = [str(root / "plugins"), str(_SCRIPTS)]
    sys.stdout.write(json.dumps(costs(root, calls="--calls" in sys.argv)))


if __name__ == "__main__":
    main()
