"""From a staging folder into the published one: at every moment each file is whole and links resolve."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

WORK_FOLDER = ".almanac"
_JOURNAL = "publish.json"
_ENTRY = re.compile(r"([^/]+/)?(\d{4}/\d\d/\d\d/|events/(?!\d{4}/|past/|map/|online/)[^/]+/[^/]+$)")
_ASSET_FOLDERS = ("theme/", "images/")
_FEED_SUFFIXES = (".ics", ".xml", ".json", ".geojson", ".txt", "_redirects", "_headers")


class BuildRunning(RuntimeError):
    """Another build holds the folder."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were new, changed, removed, and how many stayed as they were."""

    new: int
    changed: int
    removed: int
    same: int


@contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Hold the work folder; raises ``BuildRunning`` when another build has it."""
    work = root / WORK_FOLDER
    work.mkdir(exist_ok=True)
    try:
        with FileLock(work / "build.lock", timeout=0):
            yield
    except Timeout:
        raise BuildRunning from None


def staging_folder(root: Path, output: Path) -> Path:
    """An empty folder to build into, on the same disk as the output, so that files can be moved."""
    staging = output.parent / f".{output.name}.staging"
    if output.is_relative_to(root):
        staging = root / WORK_FOLDER / "staging" / output.name
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def publish(root: Path, staging: Path, output: Path) -> Published:
    """Move what is new, then what changed, then remove what is gone and was ours.

    A journal is written first, so that ``finish`` can complete what is cut off. New files come
    before changed ones, because only changed ones make readers find them. Raises ``OSError``.
    """
    ours = _owned(root, output)
    staged = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file())
    new = [path for path in staged if not (output / path).exists()]
    known = [path for path in staged if (output / path).exists()]
    changed = [path for path in known if not filecmp.cmp(staging / path, output / path, shallow=False)]
    gone = sorted(ours - set(staged), reverse=True)
    journal = {
        "staging": str(staging),
        "output": str(output),
        "moves": [*sorted(new, key=_order), *sorted(changed, key=_order)],
        "removals": gone,
        "owned": staged,
    }
    output.mkdir(parents=True, exist_ok=True)
    _write_json(root / WORK_FOLDER / _JOURNAL, journal)
    finish(root)
    return Published(len(new), len(changed), len(gone), len(known) - len(changed))


def finish(root: Path) -> bool:
    """Complete a publication that was cut off; whether there was one. Raises ``OSError``."""
    path = root / WORK_FOLDER / _JOURNAL
    try:
        journal = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    staging, output = Path(journal["staging"]), Path(journal["output"])
    for name in journal["moves"]:
        source, target = staging / name, output / name
        if source.exists():
            _make_way(target, output, journal["removals"])
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
    for name in journal["removals"]:
        _remove(output / name, output)
    _write_json(_owned_file(root, output), journal["owned"])
    path.unlink()
    shutil.rmtree(staging, ignore_errors=True)
    return True


def _make_way(target: Path, output: Path, removals: list[str]) -> None:
    """Where the address ``/x`` becomes ``/x/``, a file of ours stands in place of a folder; or the other way round."""
    if not target.is_dir() and not any(parent.is_file() for parent in target.parents):
        return
    for path in (output / name for name in removals):
        if path.is_relative_to(target) or target.is_relative_to(path):
            _remove(path, output)


def _order(path: str) -> tuple[int, str]:
    """Assets, then entries, then lists, then feeds and what else names everything."""
    if path.startswith(_ASSET_FOLDERS):
        return 0, path
    if _ENTRY.match(path):
        return 1, path
    return (3 if path.endswith(_FEED_SUFFIXES) else 2), path


def _owned_file(root: Path, output: Path) -> Path:
    name = re.sub(r"\W+", "-", str(output.relative_to(root) if output.is_relative_to(root) else output)).strip("-")
    return root / WORK_FOLDER / f"published-{name}.json"


def _owned(root: Path, output: Path) -> set[str]:
    """Files that an earlier publication put there; others are never removed."""
    try:
        return set(json.loads(_owned_file(root, output).read_text("utf-8")))
    except (OSError, ValueError):
        return set()


def _write_json(path: Path, value: object) -> None:
    """Write whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=0)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _remove(path: Path, top: Path) -> None:
    """Remove a file, and the folders that are empty without it."""
    if path.is_file() or path.is_symlink():
        path.unlink()
    for folder in path.parents:
        if folder == top or not folder.is_relative_to(top):
            return
        try:
            folder.rmdir()
        except FileNotFoundError:  # removed before a publication was cut off
            continue
        except OSError:  # not empty
            return
