"""Checks a picture: whether it is what its name says, whole, and no larger than a page can bear.

Of most files only the beginning and the end are read; at most one of ``MAX_BYTES`` is in memory.
"""

from __future__ import annotations

import io
import warnings
from pathlib import PurePosixPath
from typing import BinaryIO

from PIL import Image

from almanac.model.image import Size
from almanac.model.problem import Problem, Severity
from almanac.read.pictures.exif import location_of, orientation_of
from almanac.read.pictures.kinds import KINDS, PILLOW, TO_CONVERT, kind_of
from almanac.read.pictures.svg import faults_of_svg
from almanac.read.pictures.svg_pictures import faults_of_embedded, location_of_embedded
from almanac.read.pictures.svg_size import svg_size
from almanac.read.pictures.whole import is_whole, webp_canvas
from almanac.read.pictures.xmp import location_in_xmp

MAX_BYTES = 5_000_000
MAX_PIXELS = 50_000_000
_POINTER = b"version https://git-lfs"
# Exif 2.32, 4.6.4: the camera was held upright, and browsers turn the picture.
_ON_ITS_SIDE = frozenset([5, 6, 7, 8])
_CUT_OFF = ("is cut off: its end is missing", "put it here again, from where it is whole")
_SMALLER = "make it smaller: 2,000 pixels across are plenty"


def faults_of(file: BinaryIO, path: str) -> list[Problem]:
    """What is wrong with a picture; ``file`` is at its beginning, ``path`` is what Problems name."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    beginning = file.read(512)
    fault = _not_a_picture(beginning, size, PurePosixPath(path).suffix.lower())
    if fault is None and path.lower().endswith(".svg"):
        file.seek(0)
        data = file.read()
        return faults_of_svg(data, path) or faults_of_embedded(data, path)
    fault = fault or _broken(file, size, kind_of(beginning))
    return [Problem(path, 0, "", *fault)] if fault else []


def size_of(file: BinaryIO) -> Size | None:
    """How large a picture without faults is shown; None for a drawing that does not say."""
    file.seek(0)
    beginning = file.read(512)
    kind = kind_of(beginning)
    file.seek(0)
    if kind == "SVG":
        return svg_size(file.read())
    if kind == "WebP":  # its reader makes room for the whole picture at once
        return Size(*webp_canvas(beginning[:30]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of many pixels, which `faults_of` counts
        with Image.open(file, formats=[PILLOW[kind]]) as picture:
            width, height = picture.size
    turned = orientation_of(file, kind) in _ON_ITS_SIDE
    return Size(height, width) if turned else Size(width, height)


def warnings_of(file: BinaryIO, path: str) -> list[Problem]:
    """What its author may not know of a picture without faults: where it was taken can be read from it."""
    file.seek(0)
    kind = kind_of(file.read(512))
    if kind == "SVG":
        file.seek(0)
        location = location_of_embedded(file.read())
    else:
        location = location_of(file, kind) or location_in_xmp(file, kind)
    if location is None:
        return []
    message = f"says where it was taken ({location[0]:.4f}, {location[1]:.4f})"
    published = f"output/{path.removeprefix('content/')}"
    hint = (
        "readers get a copy that does not, but this one stays in the repository for everyone to read: save it without "
        f"its location in a picture program, or put the copy of a build, {published}, in its place"
    )
    return [Problem(path, 0, "", message, hint, Severity.WARNING)]


def _not_a_picture(beginning: bytes, size: int, suffix: str) -> tuple[str, str] | None:
    """What the size and the first bytes say, and the remedy."""
    if size == 0:
        return "is empty", "put the picture here again"
    if beginning.startswith(_POINTER):
        hint = "bring it with `git lfs pull`; whoever builds the site needs it too"
        return "is only a note of Git LFS that says where the picture is", hint
    if size > MAX_BYTES:
        return f"has {size / 1_000_000:.1f} MB, more than {MAX_BYTES // 1_000_000}", _SMALLER
    kind = kind_of(beginning)
    if suffix in KINDS.get(kind, ()):
        return None
    meant = next(name for name, suffixes in KINDS.items() if suffix in suffixes)
    if kind in KINDS:
        return f"is {kind}, but its name says {meant}", f"rename it: its name ends in `{KINDS[kind][0]}`"
    if kind in TO_CONVERT:
        return f"is {kind}, which browsers do not show", "open it in a picture program, and save it as JPEG or PNG"
    return (
        f"is not a picture: it is {kind}" if kind else "is not a picture",
        "put the picture itself here, or delete it",
    )


def _broken(file: BinaryIO, size: int, kind: str) -> tuple[str, str] | None:
    """What the header says of the picture's measures, and whether its end is there."""
    try:
        width, height = measures(file, kind)
    except Image.DecompressionBombError:
        return f"has more than {MAX_PIXELS // 1_000_000} million pixels", _SMALLER
    except Exception:  # noqa: BLE001 - a broken file fails in the reader's every way
        broken = f"is broken: no program can read it as {kind}", "save it again, or send it anew"
        return broken if is_whole(file, size, kind) else _CUT_OFF
    if width * height > MAX_PIXELS:
        return f"is {width:,} by {height:,} pixels, more than {MAX_PIXELS // 1_000_000} million", _SMALLER
    return None if is_whole(file, size, kind) else _CUT_OFF


def measures(file: BinaryIO, kind: str) -> tuple[int, int]:
    """Width and height as they are in the file, from the header alone where the kind allows it."""
    file.seek(0)
    canvas = webp_canvas(file.read(30)) if kind == "WebP" else (0, 0)
    # Its reader makes room for the whole picture at once.
    if canvas[0] * canvas[1] > MAX_PIXELS:
        return canvas
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of many pixels, which are counted here
        with Image.open(file, formats=[PILLOW[kind]]) as picture:
            return picture.size
