"""The files of a repository that are read: entries as text, pictures by path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from almanac.model.problem import Problem, Severity

MAX_BYTES = 1_000_000
_NOT_AN_ENTRY = ("is not read: it has no `.md` at its end", "rename it; pictures belong in content/images/")
# Whatever lies in content/images/ is published as it is: a page there would run its scripts.
_PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"])
_NO_PICTURE = ("is not a picture", "content/images/ takes jpg, png, gif, webp, avif and svg; put other files elsewhere")
# Names that a terminal obeys, or that are no text at all (undecodable bytes are surrogates).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


@dataclass(slots=True)
class Tree:
    """Texts of entries by path, in the order of folders and names, and the paths of pictures.

    Paths are relative to the repository's root, with forward slashes.
    """

    stories: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_tree(root: Path, *, events_path: str = "events") -> Tree:
    """Everything below ``content/`` and the folder of events; what cannot be read is a Problem."""
    tree = Tree()
    for folder, texts in (("content/stories", tree.stories), ("content/pages", tree.pages), (events_path, tree.events)):
        for path in _files(root, folder, tree.problems):
            if not path.endswith(".md"):
                tree.problems.append(Problem(path, 0, "", *_NOT_AN_ENTRY, Severity.WARNING))
            elif PurePosixPath(path).name != "README.md":
                _read(root, path, texts, tree.problems)
    for path in _files(root, "content/images", tree.problems):
        if PurePosixPath(path).suffix.lower() in _PICTURES:
            tree.images.append(path)
        elif PurePosixPath(path).name != "README.md":
            tree.problems.append(Problem(path, 0, "", *_NO_PICTURE))
    return tree


def _files(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    real_root = root.resolve()
    for parent, folders, names in os.walk(root / folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            problems += _faults_of_folder(Path(parent) / name, root)
        for name in sorted(names):
            file = Path(parent) / name
            path = file.relative_to(root).as_posix()
            if name.startswith("."):
                continue
            if _UNPRINTABLE.search(path):
                shown = _UNPRINTABLE.sub("\ufffd", path)
                problems.append(Problem(shown, 0, "", "has a name with characters that cannot be shown", "rename it"))
            elif file.is_symlink() and not _is_within(file, real_root):
                problems.append(
                    Problem(path, 0, "", "is a link to a file outside this repository", "put the file itself here")
                )
            else:
                yield path


def _faults_of_folder(folder: Path, root: Path) -> list[Problem]:
    path = _UNPRINTABLE.sub("\ufffd", folder.relative_to(root).as_posix())
    if folder.is_symlink():
        return [Problem(path, 0, "", "is a link to a folder, which is not followed", "put the folder itself here")]
    if folder.name.endswith(".md"):
        return [Problem(path, 0, "", "is a folder named like an entry", "rename the folder")]
    return []


def _is_within(file: Path, root: Path) -> bool:
    try:
        return file.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link that leads back to itself
        return False


def _read(root: Path, path: str, texts: dict[str, str], problems: list[Problem]) -> None:
    file = root / path
    try:
        if file.stat().st_size > MAX_BYTES:
            size = file.stat().st_size // 1_000_000
            problems.append(
                Problem(path, 0, "", f"has {size} MB", "a text has at most 200 KB; pictures belong in content/images/")
            )
            return
        data = file.read_bytes()
    except OSError as error:
        problems.append(
            Problem(path, 0, "", f"cannot be read: {error.strerror}", "look at the file and its permissions")
        )
        return
    try:
        texts[path] = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02X} is not UTF-8"
        problems.append(Problem(path, line, "", found, "save the file as UTF-8 in your editor"))


def read_text(path: Path) -> str:
    """A file's text; empty when it is missing or no text."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
