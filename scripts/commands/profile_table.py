"""Shows where the time of a build went, as tables of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from almanac.model.printable import printable

if TYPE_CHECKING:
    from almanac.build.profile import RecordedProfile, Spent

_SLOWEST = 10
_WIDTH = 80
_NAME = 34
_FILE = "  {:>10}  {}"
_COUNTS = "{:<{name}}{:>8}{:>8}{:>8}{:>10}{:>12}"


def profile_table(profile: RecordedProfile, jobs: int, *, by_pelican: bool = False) -> str:
    """The tables: stages, kinds of files, the slowest files; of what Pelican built, the stages."""
    lines = [*_stages(profile)]
    if by_pelican:
        lines += ["", "Pelican built the site: it does not tell of templates and files."]
    elif profile.files:
        processes = f"{jobs} processes" if jobs > 1 else "one process"
        lines += ["", *_kinds(profile), "", f"The slowest files (made by {processes}):", *_slowest(profile)]
    else:
        lines += ["", *_kinds(profile)]
    return "".join(f"{line}\n" for line in lines)


def _stages(profile: RecordedProfile) -> Iterator[str]:
    stages = profile.stages()
    yield f"{'stage':<{_NAME}}{'wall s':>10}{'CPU s':>10}"
    for name, spent in stages.items():
        yield _stage(name, spent.wall, spent.cpu)
    yield _stage("in all", *_sums(stages.values()))
    yield f"(Python and the command took {profile.before:.2f} s of CPU before.)"


def _stage(name: str, wall: float, cpu: float) -> str:
    return f"{_cut(name, _NAME):<{_NAME}}{wall:>10.2f}{cpu:>10.2f}"


def _sums(stages: Iterable[Spent]) -> tuple[float, float]:
    all_of_them = [*stages]
    return sum(spent.wall for spent in all_of_them), sum(spent.cpu for spent in all_of_them)


def _kinds(profile: RecordedProfile) -> Iterator[str]:
    kinds = profile.kinds()
    yield _COUNTS.format("template or kind", "planned", "made", "kept", "ms each", "CPU ms", name=_NAME)
    for kind in kinds:
        yield _kind(kind.name, kind.made, kind.kept, kind.cpu)
    yield _kind("in all", *(sum(getattr(kind, part) for kind in kinds) for part in ("made", "kept", "cpu")))


def _kind(name: str, made: int, kept: int, cpu: float) -> str:
    each = f"{1000 * cpu / made:.2f}" if made else "-"
    whole = f"{1000 * cpu:,.0f}" if made else "-"
    return _COUNTS.format(_cut(name, _NAME - 1), f"{made + kept:,}", f"{made:,}", f"{kept:,}", each, whole, name=_NAME)


def _slowest(profile: RecordedProfile) -> Iterator[str]:
    yield _FILE.format("CPU ms", "file")
    room = _WIDTH - len(_FILE.format("", ""))
    for file in profile.slowest(_SLOWEST):
        yield _FILE.format(f"{1000 * file.cpu:.1f}", _cut(printable(file.name), max(room, 0)))


def _cut(text: str, room: int) -> str:
    """The text, or its end where there is no room for it."""
    return text if len(text) <= room else f"…{text[len(text) - room + 1 :]}"
