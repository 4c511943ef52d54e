"""Changes the addresses in HTML, and nothing else of it: what looks like one in words or code stays."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from almanac.read.body.html_tags import Kind, tags

# Gives the address for one, by the name of its attribute.
Resolve = Callable[[str, str], str]
_ADDRESS = re.compile(
    r"""(?P<before>\s(?P<name>href|src|poster|data)\s*=\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE
)
_ALT = re.compile(r"""\salt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def with_addresses(html: str, resolve: Resolve) -> str:
    """The HTML, each address of links and of what is loaded as ``resolve`` gives it."""
    parts: list[str] = []
    position = 0
    for tag in tags(html):
        if tag.kind is not Kind.START or not any(
            one.name in ("href", "src", "poster", "data") for one in tag.attributes
        ):
            continue
        whole = html[tag.position : tag.end]
        parts += [html[position : tag.position], _changed(whole, resolve)]
        position = tag.end
    return "".join([*parts, html[position:]])


def _changed(tag: str, resolve: Resolve) -> str:
    source = ""

    def change(match: re.Match[str]) -> str:
        nonlocal source
        written = match["double"] if match["double"] is not None else match["single"]
        address = unescape(written or "").strip()
        source = written or "" if match["name"].lower() == "src" else source
        return f'{match["before"]}"{escape(resolve(match["name"].lower(), address))}"'

    changed = _ADDRESS.sub(change, tag)
    # docutils gives pictures without words their address for these.
    alt = _ALT.search(changed)
    return changed[: alt.start()] + changed[alt.end() :] if alt and source and alt[1] == source else changed


def path_from(path: str, name: str) -> str:
    """A path that a text names: from the folder of texts where it begins with a slash, else from the text."""
    whole = name.lstrip("/") if name.startswith("/") else posixpath.join(posixpath.dirname(path), name)
    found = posixpath.normpath(whole)
    return "" if found.startswith("..") else found


def path_at(address: str, base: str) -> str:
    """The path of an address of the old site, percent-decoded, without a slash before it; empty for other sites."""
    try:
        parts, own = urlsplit(address.strip()), urlsplit(base)
    except ValueError:
        return ""
    if parts.scheme not in ("", "http", "https") or parts.netloc not in ("", own.netloc):
        return ""
    path = unquote(parts.path).lstrip("/")
    below = own.path.strip("/")
    return path.removeprefix(f"{below}/") if parts.netloc and below else path
