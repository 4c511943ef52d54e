"""Compares a staging folder with the output: what to move, change and remove, and in which order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from almanac.store.publishing.journal import Kind, Step
from almanac.store.publishing.manifest import ANY_CONTENT, MANIFEST, content_hash, files_in, owned

_ENTRY = re.compile(r"([^/]+/)?(\d{4}/\d\d/\d\d/|events/(?!\d{4}/|past/|map/|online/)[^/]+/[^/]+$)")
_PIECE = 1 << 20
_ASSET_FOLDERS = ("theme/", "images/")
_FEED_SUFFIXES = (".ics", ".xml", ".json", ".geojson", ".txt", "_redirects", "_headers")


class InTheWay(Exception):
    """The site has files where the output has others that no build made; ``paths`` are theirs."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        super().__init__(*self.paths)


@dataclass(frozen=True, slots=True)
class Plan:
    """Files by what happens to them; ``folders`` take the place of files, ``files`` that of folders."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    folders: tuple[str, ...]
    files: tuple[str, ...]
    manifest: bool

    def steps(self) -> list[Step]:
        """What is new, what changed, what is gone: at every moment whatever readers are led to is there.

        An address that gains its slash still answers without it, so folders come early; one that loses its slash
        has to wait until nothing leads to the old one. The manifest is first: whatever was moved is known as ours.
        """
        if not (self.new or self.changed or self.removed or self.folders or self.files or self.manifest):
            return []
        return [
            Step(Kind.MOVE, MANIFEST),
            *(Step(Kind.MOVE, name) for name in sorted(self.new, key=_order)),
            *(Step(Kind.FOLDER, name) for name in self.folders),
            *(Step(Kind.MOVE, name) for name in sorted(self.changed, key=_order)),
            *(Step(Kind.FILE, name) for name in self.files),
            *(Step(Kind.REMOVE, name) for name in sorted(self.removed, reverse=True)),
        ]


def plan(
    staging: Path, output: Path, ours: Mapping[str, str] | None = None, kept: frozenset[str] = frozenset()
) -> Plan:
    """Compare; ``ours`` with hashes, if something else than the manifest knows. Raises ``InTheWay``, ``OSError``.

    ``kept`` are files of the output that stay as they are.
    """
    known = owned(output) if ours is None else ours
    return _Comparison(staging, output, known, kept).plan()


def foreign_files(output: Path, published: Iterable[str]) -> list[str]:
    """Pages in an output that are not of the site: of old builds that nobody remembers, or of someone else.

    What is hidden is left out: a repository, or what a host wants there.
    """
    known = set(published)
    return sorted(page for page in _pages(str(output)) if page not in known)


def _pages(output: str) -> Iterator[str]:
    """Those below a folder. There are thousands of folders: text, not paths, and none waits for those in it."""
    folders = [""]
    while folders:
        within = folders.pop()
        with suppress(OSError), os.scandir(f"{output}/{within}") as entries:
            for entry in entries:
                name = entry.name
                if not entry.is_dir(follow_symlinks=False):
                    if name.endswith(".html"):
                        yield f"{within}{name}"
                elif not name.startswith("."):
                    folders.append(f"{within}{name}/")


class _Comparison:
    """Looks at each staged file's place in the output."""

    def __init__(self, staging: Path, output: Path, ours: Mapping[str, str], kept: frozenset[str]) -> None:
        self._staging, self._output, self._kept = staging, output, kept
        # There are thousands of files: text, not paths.
        self._from, self._to = f"{staging}/", f"{output}/"
        self._ours = {name: written for name, written in ours.items() if name != MANIFEST}
        self._blocked: dict[str, str | None] = {"": None}
        self._in_the_way: set[str] = set()

    def plan(self) -> Plan:
        staged = [name for name in files_in(self._staging) if name != MANIFEST]
        by_kind: dict[str, list[str]] = {kind: [] for kind in ("new", "changed", "same", "folder", "file")}
        for name in staged:
            by_kind[self._what_happens(name)].append(name)
        if self._in_the_way:
            raise InTheWay(self._output / name for name in sorted(self._in_the_way))
        folders = {str(self._blocked_by(name)) for name in by_kind["folder"]}
        return Plan(
            new=tuple(by_kind["new"]),
            changed=tuple(by_kind["changed"]),
            removed=tuple(name for name in self._gone([*staged, *self._kept]) if name not in folders),
            same=len(by_kind["same"]) + len(self._kept),
            folders=tuple(sorted(folders)),
            files=tuple(by_kind["file"]),
            manifest=not self._is_same(MANIFEST),
        )

    def _what_happens(self, name: str) -> str:
        blocker = self._blocked_by(name)
        if blocker is not None:
            return "folder" if self._may_go(blocker) else "same"
        target = _status(self._to + name)
        if target is None:
            return "new"
        if stat.S_ISDIR(target.st_mode):
            inside = {f"{name}/{inner}" for inner in _contents(self._output / name)}
            for each in inside:
                self._may_go(each)
            return "file"
        has_same_text = self._has_same_text(name, target)
        if has_same_text and self._has_same_mode(name, target):
            return "same"
        return "changed" if has_same_text or self._is_ours(name) else "same"

    def _is_ours(self, name: str) -> bool:
        if name not in self._ours:
            self._in_the_way.add(name)
        return name in self._ours

    def _may_go(self, name: str) -> bool:
        if not (self._is_ours(name) and self._is_as_written(name)):
            self._in_the_way.add(name)
            return False
        return True

    def _is_as_written(self, name: str) -> bool:
        """Whether what goes still is what a build put there; else it is someone's, whatever the list says."""
        written = self._ours[name]
        if written == ANY_CONTENT:
            return True
        try:
            return content_hash(self._output / name) == written
        except PermissionError:  # what cannot be read is left alone
            return False

    def _blocked_by(self, name: str) -> str | None:
        """The file, or the link, that stands where a name needs a folder."""
        folder = name.rpartition("/")[0]
        if folder not in self._blocked:
            above = self._blocked_by(folder)
            status = _status(self._to + folder) if above is None else None
            self._blocked[folder] = above or (None if status is None or stat.S_ISDIR(status.st_mode) else folder)
        return self._blocked[folder]

    def _exists(self, name: str) -> bool:
        return os.path.lexists(self._to + name)

    def _is_same(self, name: str) -> bool:
        target = _status(self._to + name)
        return target is not None and self._has_same_text(name, target) and self._has_same_mode(name, target)

    def _has_same_mode(self, name: str, target: os.stat_result) -> bool:
        return stat.S_IMODE(os.stat(self._from + name).st_mode) == stat.S_IMODE(target.st_mode)  # noqa: PTH116

    def _has_same_text(self, name: str, target: os.stat_result) -> bool:
        source = self._from + name
        if not stat.S_ISREG(target.st_mode) or os.path.getsize(source) != target.st_size:  # noqa: PTH202
            return False
        try:
            return _are_same(source, self._to + name)
        except PermissionError:  # a file can be replaced where it cannot be read
            return False

    def _gone(self, staged: list[str]) -> Iterator[str]:
        """What is ours and not staged; where `A` and `a` are one file, a changed letter is no removal."""
        gone = self._ours.keys() - {*staged}
        alike = {name.casefold(): name for name in staged} if gone else {}
        for name in gone:
            if self._blocked_by(name) is not None or not self._exists(name):
                continue
            other = alike.get(name.casefold())
            renamed = other is not None and self._exists(other) and (self._output / other).samefile(self._output / name)
            if not renamed and self._is_as_written(name):
                yield name


