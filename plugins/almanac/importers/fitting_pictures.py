"""Makes of a picture's bytes what the site takes: upright, without notes beside it, no larger than a page bears."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress

from PIL import Image

from almanac.read.pictures.kinds import KINDS, PILLOW, TO_CONVERT, kind_of
from almanac.read.pictures.picture import MAX_BYTES, MAX_PIXELS, faults_of
from almanac.read.pictures.published import turned
from almanac.read.pictures.whole import is_whole

# Of one side, where a picture has to be made smaller.
_MOST_PIXELS = 2000
_QUALITY = 85
_CAN_BE_SMALLER = frozenset(["JPEG", "PNG", "WebP"])


class UnfitPictureError(ValueError):
    """Why a picture cannot be shown, as the end of a sentence."""


def fitting(data: bytes) -> tuple[bytes, str]:
    """The bytes of a picture for the repository, and its kind (``JPEG``); raises ``UnfitPictureError``.

    What its file notes beside it, such as where it was taken, does not come.
    """
    kind = kind_of(data[:512])
    if kind not in KINDS:
        raise UnfitPictureError(_reason(kind))
    if kind != "SVG" and not is_whole(io.BytesIO(data), len(data), kind):
        raise UnfitPictureError("is cut off: its end is missing")
    # A broken file fails in the reader's every way; what is wrong with it, the gate below says.
    with suppress(Exception):
        data = turned(data)
        data = _smaller(data, kind) if len(data) > MAX_BYTES else data
    faults = faults_of(io.BytesIO(data), f"picture{KINDS[kind][0]}")
    if faults:
        raise UnfitPictureError(faults[0].message)
    return data, kind


def _reason(kind: str) -> str:
    if kind in TO_CONVERT:
        return f"is {kind}, which browsers do not show"
    return f"is not a picture, but {kind}" if kind else "is not a picture"


def _smaller(data: bytes, kind: str) -> bytes:
    if kind not in _CAN_BE_SMALLER:
        return data
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of notes that are broken, and of many pixels
        with Image.open(io.BytesIO(data), formats=[PILLOW[kind]]) as picture:
            if picture.width * picture.height > MAX_PIXELS * 2 or getattr(picture, "n_frames", 1) > 1:
                return data
            profile = picture.info.get("icc_profile")
            picture.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
            how = {"icc_profile": profile} | ({"optimize": True} if kind == "PNG" else {"quality": _QUALITY})
            picture.save(file, PILLOW[kind], **how)
    return file.getvalue()
