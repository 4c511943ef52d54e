"""Takes out of the pictures of a built site what their files note, and keeps what had to be compressed anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from almanac.model.problem import Problem
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.published import has_to_be_turned, turned, without_notes
from almanac.read.pictures.svg_pictures import clean_drawing
from almanac.store.kept_files import KeptFiles
from almanac.store.publishing.publisher import WORK_FOLDER

_FOLDER = "pictures"
_DRAWING = ".svg"
_BEGINNING = 512
# What most files are, and no picture: none of them is opened.
_TEXTS = (".html", ".xml", ".json", ".geojson", ".ics", ".css", ".js", ".txt")


def clean_pictures(
    root: Path, output: Path, names: Iterable[str] | None = None, *, forget: bool = True
) -> tuple[Problem, ...]:
    """Do so for each below ``output``, whatever its name says; a Problem for each that cannot be read.

    ``names`` are those of the files to look at, from there; without them it is every file.
    ``root`` is the repository's, where what is compressed anew is kept by its content; where ``output`` has all
    pictures of a site, what is kept of others can ``forget`` them.
    """
    kept = KeptFiles(root / WORK_FOLDER / _FOLDER)
    problems = []
    files = _files(output) if names is None else (output / name for name in sorted(names))
    for path in filter(_is_picture, files):
        data = path.read_bytes()
        try:
            clean = _clean(kept, data)
        except (ValueError, OSError, SyntaxError):
            message = "cannot be published: what cameras and programs noted in it cannot be taken out"
            where = path.relative_to(output).as_posix()
            problems.append(Problem(where, 0, "", message, "save it again in a picture program"))
            continue
        if clean != data:
            _replace(path, clean)
    if forget and not problems:
        kept.forget_others()
    return tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names))


def _is_picture(path: Path) -> bool:
    if path.name.endswith(_TEXTS) or not path.is_file():
        return False
    with path.open("rb") as file:
        return path.suffix.lower() == _DRAWING or kind_of(file.read(_BEGINNING)) in PILLOW


def _clean(kept: KeptFiles, data: bytes) -> bytes:
    if kind_of(data[:_BEGINNING]) not in PILLOW:
        return clean_drawing(data)
    if not has_to_be_turned(data):
        return without_notes(data)
    # Another version of what compresses may do so otherwise.
    name = sha256(f"pillow {version('pillow')}\n".encode() + data).hexdigest()
    return kept.get(name, lambda: turned(data))


def _replace(path: Path, data: bytes) -> None:
    """In a new file: the old one may be a second name of the source."""
    begun = path.with_name(f".{path.name}.cleaned")
    begun.write_bytes(data)
    begun.replace(path)
