"""Lists the files below a folder: ordinary ones, with names that can be shown, of this repository."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from almanac.model.problem import Problem, Severity
from almanac.read.entries.file_names import faults_of_name

MAX_DEPTH = 20
# Names that a terminal obeys, that nobody can see, or that are no text at all (undecodable bytes are surrogates).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_PUT_HERE = "put the file itself here"
_FOLDER_IS_LINK = ("is a link to a folder, which is not followed", "put the folder itself here")
_KINDS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}


def files(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Paths from the root, in the order of folders and names; what is left out but for hidden files is a Problem."""
    if _is_there(root, folder, problems):
        yield from _below(root, PurePosixPath(folder).as_posix(), problems)


def _below(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """The files of a folder, then those of the folders in it; paths are texts here, since there are thousands."""
    beginning = "" if folder == "." else f"{folder}/"
    inside, names = [], []
    for entry in _listed(root, folder, problems):
        if not _is_folder(entry):
            names.append(entry)
        elif not entry.name.startswith("."):
            path = f"{beginning}{entry.name}"
            faults = _faults_of_folder(entry, path)
            problems += faults
            inside += [] if faults else [path]
    for entry in names:
        path = f"{beginning}{entry.name}"
        faults = _faults_of_file(root, entry, path)
        problems += faults
        if not entry.name.startswith(".") and not any(fault.is_error for fault in faults):
            yield path
    for path in inside:
        yield from _below(root, path, problems)


def _listed(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What a folder has, by name."""
    try:
        with os.scandir(os.path.join(root, folder)) as entries:  # noqa: PTH118 - a Path takes as long as the rest
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_there(root: Path, folder: str, problems: list[Problem]) -> bool:
    """Whether there is such a folder, without a link on the way that would lead out of the repository."""
    parts = PurePosixPath(folder).parts
    for n in range(1, len(parts) + 1):
        path = PurePosixPath(*parts[:n]).as_posix()
        if (root / path).is_symlink():
            problems.append(Problem(path, 0, "", *_FOLDER_IS_LINK))
            return False
        if (root / path).exists() and not (root / path).is_dir():
            problems.append(Problem(path, 0, "", "is not a folder", "rename the file: a folder belongs here"))
            return False
    return (root / folder).is_dir()


def _faults_of_folder(entry: os.DirEntry[str], path: str) -> list[Problem]:
    shown = _shown(path)
    if shown != path:
        return [_unprintable(shown)]
    if entry.is_symlink():
        return [Problem(path, 0, "", *_FOLDER_IS_LINK)]
    if path.endswith(".md"):
        return [Problem(path, 0, "", "is a folder named like an entry", "rename the folder")]
    if path.count("/") > MAX_DEPTH:
        return [
            Problem(
                path, 0, "", f"lies more than {MAX_DEPTH} folders deep", "move it up: a folder for each year is plenty"
            )
        ]
    return faults_of_name(path)


def _faults_of_file(root: Path, entry: os.DirEntry[str], path: str) -> list[Problem]:
    if entry.name == ".md":
        hint = "give it one, such as `what-we-learned.md`"
        return [Problem(path, 0, "", "is not read: it has no name before `.md`", hint, Severity.WARNING)]
    if entry.name.startswith("."):
        return []
    shown = _shown(path)
    if shown != path:
        return [_unprintable(shown)]
    try:
        return _faults_of_kind(root, entry, path) or faults_of_name(path, is_entry=path.endswith(".md"))
    except OSError as error:
        return [_unreadable(path, error)]


def _shown(path: str) -> str:
    """The path as it can be shown; all that a terminal cannot show is unprintable to Python, which says so at once."""
    return path if path.isprintable() else _UNPRINTABLE.sub("\ufffd", path)


def _unprintable(shown: str) -> Problem:
    return Problem(shown, 0, "", "has a name with characters that cannot be shown", "rename it")


def _unreadable(path: str, error: OSError) -> Problem:
    hint = "look at the file and its permissions"
    return Problem(_shown(path), 0, "", f"cannot be read: {error.strerror}", hint)


def _faults_of_kind(root: Path, entry: os.DirEntry[str], path: str) -> list[Problem]:
    """Whether it is an ordinary file of this repository, or a link to one."""
    if entry.is_symlink():
        return _faults_of_link(root, path)
    if entry.is_file(follow_symlinks=False):
        return []
    kind = stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    if kind == stat.S_IFREG:  # by now it is one
        return []
    message = f"is {_KINDS.get(kind, 'something else')}, not a file"
    return [Problem(path, 0, "", message, f"delete it, and {_PUT_HERE}")]


def _faults_of_link(root: Path, path: str) -> list[Problem]:
    real_root = root.resolve()
    try:
        target = (root / path).resolve()
    except (OSError, RuntimeError):
        return [Problem(path, 0, "", "is a link that leads back to itself", _PUT_HERE)]
    if not target.is_relative_to(real_root):
        return [Problem(path, 0, "", "is a link to a file outside this repository", _PUT_HERE)]
    inside = target.relative_to(real_root)
    if any(part.startswith(".") for part in inside.parts):
        return [Problem(path, 0, "", f"is a link to a hidden file, {inside.as_posix()}", _PUT_HERE)]
    if not target.exists():
        return [Problem(path, 0, "", f"is a link to {inside.as_posix()}, which is not there", _PUT_HERE)]
    if not target.is_file():
        return [Problem(path, 0, "", f"is a link to {inside.as_posix()}, which is not a file", _PUT_HERE)]
    return []
