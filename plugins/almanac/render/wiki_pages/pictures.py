"""Shows pictures on a wiki: those of Wikimedia Commons as files, all others as links that say whose they are."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from almanac.model.image import Image
from almanac.render import wikitext
from almanac.render.licenses import license_url

_COMMONS = frozenset({"commons.wikimedia.org", "commons.m.wikimedia.org"})
# The namespace has a name in each language; `File` and `Image` are understood everywhere.
_FILE = re.compile(r"(?:file|image):\s*(?P<name>.+)", re.IGNORECASE)
_UPLOADED = re.compile(r"/wikipedia/commons/(?:thumb/)?[0-9a-f]/[0-9a-f]{2}/(?P<name>[^/]+)")
# As MediaWiki's titles, and with an ending.
_NAME = re.compile(r"[^\x00-\x1f#<>\[\]|{}/:\x7f\ufffd]+\.[A-Za-z0-9]{2,5}")
_NO_NAME = re.compile(r"~~~|%[0-9A-Fa-f]{2}|&[^\s;]+;")
_LONGEST = 240


def commons_name(source: str) -> str:
    """The name of the file on Wikimedia Commons whose page or file an address is; empty for any other."""
    parts = urlsplit(source)
    if parts.scheme not in {"http", "https"}:
        return ""
    host, path = (parts.hostname or "").lower(), unquote(parts.path)
    if host in _COMMONS:
        asked = parse_qs(parts.query).get("title", [""])[0]
        title = path.removeprefix("/wiki/") if path.startswith("/wiki/") else asked
        found = _FILE.fullmatch(title.replace("_", " ").strip())
    else:
        found = _UPLOADED.match(path) if host == "upload.wikimedia.org" else None
    name = " ".join(found["name"].replace("_", " ").split()) if found else ""
    fits = len(name.encode()) <= _LONGEST and _NAME.fullmatch(name) and not _NO_NAME.search(name)
    return name if fits else ""


def commons_file(name: str, alt: str, caption: str) -> str:
    """A file of Commons beside the text; the ``caption`` is wikitext, and never taken for one of the options."""
    told = f"|alt={wikitext.words(alt)}" if alt.strip() else ""
    return f"[[File:{wikitext.words(name)}|thumb{told}{f'|<nowiki/>{caption}' if caption else ''}]]"


def commons_file_in_line(name: str, alt: str) -> str:
    """The same within a line."""
    told = f"|alt={wikitext.words(alt)}" if alt.strip() else ""
    return f"[[File:{wikitext.words(name)}|frameless{told}]]"


def linked_picture(address: str, alt: str) -> str:
    """A link to a picture that is on the site, by its alternative text, or else its name."""
    return wikitext.link(address, alt if alt.strip() else unquote(address.rpartition("/")[2]))


def credit_of(image: Image) -> str:
    """Who made it, and under which licence, as wikitext in one line."""
    deed = license_url(image.license)
    parts = (wikitext.link(image.source, image.credit), wikitext.link(deed, image.license))
    return " · ".join(filter(None, parts))
