"""Keeps the list of our own files in an output folder; it lies in that folder, so that the two stay together."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath, PureWindowsPath

MANIFEST = ".almanac.json"
# The hash of a file that is ours whatever is in it.
ANY_CONTENT = ""
_HASH_BYTES = 16
_PIECE = 1 << 20
# A name that leads below the folder on any system, as almost all do; of others every part is looked at.
_PLAIN_NAME = re.compile(r"[^./\\:\0][^/\\:\0]*(?:/[^./\\:\0][^/\\:\0]*)*")
_quoted = json.JSONEncoder(ensure_ascii=False).encode


class NotAFileError(OSError):
    """The manifest is a pipe, a device, a link or a folder, from which reading might never end."""


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, from there, with forward slashes, sorted; links are not followed.

    Raises ``OSError`` where it may not look.
    """
    return sorted(_below(os.fspath(folder), ""))


def _below(folder: str, within: str) -> Iterator[str]:
    """There are thousands of folders: text, not paths."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{name}/")
            else:
                yield name


def write_manifest(folder: Path, names: Iterable[str], known: Mapping[str, str] | None = None) -> None:
    """List the files of a site, each with the hash of its content, in the folder that has them.

    ``known`` are hashes of others that are listed as well. Raises ``OSError``.
    """
    hashes = {**(known or {}), **{name: content_hash(folder / name) for name in names}}
    files = {name: hashes[name] for name in sorted(hashes) if name != MANIFEST}
    (folder / MANIFEST).write_text(f'{{\n"files": {_lines(files)}\n}}\n', "utf-8", newline="\n")


def owned(output: Path) -> dict[str, str]:
    """The files that builds put there, with their hashes; none where the list is missing or spoilt.

    Whoever can change the list can add a name, but hardly the hash of a file that they cannot read. Raises
    ``OSError``, ``NotAFileError``.
    """
    path = output / MANIFEST
    if not os.path.lexists(path):
        return {}
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotAFileError(errno.EINVAL, "it is no plain file", str(path))
    try:
        files = json.loads(path.read_text("utf-8"))["files"].items()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return {name: written for name, written in files if is_inside(name) and isinstance(written, str) and written}


def content_hash(path: Path) -> str:
    """What tells a file from one with other content; empty for what is no plain file. Raises ``OSError``."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return ""
    digest = blake2b(digest_size=_HASH_BYTES)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def is_inside(name: object) -> bool:
    """Whether a name from a file leads to a file below the folder, on any system."""
    if not isinstance(name, str) or not name or "\0" in name:
        return False
    if _PLAIN_NAME.fullmatch(name):
        return True
    parts = PurePosixPath(name).parts
    return "/".join(parts) == name and not PureWindowsPath(name).anchor and ".." not in parts


def _lines(files: Mapping[str, str]) -> str:
    """JSON with a line for each file, as ``json`` writes it with an indent of 0, which takes ten times as long."""
    lines = ",\n".join(f"{_quoted(name)}: {_quoted(written)}" for name, written in files.items())
    return f"{{\n{lines}\n}}" if lines else "{}"
