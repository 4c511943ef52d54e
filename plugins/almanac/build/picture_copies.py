"""Plans the narrower copies of pictures, which workers make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.metadata import version
from pathlib import Path

from almanac.build.assets import SavedMeanwhileError, fingerprint_of_bytes
from almanac.check.built_pages.check_pages import PagesRefused
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.read.pictures.copies import CannotCopyError
from almanac.render.outputs.output import File, fingerprint
from almanac.store.picture_copies import PictureCopies

KIND = "picture copy"
_HINT = "open it in a picture program, and save it anew"


def picture_copies(root: Path, edition: Edition, printed: Mapping[str, bytes]) -> Iterator[File]:
    """Every copy; ``printed`` are fingerprints of the pictures by their addresses, where anybody asks for those.

    Making one raises ``PagesRefused`` with the picture's name where that is broken, ``SavedMeanwhileError`` where it
    is not the one whose fingerprint that is.
    """
    kept = PictureCopies(root)
    for picture, widths in edition.picture_widths.items():
        path = f"content{picture}"
        if path in edition.lost_pictures:
            continue
        for form in edition.site.picture_formats:
            for width in widths:
                of = printed.get(picture, b"")
                made_from = fingerprint(of, width, form, version("pillow"))
                where = address.picture_copy(picture, width, form)
                yield File(where, KIND, made_from, partial(_copy, kept, path, of, width, form))


def _copy(kept: PictureCopies, path: str, of: bytes, width: int, form: str) -> bytes:
    picture = kept.picture(path)
    try:
        data = kept.copy(picture, width, form)
    except CannotCopyError as reason:
        raise PagesRefused((Problem(path, 0, "", f"cannot be made smaller: {reason}", _HINT),)) from None
    if of and of != fingerprint_of_bytes(picture):
        raise SavedMeanwhileError(data)
    return data
