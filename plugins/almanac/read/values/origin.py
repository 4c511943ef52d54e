"""Finds out which host an address asks (URL Standard, "origin")."""

from __future__ import annotations

import re
from functools import lru_cache

from almanac.read.fault import Fault

# As browsers read it: to them a backslash is a slash, and `https:host` has a host too.
_WITH_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_AUTHORITY = re.compile(r"/*(?:[^/?#]*@)?(?P<host>\[[^\]]*\]|[^/?#:]*)(?::(?P<port>\d*))?")
_IGNORED = re.compile(r"[\t\n\r]|^[\x00-\x20]+|[\x00-\x20]+$")
_USUAL_PORTS = {"http": "80", "https": "443"}
# What a policy can name: no path, no sign that would end its directive.
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::\d+)?")
_THIS_COMPUTER = frozenset(["localhost", "127.0.0.1"])


@lru_cache(maxsize=4096)  # most pages load the same
def origin_of(address: str, page: str = "") -> str:
    """Scheme and host of an address as it stands on a page, in lower case and ASCII, without a usual port.

    ``page`` is the page's own address, which gives the scheme to ``//host/``. Empty for a path within the page's own
    host; the scheme alone (``data:``) for an address without a host.
    """
    bare = _IGNORED.sub("", address)
    match = _WITH_SCHEME.match(bare)
    scheme = match["scheme"].lower() if match else ""
    rest = (match["rest"] if match else bare).replace("\\", "/")
    if match and scheme not in _USUAL_PORTS:
        return f"{scheme}:"
    if not match and not rest.startswith("//"):
        return ""
    scheme = scheme or origin_of(page).partition(":")[0] or "https"
    authority = _AUTHORITY.match(rest)
    host, port = (authority["host"].lower(), authority["port"]) if authority else ("", "")
    return f"{scheme}://{_ascii(host)}" + (f":{port}" if port and port != _USUAL_PORTS[scheme] else "")


def host_to_load_from(text: str) -> str:
    """The origin that a setting allows: ``https://media.example.org``; raises ``Fault`` for anything else."""
    written = text.strip().rstrip("/")
    origin = origin_of(written)
    match = _ORIGIN.fullmatch(origin)
    if not match or written.count("/") != 2:
        raise Fault(f"`{text}` is not a host", "scheme and host alone: `https://media.example.org`")
    if match["scheme"] == "http" and match["host"] not in _THIS_COMPUTER:
        hint = f"write `https://{origin.removeprefix('http://')}`"
        raise Fault(f"`{text}` is not encrypted: whoever is on the way could change what it sends", hint)
    return origin


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
