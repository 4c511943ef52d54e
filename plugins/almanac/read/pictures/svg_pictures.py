"""Looks after the pictures that a drawing has within it, as `data:` addresses: they are photos as others are."""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.parsers import expat

from almanac.model.problem import Problem
from almanac.read.pictures.exif import location_of
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.published import has_to_be_turned, turned, without_notes
from almanac.read.pictures.svg import embedded_in
from almanac.read.pictures.xmp import location_in_xmp

# As it stands in the file; what is written otherwise, such as with references to characters, is not found by it.
_WRITTEN = re.compile(
    rb"(?P<kind>data:image/(?:png|jpe?g|gif|webp|avif);base64,)(?P<content>[^\"'()<>]*)", re.IGNORECASE
)
# References to characters, escapes of styles, UTF-16: in these an address may be written so that it is not seen.
_DISGUISES = (b"&#", b"\\", b"\0")
_BLANKS = re.compile(r"\s+")


def faults_of_embedded(data: bytes, path: str) -> list[Problem]:
    """A Problem where a picture within a drawing without faults could not be published."""
    try:
        clean_drawing(data)
    except ValueError:
        message = "has a picture within it that no program can read, or that is written in a way of its own"
        return [Problem(path, 0, "", message, "embed the picture anew when you save it, or save the drawing as PNG")]
    return []


def location_of_embedded(data: bytes) -> tuple[float, float] | None:
    """Where the first of them that says so was taken; of a drawing without faults."""
    for content in _contents(data):
        file, kind = io.BytesIO(content), kind_of(content[:512])
        location = location_of(file, kind) or location_in_xmp(file, kind)
        if location is not None:
            return location
    return None


def clean_drawing(data: bytes) -> bytes:
    """The same drawing, its pictures without notes and upright; raises ``ValueError`` where that cannot be done."""
    clean = _WRITTEN.sub(_cleaned, data)
    for content in _contents(clean):
        if _clean(content) != content:
            raise ValueError("a picture that is written in a way of its own")
    return clean


def _cleaned(match: re.Match[bytes]) -> bytes:
    try:
        content = _decoded(match["content"].decode("ascii", "replace"))
        clean = _clean(content)
    except ValueError:  # no address of a picture, or one that is looked at as it is read
        return match[0]
    return match[0] if clean == content else match["kind"] + base64.b64encode(clean)


def _clean(content: bytes) -> bytes:
    if kind_of(content[:512]) not in PILLOW:
        raise ValueError("no picture in pixels")
    try:
        return turned(content) if has_to_be_turned(content) else without_notes(content)
    except (OSError, SyntaxError) as error:
        raise ValueError("a broken picture") from error


def _contents(data: bytes) -> Iterator[bytes]:
    if b"base64" not in data.lower() and not any(sign in data for sign in _DISGUISES):
        return iter(())
    try:
        addresses = embedded_in(data)
    except (expat.ExpatError, LookupError) as error:
        raise ValueError("a broken drawing") from error
    return (_decoded(address.partition(",")[2]) for address in addresses)


def _decoded(content: str) -> bytes:
    text = _BLANKS.sub("", unquote(html.unescape(content)))
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
