"""Makes of a picture what is published: without what its file notes beside it, and upright without being told."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Any

from PIL import Image, ImageSequence
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from almanac.read.pictures.exif import orientation_of
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.notes import avif, gif, jpeg, png, webp

_WITHOUT_NOTES: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": jpeg.without_notes,
    "PNG": png.without_notes,
    "GIF": gif.without_notes,
    "WebP": webp.without_notes,
    "AVIF": avif.without_notes,
}
_TURNED_BY_NOTES = frozenset(["JPEG", "PNG"])
# By orientation (Exif 2.32, 4.6.4), as `ImageOps.exif_transpose` has them.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset(TURNS[n] for n in range(5, 9))
_SIDEWAYS_SAMPLING = 1  # 4:2:2, which turned is 4:4:0
_FULL_SAMPLING = 0


def without_notes(data: bytes) -> bytes:
    """The same picture with no metadata but its colour profile; what is no picture in pixels stays as it is.

    Nothing is compressed anew. Raises ``ValueError`` where the file cannot be taken apart.
    """
    kind = kind_of(data[:512])
    return _WITHOUT_NOTES[kind](data) if kind in _WITHOUT_NOTES else data


def has_to_be_turned(data: bytes) -> bool:
    """Whether a browser would turn it by what ``without_notes`` takes out."""
    return _turn(data) is not None


def turned(data: bytes) -> bytes:
    """A picture that has to be turned, upright and without notes; a JPEG is compressed anew, as it was before."""
    kind, turn, file = kind_of(data[:512]), _turn(data), io.BytesIO()
    if turn is None:
        return without_notes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of notes that are broken, and of many pixels
        with Image.open(io.BytesIO(without_notes(data)), formats=[PILLOW[kind]]) as picture:
            how = {"icc_profile": picture.info.get("icc_profile")}
            how |= _jpeg_compression(picture, turn) if isinstance(picture, JpegImageFile) else {}
            first, *more = ImageSequence.all_frames(picture, lambda frame: frame.transpose(turn))
            if more:
                lasting = [frame.info.get("duration", 0) for frame in (first, *more)]
                how |= {
                    "save_all": True,
                    "append_images": more,
                    "duration": lasting,
                    "loop": picture.info.get("loop", 0),
                }
            first.save(file, PILLOW[kind], **how)
    return without_notes(file.getvalue())


def _turn(data: bytes) -> Image.Transpose | None:
    kind = kind_of(data[:512])
    return TURNS.get(orientation_of(io.BytesIO(data), kind)) if kind in _TURNED_BY_NOTES else None


def _jpeg_compression(picture: JpegImageFile, turn: Image.Transpose) -> dict[str, Any]:
    """How it was compressed, for the picture when it lies on its side, if it does."""
    tables, sampling = picture.quantization, get_sampling(picture)
    if turn in SIDEWAYS:
        tables = {number: [table[n % 8 * 8 + n // 8] for n in range(64)] for number, table in tables.items()}
        sampling = _FULL_SAMPLING if sampling == _SIDEWAYS_SAMPLING else sampling
    how: dict[str, Any] = {"qtables": tables, "progressive": bool(picture.info.get("progressive"))}
    return how | ({"subsampling": sampling} if sampling >= 0 else {})
