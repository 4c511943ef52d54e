"""Reads where a photo was taken from what programs note in its file as XML (XMP, ISO 16684-1)."""

from __future__ import annotations

import re
import warnings
from typing import BinaryIO
from xml.parsers import expat

from PIL import Image

from almanac.read.pictures.kinds import PILLOW
from almanac.read.pictures.notes import gif, png, webp

_EXIF = "http://ns.adobe.com/exif/1.0/"
_LATITUDE, _LONGITUDE = f"{_EXIF} GPSLatitude", f"{_EXIF} GPSLongitude"
# Exif for XMP, "GPSCoordinate": `50,44.004N`, or with seconds `50,44,0N`.
_COORDINATE = re.compile(r"\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])\s*", re.ASCII)
_IN_CHUNKS = {"PNG": png.xmp_of, "WebP": webp.xmp_of, "GIF": gif.xmp_of}
_MOST = 5_000_000


def location_in_xmp(file: BinaryIO, kind: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where the file does not say."""
    try:
        packet = _packet(file, kind)
        noted = _noted(packet) if packet and len(packet) <= _MOST else {}
        latitude, longitude = _degrees(noted.get(_LATITUDE, ""), 90), _degrees(noted.get(_LONGITUDE, ""), 180)
    except Exception:  # noqa: BLE001 - what programs note is broken in every way; what cannot be read is not published
        return None
    return None if latitude is None or longitude is None else (latitude, longitude)


def _packet(file: BinaryIO, kind: str) -> bytes:
    file.seek(0)
    if kind in _IN_CHUNKS:
        return _IN_CHUNKS[kind](file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of notes that are broken, and of many pixels
        with Image.open(file, formats=[PILLOW[kind]]) as picture:
            packet = picture.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else b""


def _noted(packet: bytes) -> dict[str, str]:
    """The first value of each of the two properties, which stand as attributes or as elements."""
    noted: dict[str, str] = {}
    text: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        del name
        text.clear()
        for attribute in (_LATITUDE, _LONGITUDE):
            if attribute in attributes:
                noted.setdefault(attribute, attributes[attribute])

    def end(name: str) -> None:
        if name in {_LATITUDE, _LONGITUDE}:
            noted.setdefault(name, "".join(text))
        text.clear()

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = _refuse  # entities can grow without end
    parser.Parse(packet.strip(b"\0 \t\r\n"), True)
    return noted


def _refuse(*_: object) -> None:
    raise ValueError("an XMP packet has no document type")


def _degrees(written: str, most: int) -> float | None:
    match = _COORDINATE.fullmatch(written)
    if match is None:
        return None
    whole, minutes, seconds, half = match.groups()
    degrees = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
    if degrees > most:
        return None
    return -degrees if half in "SW" else degrees
