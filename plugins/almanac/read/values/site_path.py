"""Reads addresses of the site: old ones, which every host has to take as a page, and those to which they lead."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from urllib.parse import unquote

from almanac.model.path_part import fault_of_part
from almanac.read.fault import Fault
from almanac.read.values import links
from almanac.read.values.address_hints import PLAIN_PATH, meant_path

_MAX_BYTES = 1000
# What WordPress calls a page that has no words in its address yet.
_NUMBER = re.compile(r"(?:p|page_id|attachment_id)=[1-9][0-9]{0,17}")
# Files that hosts look for at the top of a site.
_OF_HOSTS = frozenset(["cname", "netlify.toml", "staticwebapp.config.json", "vercel.json", "web.config"])
_EVENT_CALENDAR = re.compile(r"(?:/[a-z-]+)?/events/(?P<slug>[^/]+)/(?P=slug)\.ics(?:/.*)?")
_DELETE = "delete the alias: a page that readers knew had another address"


def site_path(text: str) -> str:
    """A path inside the site in Unicode NFC, ``/old/address/`` or ``/?p=12``; raises ``Fault`` otherwise."""
    path, query = _taken_apart(text)
    if not path.startswith("/") or path.startswith("//") or "\\" in path:
        raise Fault(f"`{text}` is not a path inside this site", _hint(text))
    if query is not None:
        if path == "/" and _NUMBER.fullmatch(query):
            return f"/?{query}"
        raise Fault(f"`{text}` cannot be an old address", _hint(text))
    if ".." in path.split("/") or "?" in path or "#" in path or re.search(r"\s", path) or not path.isprintable():
        raise Fault(f"`{text}` cannot be an old address", _hint(text))
    fault = _fault_of_path(path)
    if fault:
        raise Fault(f"`{text}` cannot be an old address: {fault}", _DELETE)
    return _normal(path)


def place_on_site(text: str) -> str:
    """A path of the site in Unicode NFC, ``/category/news/``, or a web address as it stands; else raises ``Fault``.

    Whether the site has it, only the whole site shows.
    """
    if not text.strip().startswith("/"):
        return links.web_address(text)
    path, query = _taken_apart(text)
    if (
        path.startswith("//")
        or query is not None
        or "#" in path
        or re.search(r"[\s\\]", path)
        or not path.isprintable()
    ):
        raise Fault(f"`{text}` is not the address of a page of this site", PLAIN_PATH)
    if ".." in path.split("/") or unquote(path) != path or "\ufffd" in path:
        raise Fault(f"`{text}` is not the address of a page of this site", PLAIN_PATH)
    return _normal(path)


def _taken_apart(text: str) -> tuple[str, str | None]:
    """The path as browsers show it, and what stands behind its question mark; None without one."""
    path, mark, query = text.strip().partition("?")
    return unicodedata.normalize("NFC", unquote(path)), query if mark else None


def _normal(path: str) -> str:
    return posixpath.normpath(path) + ("/" if path.endswith("/") and path != "/" else "")


def _fault_of_path(path: str) -> str:
    parts = _normal(path).strip("/").split("/")
    if unquote(path) != path or "\ufffd" in path:
        return "behind its per cent signs there is no readable path"
    if len(path.encode()) > _MAX_BYTES:
        return f"it has {len(path.encode())} bytes, more than {_MAX_BYTES:,}"
    if parts[0].casefold() in _OF_HOSTS:
        return f"`{parts[0]}` is a file that hosts look for"
    if _EVENT_CALENDAR.fullmatch(_normal(path).casefold()):
        return "it is the calendar of an event, which has its place beside the event's page"
    return next((fault for fault in map(fault_of_part, parts) if fault), "")


def _hint(text: str) -> str:
    """The remedy; a path that it names is one that can be read."""
    number = _NUMBER.search(text.rpartition("?")[2]) if "?" in text else None
    if number and site_path(f"/?{number[0]}"):
        return f"write the path alone: `/?{number[0]}`"
    meant = meant_path(text)
    if not meant:
        return PLAIN_PATH
    return _DELETE if _fault_of_path(meant) else f"write the path alone: `{meant}`"
