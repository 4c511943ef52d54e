"""Lists feeds for feed readers, which take all of them, or some, from one file (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml.etree import Element, SubElement, _Element, tostring

from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.feeds import feed_text

_VERSION = "2.0"


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed in a list: ``address`` is its own, ``home`` the page that it follows; ``lang`` is empty for several."""

    title: str
    address: str
    home: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """Feeds that belong together, and folders of more."""

    name: str
    feeds: tuple[Outline, ...]
    folders: tuple[Folder, ...] = ()


def opml(site: Site, title: str, folders: Iterable[Folder]) -> bytes:
    """The file; it says no date, so that the same feeds are the same bytes."""
    root = Element("opml", version=_VERSION)
    head = SubElement(root, "head")
    SubElement(head, "title").text = feed_text.text(title)
    SubElement(head, "ownerName").text = feed_text.text(site.name)
    SubElement(head, "ownerId").text = absolute_address(site, "/")
    SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    body = SubElement(root, "body")
    for folder in folders:
        _write(body, folder, site)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _write(above: _Element, folder: Folder, site: Site) -> None:
    if not (folder.feeds or folder.folders):
        return
    outline = SubElement(above, "outline", text=feed_text.text(folder.name), title=feed_text.text(folder.name))
    for feed in folder.feeds:
        name = feed_text.text(feed.title)
        addresses = {
            "xmlUrl": absolute_address(site, feed.address),
            "htmlUrl": absolute_address(site, feed.home),
        }
        lang = {"language": feed.lang} if feed.lang else {}
        # Readers know a feed of either kind by this word (OPML 2.0, "Subscription lists").
        SubElement(outline, "outline", type="rss", text=name, title=name, **addresses, **lang)
    for within in folder.folders:
        _write(outline, within, site)
