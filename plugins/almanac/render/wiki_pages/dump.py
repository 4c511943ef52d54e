"""Writes pages as one file of XML, as MediaWiki exports and imports them (export-0.11.xsd), page by page."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC
from hashlib import sha1
from typing import IO

from lxml import etree

from almanac.model.site import Site
from almanac.model.wiki_page import NAMESPACES, TALK, WikiPage
from almanac.render.absolute import absolute_address
from almanac.render.wiki_pages.titles import as_title

VERSION = "0.11"
NAMESPACE = f"http://www.mediawiki.org/xml/export-{VERSION}/"
_XML = "http://www.w3.org/XML/1998/namespace"
_LANG, _SPACE = f"{{{_XML}}}lang", f"{{{_XML}}}space"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH_OF_SHA1 = 31
# Of a name that a wiki may have for whoever edited; a slash or an at sign is in none.
_LONGEST_NAME = 200


def write_dump(file: IO[bytes], site: Site, pages: Iterable[WikiPage], lang: str, note: str) -> int:
    """Write the file, and return how many pages it has; ``note`` is the comment of each one's only revision."""
    number = 0
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        namespaces = {None: NAMESPACE, "xml": _XML}
        with xml.element(f"{{{NAMESPACE}}}mediawiki", {_LANG: lang, "version": VERSION}, nsmap=namespaces):
            _write_site(xml, site)
            for number, page in enumerate(pages, 1):
                _write_page(xml, page, number, site, note)
            xml.write("\n")
    return number


def _write_site(xml: etree.xmlfile, site: Site) -> None:
    with _line(xml, "siteinfo", 1):
        _leaf(xml, "sitename", 2, site.name)
        _leaf(xml, "base", 2, absolute_address(site, "/"))
        _leaf(xml, "generator", 2, "Almanac")
        _leaf(xml, "case", 2, "first-letter")
        with _line(xml, "namespaces", 2):
            for space, number in NAMESPACES.items():
                _leaf(xml, "namespace", 3, space, key=str(number), case="first-letter")
                _leaf(xml, "namespace", 3, TALK[space], key=str(number + 1), case="first-letter")
            xml.write("\n    ")
        xml.write("\n  ")


def _write_page(xml: etree.xmlfile, page: WikiPage, number: int, site: Site, note: str) -> None:
    with _line(xml, "page", 1):
        _leaf(xml, "title", 2, str(page.title))
        _leaf(xml, "ns", 2, str(page.title.number))
        _leaf(xml, "id", 2, str(number))
        if page.leads_to:
            _leaf(xml, "redirect", 2, title=page.leads_to)
        with _line(xml, "revision", 2):
            _write_revision(xml, page, number, site, note)
            xml.write("\n    ")
        xml.write("\n  ")


def _write_revision(xml: etree.xmlfile, page: WikiPage, number: int, site: Site, note: str) -> None:
    text = page.signed(site.calendar_domain)
    encoded = text.encode()
    digest = _base36(sha1(encoded, usedforsecurity=False).digest())
    _leaf(xml, "id", 3, str(number))
    _leaf(xml, "timestamp", 3, f"{page.modified.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    with _line(xml, "contributor", 3):
        _leaf(xml, "username", 4, user_name(page.author) or user_name(site.name) or "Almanac")
        xml.write("\n      ")
    _leaf(xml, "comment", 3, note)
    _leaf(xml, "origin", 3, str(number))
    _leaf(xml, "model", 3, "wikitext")
    _leaf(xml, "format", 3, "text/x-wiki")
    _leaf(xml, "text", 3, text, **{"bytes": str(len(encoded)), "sha1": digest, _SPACE: "preserve"})
    _leaf(xml, "sha1", 3, digest)


def _line(xml: etree.xmlfile, name: str, depth: int, **attributes: str) -> AbstractContextManager[None]:
    """An element on a line of its own."""
    xml.write(f"\n{'  ' * depth}")
    element: AbstractContextManager[None] = xml.element(f"{{{NAMESPACE}}}{name}", attributes)
    return element


def _leaf(xml: etree.xmlfile, name: str, depth: int, text: str = "", **attributes: str) -> None:
    with _line(xml, name, depth, **attributes):
        if text:
            xml.write(text)


def user_name(name: str) -> str:
    """The name as a wiki may have it for whoever edited."""
    return as_title(name.replace("@", " "), room=255 - _LONGEST_NAME)


def _base36(digest: bytes) -> str:
    """As MediaWiki writes it: by which it knows a page that it has already."""
    number, written = int.from_bytes(digest), ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        written = _DIGITS[rest] + written
    return written.rjust(_LENGTH_OF_SHA1, "0")
