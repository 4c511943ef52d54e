"""Tells kinds of pictures apart by their first bytes."""

from __future__ import annotations

import re

# The suffixes of each kind of picture, the one to rename to first.
KINDS = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "SVG": (".svg",),
}
SUFFIXES = frozenset(suffix for suffixes in KINDS.values() for suffix in suffixes)
_HEIC, _TIFF, _BITMAP = "a picture in HEIC, as phones save it", "a picture in TIFF", "a Windows bitmap"
# Pictures that browsers do not show.
TO_CONVERT = frozenset([_HEIC, _TIFF, _BITMAP])
# How files begin that are taken for pictures.
_BEGINNINGS = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"....ftyp(?:heic|heix|hevc|mif1|msf1)", re.DOTALL), _HEIC),
    (re.compile(rb"....ftyp|\x1aE\xdf\xa3", re.DOTALL), "a film"),
    (re.compile(rb"%PDF-"), "PDF"),
    (re.compile(rb"II\*\x00|MM\x00\*"), _TIFF),
    (re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL), _BITMAP),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, or a document of an office program"),
    (re.compile(rb"\x1f\x8b"), "compressed (gzip)"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)", re.IGNORECASE), "HTML"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!doctype svg|!--)", re.IGNORECASE), "SVG"),
)
# What Pillow calls those that are made of pixels.
PILLOW = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "GIF", "WebP": "WEBP", "AVIF": "AVIF"}


def kind_of(beginning: bytes) -> str:
    """One of ``KINDS``, what else it is in words (``PDF``), or an empty string."""
    return next((kind for begins, kind in _BEGINNINGS if begins.match(beginning)), "")
