"""Knows where each address of the old site leads now, in whichever form a text or a list has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, unquote, urljoin, urlsplit

# Of a folder's page, as some servers show it.
_INDEX = re.compile(r"/index\.(?:html?|php)$", re.IGNORECASE)
# Where a reader was on the page: at its form for answers. A comment itself keeps its place.
_PLACE_AMONG_ANSWERS = re.compile(r"(?:comments|respond|reply|disqus|more)(?:[-_].*)?", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}


class OldAddresses:
    """Old addresses and the new ones; the first that claims an old one has it.

    ``base`` is the address of the old site, or empty: ``http``, ``https``, ``www.`` or not are all the same.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self._host = _host(_split(base)) if base else ""
        self._below = _path(urlsplit(base).path) if base else ""
        self._new: dict[str, str] = {}

    def add(self, old: str, new: str) -> None:
        """Say that a path of the old site (``/2019/05/old/``, ``/?p=12``) leads to one of the new site."""
        parts = _split(old)
        for key in _keys(parts.path, parts.query, self._below):
            self._new.setdefault(key, new)
            break

    def find(self, link: str, beside: str = "") -> str:
        """Where a link of a text leads now, with its part of the page; empty where that is not known.

        ``beside`` is the address against which a relative link is read.
        """
        parts = self._parts(link, beside)
        if parts is None:
            return ""
        for key in _keys(parts.path, parts.query, self._below):
            if key in self._new:
                part = parts.fragment
                return self._new[key] + (f"#{part}" if part and not _PLACE_AMONG_ANSWERS.fullmatch(part) else "")
        is_front_page = _path(parts.path) in {"/", self._below or "/"} and not parts.query
        return "/" if is_front_page else ""

    def is_old(self, link: str, beside: str = "") -> bool:
        """Whether the link is one to the old site."""
        return self._parts(link, beside) is not None

    def absolute(self, link: str, beside: str = "") -> str:
        """The link with scheme and host, if the old site's address is known; else as it is."""
        whole = _joined(self._whole_base(beside), link)
        return whole if _split(whole).netloc else link

    def path_of(self, link: str, beside: str = "") -> str:
        """The path of the old site that a link leads to, percent-decoded, without query; empty for other sites."""
        parts = self._parts(link, beside)
        return _path(parts.path) if parts is not None else ""

    def _parts(self, link: str, beside: str) -> SplitResult | None:
        """The link taken apart, if it is one to the old site."""
        parts = _split(_joined(self._whole_base(beside), link))
        if parts.scheme not in {"", "http", "https"}:
            return None
        return parts if not parts.netloc or _host(parts) == self._host else None

    def _whole_base(self, beside: str) -> str:
        return _joined(self.base, beside) if beside else self.base


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # such as an unclosed bracket of an IPv6 host
        return urlsplit("none:")


def _host(parts: SplitResult) -> str:
    try:
        port = parts.port or 0
    except ValueError:
        return ""
    name = (parts.hostname or "").removeprefix("www.")
    return name if port in {0, _DEFAULT_PORTS.get(parts.scheme, 0)} else f"{name}:{port}"


def _path(path: str) -> str:
    """In one form: percent-decoded, NFC, without a slash at its end or the name of a folder's page."""
    plain = unicodedata.normalize("NFC", unquote(path))
    return "/" + _INDEX.sub("", re.sub(r"/{2,}", "/", f"/{plain}")).strip("/")


def _keys(path: str, query: str, below: str) -> Iterator[str]:
    """The keys under which an address may be known, the most exact first.

    Of a query it may be one part alone (``p=12``): what else stands there is for whoever counts readers.
    """
    plain = _path(path)
    places = [plain]
    if below not in {"", "/"} and f"{plain}/".startswith(f"{below}/"):
        places.append(_path(plain.removeprefix(below)))
    for place in places:
        if query:
            yield f"{place}?{unquote(query)}"
            yield from (f"{place}?{name}={value}" for name, value in parse_qsl(query))
    for place in places:
        if place != "/":
            yield place
