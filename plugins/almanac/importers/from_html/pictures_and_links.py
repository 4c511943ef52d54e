"""Says where pictures and links of old HTML lead: what loads something becomes a link to where it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from almanac.read.values.invisible import as_published, without_blanks
from almanac.read.values.links import SAFE_SCHEMES

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Where a page keeps a picture that it loads late.
_SHOWN_FIRST = ("data-lazy-src", "data-src", "data-original", "src")
_YOUTUBE = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)")
_VIMEO = re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)")
_NAME_OF_FILE = re.compile(r"(?:-\d+x\d+|-scaled|-rotated)?\.\w+$")
_SEPARATORS = re.compile(r"[-_+\s]+")
_ENCODED = str.maketrans({" ": "%20", "\n": "", "\r": "", "\t": "", "<": "%3C", ">": "%3E", "\\": "%5C", "|": "%7C",
                          "`": "%60", "\u00a0": "%C2%A0", '"': "%22"})  # fmt: skip
_BROKEN = re.compile(r"^\s*//")


def linkable(address: str) -> bool:
    """Whether a page may lead to it: it runs nothing, however it is disguised."""
    bare = without_blanks(address)
    match = _SCHEME.match(bare)
    if not bare or (match and match[0][:-1].lower() not in SAFE_SCHEMES):
        return False
    try:
        parts = urlsplit(as_published(address))
        has_port = parts.port != 0
    except ValueError:  # half of an address of IPv6, a port that is none
        return False
    return parts.scheme not in ("http", "https") or (has_port and bool(re.search(r"\w", parts.hostname or "")))


def encoded(address: str) -> str:
    """The address, of which nothing would end it in a text."""
    return address.translate(_ENCODED)


def with_scheme(address: str) -> str:
    """The address, of which one without scheme is taken for that of a site of today."""
    bare = as_published(address)
    return f"https:{bare.strip()}" if _BROKEN.match(bare) else bare


def picture_address(image: Any) -> str:
    """Where the picture is, and not what stands in its place until it is loaded; empty where nothing says it."""
    for name in _SHOWN_FIRST:
        address = (image.get(name) or "").strip()
        if address and not address.lower().startswith("data:"):
            return with_scheme(address)
    return ""


def embedded_address(element: Any) -> str:
    """The address of what a frame, film, sound or object shows, as a page for people where that is known."""
    for address in _embedded(element):
        bare = with_scheme(address)
        youtube, vimeo = _YOUTUBE.match(bare), _VIMEO.match(bare)
        if youtube:
            return f"https://www.youtube.com/watch?v={youtube[1]}"
        if vimeo:
            return f"https://vimeo.com/{vimeo[1]}"
        if linkable(bare):
            return bare
    return ""


def _embedded(element: Any) -> Iterator[str]:
    for name in ("src", "data-src", "data-lazy-src", "data"):
        if element.get(name) and element.get(name) != "about:blank":
            yield element.get(name)
    for source in element.iter("source", "embed", "iframe"):
        if source is not element and source.get("src"):
            yield source.get("src")
    for parameter in element.iter("param"):
        if (parameter.get("name") or "").lower() in ("movie", "src", "url") and parameter.get("value"):
            yield parameter.get("value")


def words_of_file(address: str) -> str:
    """The name of a file in words, such as `river walk` of `/2019/river-walk-300x200.jpg`."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        path = ""
    name = _NAME_OF_FILE.sub("", posixpath.basename(path))
    return _SEPARATORS.sub(" ", name).strip()
