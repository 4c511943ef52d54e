"""Addresses that people write: which are safe, and where a path in the sources leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from almanac.read.fault import Fault, did_you_mean

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Browsers drop these inside an address, so that they can hide a scheme.
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff]+")
_PELICAN = re.compile(r"[{|](filename|static|attach)[}|]", re.IGNORECASE)
SAFE_SCHEMES = frozenset(["http", "https", "mailto"])


def web_address(text: str) -> str:
    """An http(s) address; raises ``Fault`` for anything else."""
    address = text.strip()
    parts = _split(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc or re.search(r"\s", address):
        hint = f"write `https://{address}`" if _looks_like_host(address) else "an address begins with `https://`"
        raise Fault(f"`{text}` is not a web address", hint)
    return address


def host(address: str) -> str:
    """The host of a web address, in lower case."""
    return (_split(address).hostname or "").lower()


def check_scheme(address: str) -> None:
    """Raises ``Fault`` unless the address is http(s), mailto or a path, however it is disguised."""
    bare = _IGNORED_BY_BROWSERS.sub("", address)
    match = _SCHEME.match(bare)
    if match and match[0][:-1].lower() not in SAFE_SCHEMES:
        raise Fault(
            f"`{address.strip()}` is not an address that can be linked",
            "http, https, mailto, or a path inside the site",
        )
    if match is None and bare.startswith("//"):
        raise Fault(f"`{address.strip()}` leaves out https:", f"write `https:{bare}`")


def site_path(text: str) -> str:
    """A path inside the site, for ``aliases``: ``/old/address/``; raises ``Fault`` otherwise."""
    path = text.strip()
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        raise Fault(f"`{text}` is not a path inside this site", "begin with one slash: `/old/address/`")
    if ".." in path.split("/") or "?" in path or "#" in path or _IGNORED_BY_BROWSERS.search(path):
        raise Fault(f"`{text}` cannot be an old address", "write the path alone, without `..`, `?`, `#` and spaces")
    return posixpath.normpath(path) + ("/" if path.endswith("/") and path != "/" else "")


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a path in the sources leads: entries and pictures by path, with their addresses.

    ``content`` is the folder that ``{filename}`` starts from; ``base`` the site's own path.
    """

    addresses: Mapping[str, str]
    content: str = "content"
    base: str = ""

    def resolve(self, link: str, source: str) -> str:
        """The link as it stands on the page; raises ``Fault`` for a source that does not exist.

        ``source`` is the path of the file that has the link.
        """
        check_scheme(link)
        parts = _split(link.strip())
        if parts.scheme or parts.netloc or not parts.path:
            return link.strip()
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        path = unquote(parts.path)
        marker = _PELICAN.match(path)
        if path.startswith("/") and not marker:
            return f"{self.base}{parts.path}{tail}"
        target = self._source(path, marker, source)
        if target in self.addresses:
            return f"{self.base}{quote(self.addresses[target])}{tail}"
        raise Fault(f"`{link}` leads nowhere: there is no {target}", self._hint(target))

    def _source(self, path: str, marker: re.Match[str] | None, source: str) -> str:
        if marker is None:
            return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        rest = path[marker.end() :]
        if rest.startswith("/"):
            return posixpath.normpath(posixpath.join(self.content, rest.lstrip("/")))
        return posixpath.normpath(posixpath.join(posixpath.dirname(source), rest))

    def _hint(self, target: str) -> str:
        near = did_you_mean(target, self.addresses)
        return near if near.startswith("did") else "write the path from this file, or the address from `/`"


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:  # such as an unclosed bracket of an IPv6 host
        raise Fault(f"`{address}` is not an address", "an address begins with `https://`, a path with `/`") from None


def _looks_like_host(address: str) -> bool:
    return re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address) is not None