def _status(path: str) -> os.stat_result | None:
    """That of a file, a folder or a link itself; None for what is not there, as ``lexists`` has it."""
    try:
        return os.lstat(path)
    except (OSError, ValueError):
        return None


def _are_same(first: str, second: str) -> bool:
    """Whether two files have the same content."""
    with open(first, "rb", buffering=0) as one, open(second, "rb", buffering=0) as other:  # noqa: PTH123
        piece = one.read(_PIECE)
        while piece == other.read(_PIECE):
            if not piece:
                return True
            piece = one.read(_PIECE)
    return False


def _contents(folder: Path) -> Iterator[str]:
    """Files below a folder, and folders that are empty: what would go with it."""
    for top, folders, names in os.walk(folder):
        links = [name for name in folders if Path(top, name).is_symlink()]
        yield from (Path(top, name).relative_to(folder).as_posix() for name in (*names, *links))
        if not folders and not names and Path(top) != folder:
            yield Path(top).relative_to(folder).as_posix()


def _order(path: str) -> tuple[int, str]:
    """Assets, then entries, then lists, then feeds and what else names everything."""
    if path.startswith(_ASSET_FOLDERS):
        return 0, path
    if _ENTRY.match(path):
        return 1, path
    return (3 if path.endswith(_FEED_SUFFIXES) else 2), path
