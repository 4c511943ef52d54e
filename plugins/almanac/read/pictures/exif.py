"""Reads what cameras and phones note in a picture's file (Exif), without its pixels being read."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from PIL import ExifTags, Image

from almanac.read.pictures.kinds import PILLOW
from almanac.read.pictures.notes import png, webp

_BEGINS = b"Exif\0\0"
_UPRIGHT = 1
_IN_CHUNKS = {"PNG": png.exif_of, "WebP": webp.exif_of}
# Browsers turn these by what was noted (4.6.4) or, an AVIF, by a part of the picture that Pillow shows as such a note.
_TURNED = frozenset(["JPEG", "PNG", "AVIF"])


def orientation_of(file: BinaryIO, kind: str) -> int:
    """How a browser turns the picture: 1 to 8 as in Exif 2.32, 4.6.4; ``kind`` is one of those made of pixels."""
    try:
        noted = _exif(file, kind).get(ExifTags.Base.Orientation) if kind in _TURNED else _UPRIGHT
    except Exception:  # noqa: BLE001 - notes of cameras are broken in every way, and browsers then look at none
        return _UPRIGHT
    return noted if type(noted) is int and 1 <= noted <= 8 else _UPRIGHT


def location_of(file: BinaryIO, kind: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees where it was taken; None where the file does not say."""
    try:
        gps = _exif(file, kind).get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _degrees(gps, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S", 90)
        longitude = _degrees(gps, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W", 180)
    except Exception:  # noqa: BLE001 - as above; what cannot be read is not published either
        return None
    return None if latitude is None or longitude is None else (latitude, longitude)


def _exif(file: BinaryIO, kind: str) -> Image.Exif:
    file.seek(0)
    if kind in _IN_CHUNKS:
        exif, noted = Image.Exif(), _IN_CHUNKS[kind](file)
        exif.load(noted if not noted or noted.startswith(_BEGINS) else _BEGINS + noted)
        return exif
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of notes that are broken, and of many pixels
        with Image.open(file, formats=[PILLOW[kind]]) as picture:
            return picture.getexif()


def _degrees(gps: Mapping[int, Any], number: int, half: int, negative: str, most: int) -> float | None:
    """Degrees, minutes and seconds as one number; None where it is no place on Earth."""
    parts: Sequence[float] = gps.get(number, ())
    if not parts:
        return None
    degrees = sum(float(part) / 60**n for n, part in enumerate(parts))
    return (-degrees if gps.get(half) == negative else degrees) if 0 <= degrees <= most else None
