"""Makes narrower copies of a picture, in formats that weigh less: upright, in sRGB, with nothing noted in them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Literal

from PIL import Image, ImageCms, ImageFile

from almanac.model.image import Measured, Size
from almanac.read.pictures.exif import orientation_of
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.picture import MAX_PIXELS, measures, size_of
from almanac.read.pictures.published import SIDEWAYS, TURNS

# A telephone of 360 to 412 points with one, two or three pixels to each finds what it needs, and hardly more.
_WIDTHS = (360, 720, 1080, 1600)
# A copy that is hardly narrower than the next one is not worth its bytes.
_NARROWER = 0.9
_SAVED: dict[str, tuple[str, dict[str, Any]]] = {
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    # One thread: with more of them the bytes would be others on each machine.
    "avif": ("AVIF", {"quality": 60, "speed": 6, "max_threads": 1}),
}
# What was kept without loss in so few bytes for each pixel is flat, such as a screen or a drawing: so is its copy.
_FLAT = 1.0
_WITHOUT_LOSS = frozenset(["PNG", "GIF"])
_WITH_ALPHA = frozenset(["RGBA", "LA", "PA", "La", "RGBa"])
_MOVING_WEBP = 0x02  # RFC 9649 2.7: a flag of the header VP8X
_SRGB: Literal["sRGB"] = "sRGB"


class CannotCopyError(ValueError):
    """A picture is broken where no look at its header shows it."""


def measured(file: BinaryIO) -> Measured | None:
    """The size of a picture without faults, and the widths of its copies; None for a drawing that does not say."""
    size = size_of(file)
    return Measured(size, _widths(size) if _stands_still(file) else ()) if size else None


def _widths(size: Size) -> tuple[int, ...]:
    """Never more than it has: what is small has no copy."""
    if size.width <= _WIDTHS[0]:
        return ()
    largest = min(size.width, _WIDTHS[-1])
    return (*(width for width in _WIDTHS if width < largest * _NARROWER), largest)


def _stands_still(file: BinaryIO) -> bool:
    file.seek(0)
    beginning = file.read(512)
    kind = kind_of(beginning)
    if kind == "WebP":
        return beginning[12:16] != b"VP8X" or not beginning[20] & _MOVING_WEBP
    if kind == "AVIF":
        return beginning[8:12] == b"avif"
    if kind not in PILLOW:
        return False
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of many pixels, which `faults_of` counts
        with Image.open(file, formats=[PILLOW[kind]]) as picture:
            return kind == "JPEG" or not getattr(picture, "is_animated", False)


def copy(data: bytes, width: int, form: str) -> bytes:
    """The picture as wide as that in one of the formats of copies; raises ``CannotCopyError``.

    The same data give the same bytes by the same build of Pillow.
    """
    try:
        picture = opened(data, width)
        name, how = _SAVED[form]
        saved = _saved(picture, name, how)
        if form == "webp" and is_flat(data):
            return min(_saved(picture, name, how | {"lossless": True}), saved, key=len)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
        raise CannotCopyError(str(error)) from None
    return saved


def opened(data: bytes, width: int) -> Image.Image:
    """The pixels of a picture, as wide as that and upright, in sRGB; raises ``CannotCopyError``."""
    kind, file = kind_of(data[:512]), io.BytesIO(data)
    across, down = measures(file, kind)
    if across * down > MAX_PIXELS:
        raise CannotCopyError("it has too many pixels")
    file.seek(0)
    turn = TURNS.get(orientation_of(file, kind))
    file.seek(0)
    size = _size(across, down, width, is_sideways=turn in SIDEWAYS)
    with _lenient(), Image.open(file, formats=[PILLOW[kind]]) as picture:
        # A JPEG is read as small as it has to be, for which most of its data need no work.
        picture.draft(None, size)
        profile = picture.info.get("icc_profile")
        pixels = _in_colours(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    pixels = _in_srgb(pixels, profile)
    pixels = pixels.transpose(turn) if turn is not None else pixels
    pixels.info = {}
    return pixels


def _size(across: int, down: int, width: int, *, is_sideways: bool) -> tuple[int, int]:
    """As wide as that once it stands upright, and in its proportions."""
    if is_sideways:
        return max(1, round(across * width / down)), width
    return width, max(1, round(down * width / across))


@contextmanager
def _lenient() -> Iterator[None]:
    """Read as browsers do: of a picture with a broken place what is whole."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _in_colours(picture: Image.Image) -> Image.Image:
    """With a channel for each colour, or grey: what is resized and has a profile."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in _WITH_ALPHA or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in ("L", "RGB", "CMYK"):
        picture.load()
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """As browsers show it where no profile says otherwise; a profile that is broken, they do not look at."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    coloured = picture.convert("RGB") if alpha else picture
    converted = _converted(coloured, profile) or coloured
    converted = converted.convert("RGB") if converted.mode != "L" else converted
    if alpha:
        converted.putalpha(alpha)
    return converted


def _converted(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if _SRGB in ImageCms.getProfileDescription(own):
            return None
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile(_SRGB), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def is_flat(data: bytes) -> bool:
    """Whether it is a screen or a drawing rather than a photograph."""
    kind = kind_of(data[:512])
    if kind not in _WITHOUT_LOSS:
        return False
    across, down = measures(io.BytesIO(data), kind)
    return len(data) <= _FLAT * across * down


def _saved(picture: Image.Image, name: str, how: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    picture.save(file, name, **how)
    return file.getvalue()
