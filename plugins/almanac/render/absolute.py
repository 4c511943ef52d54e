"""Makes addresses and HTML absolute, for whatever is read outside the site."""

from __future__ import annotations

import re
import threading
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import nh3

from almanac.model.site import Site

# Reserved characters and what is encoded already stay as they are (RFC 3986 2.2).
RESERVED = "%/:?#[]@!$&'()*+,;=~"
# What stays as it is (RFC 3986 2.2, 2.3); of a percent sign one must see what follows.
_STAYS = re.compile(r"[A-Za-z0-9_.~/:?#\[\]@!$&'()*+,;=-]*")
_LONE_PERCENT = re.compile(r"%(?![0-9a-f]{2})", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# An address, its width or density if it has one, and the comma before the next (HTML, "srcset attributes").
_CANDIDATE = re.compile(r"[\s,]*+(?P<address>\S*[^\s,])(?P<size>\s+[^\s,][^,]*)?,?")
# A path from the root, and a part of the page, in which nothing has to be resolved or encoded: no dot begins a step.
_FROM_ROOT = re.compile(r"(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+/?")
_PART = re.compile(r"#[A-Za-z0-9.:_-]+")

_ADDRESSES = {"href", "src", "poster", "cite", "longdesc"}
# Bodies are sanitised when they are read; here everything stays that is only there to be read, seen or heard.
_TAGS = nh3.ALLOWED_TAGS | {"address", "audio", "main", "meter", "picture", "progress", "section", "source", "tfoot",
                            "track", "video"}  # fmt: skip
_ATTRIBUTES = {"align", "alt", "cite", "class", "colspan", "controls", "datetime", "default", "dir", "headers",
               "height", "href", "hreflang", "id", "kind", "label", "lang", "longdesc", "loop", "max", "media",
               "min", "muted", "open", "poster", "preload", "rel", "reversed", "rowspan", "scope", "sizes",
               "span", "src", "srclang", "srcset", "start", "title", "type", "value", "width"}  # fmt: skip


def absolute_address(site: Site, address: str) -> str:
    """An address of the site (``/x/``) with scheme and host, in ASCII (RFC 3986 2.1, RFC 3490)."""
    return ascii_address(site.absolute(address))


def link_address(site: Site, address: str) -> str:
    """An address of the site (``/x/``) as a link from one of its pages, in ASCII."""
    return ascii_address(site.link(address))


def lasting_id(site: Site, address: str) -> str:
    """An identifier made of an address of the site, the same on every host that ever serves it; a full URI is one."""
    return ascii_address(f"https://{site.calendar_domain}{address}" if address.startswith("/") else address)


def absolute_html(site: Site, page: str, html: str) -> str:
    """The HTML of a page (its address: ``/x/``) with each of its links as a browser resolves it on that page."""
    _PAGE.address, _PAGE.origin = absolute_address(site, page), ascii_address(site.origin)
    return _CLEANER.clean(html)


class _Page(threading.local):
    """The page whose HTML a thread is making absolute: its address, and scheme and host of its site."""

    address: str
    origin: str


_PAGE = _Page()


def _attribute(_tag: str, name: str, value: str) -> str:
    if name in _ADDRESSES:
        return _resolve(value)
    if name == "srcset":
        candidates = [_resolve(m["address"]) + (m["size"] or "") for m in _CANDIDATE.finditer(value)]
        return ", ".join(candidates)
    return value


# Made once: what it allows takes as long to hand over as a short text to clean.
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes={"*": _ATTRIBUTES}, attribute_filter=_attribute, link_rel=None)


def _resolve(link: str) -> str:
    # The readers let no link through that begins with `//`, and what others wrote is theirs.
    if _ELSEWHERE.match(link):
        return link
    if _FROM_ROOT.fullmatch(link):
        return f"{_PAGE.origin}{link}"
    if _PART.fullmatch(link):
        return f"{_PAGE.address}{link}"
    return ascii_address(urljoin(_PAGE.address, link))


def ascii_address(address: str) -> str:
    """A whole address, or a path, as it stands in a link (RFC 3986 2.1, RFC 3490)."""
    if _STAYS.fullmatch(address):
        return address
    if not address.isascii():
        parts = urlsplit(address)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
        address = urlunsplit(parts._replace(netloc=host))
    return quote(_LONE_PERCENT.sub("%25", address), safe=RESERVED)
