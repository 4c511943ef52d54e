"""Makes of a picture what a book has of it: JPEG or PNG, which all programs show, no larger than paper wants it."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from almanac.read.pictures.copies import CannotCopyError, is_flat, measured, opened
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.published import has_to_be_turned, without_notes

# At 200 pixels to the inch as wide as the text of a page of A4, and as high as most of it.
MOST_ACROSS, MOST_DOWN = 1300, 1800
# What is as it should be and no heavier stays as it is; what has no loss is only kept so below the other bound.
_LIGHT, _MOST_WITHOUT_LOSS = 300_000, 600_000
_AS_THEY_ARE = frozenset(["JPEG", "PNG"])
_QUALITY = 82
_WHITE = (255, 255, 255)


def book_copy(data: bytes) -> bytes:
    """The picture, made of pixels, for a book; raises ``CannotCopyError``."""
    if kind_of(data[:512]) not in PILLOW:
        raise CannotCopyError("it is no picture made of pixels")
    try:
        size = measured(io.BytesIO(data))
        if size is None:
            raise CannotCopyError("it does not say how large it is")
        across, down = size.size.width, size.size.height
        if across <= MOST_ACROSS and down <= MOST_DOWN and _can_stay(data):
            return without_notes(data)
        scale = min(1.0, MOST_ACROSS / across, MOST_DOWN / down)
        return _saved(opened(data, max(1, round(across * scale))), is_flat=is_flat(data))
    except (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise CannotCopyError(str(error)) from None


def _can_stay(data: bytes) -> bool:
    return len(data) <= _LIGHT and kind_of(data[:512]) in _AS_THEY_ARE and not has_to_be_turned(data)


def _saved(picture: Image.Image, *, is_flat: bool) -> bytes:
    if is_flat or picture.mode == "RGBA":
        without_loss = _written(picture, "PNG", optimize=True)
        if len(without_loss) <= _MOST_WITHOUT_LOSS:
            return without_loss
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, _WHITE)
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    return _written(picture, "JPEG", quality=_QUALITY, optimize=True)


def _written(picture: Image.Image, kind: str, **how: object) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture.save(file, kind, **how)
    return file.getvalue()
