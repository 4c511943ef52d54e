"""Prepares texts for a feed: without what XML forbids, with links that lead home from everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from almanac.model import language
from almanac.model.history import FileHistory
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.render.absolute import absolute_html

# What is no Char of XML 1.0 (section 2.2), and the controls that its authors advise against.
_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is of: ``term`` is the same in every language, ``label`` how it is called, where that is another.

    RFC 4287 4.2.2.
    """

    term: str
    label: str = ""

    @property
    def shown(self) -> str:
        """What people read."""
        return self.label or self.term


def updated(published: datetime, known: FileHistory | None) -> datetime:
    """When a text last changed; one that is committed before its day could not be read earlier than that."""
    return max(published, instant(known.modified).astimezone(UTC)) if known else published


def instant(value: datetime) -> datetime:
    """The same in whole seconds, with an offset that feeds can write."""
    whole = value.replace(microsecond=0)
    offset = whole.utcoffset()
    # RFC 3339 5.6 and RFC 5322 3.3 have no seconds in an offset; local mean times do.
    return whole.astimezone(UTC) if offset is None or offset.total_seconds() % 60 else whole


def content(site: Site, page: str, lang: str, parts: Iterable[str]) -> str:
    """Pieces of HTML from a page (its address: ``/x/``) as one text in a language."""
    html = text("\n".join(part for part in parts if part))
    return absolute_html(site, page, _in_direction(lang, html))


def paragraph(words: str) -> str:
    """A text as HTML; nothing of an empty one."""
    return _html(_element("p", words)) if words else ""


def link(address: str, words: str) -> str:
    """A paragraph that leads to an address of the site, as its pages write it."""
    element = ET.Element("p")
    ET.SubElement(element, "a", {"href": address}).text = words
    return _html(element)


def picture(site: Site, image: Image | None, alt: str) -> str:
    """The picture with its credit, without which its licence does not let it be shown."""
    if image is None:
        return ""
    figure = ET.Element("figure")
    ET.SubElement(figure, "img", {"src": site.link(image.address), "alt": alt})
    figure.append(_element("figcaption", " · ".join(part for part in (image.credit, image.license) if part)))
    return _html(figure)


def names(written: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order given."""
    return tuple(dict.fromkeys(name for name in map(text, written) if name))


def categories(site: Site, category: str, tags: Iterable[str], lang: str) -> tuple[Category, ...]:
    """The category of an entry, called as its language calls it, and its tags, each once."""
    own, label = text(category), text(site.category_name(category, lang))
    called = {own: label} if label != own else {}
    return tuple(Category(name, called.get(name, "")) for name in names((category, *tags)))


def text(words: str) -> str:
    """The words without what XML forbids."""
    return _NOT_FOR_XML.sub("", words)


def _in_direction(lang: str, html: str) -> str:
    if language.direction(lang) == "ltr":
        return html
    # Readers' programs show what has no direction of its own from left to right, whatever the feed's language.
    frame = ET.Element("div", {"dir": language.direction(lang), "lang": lang})
    frame.text = "\n"
    opening, _, closing = _html(frame).partition("\n")
    return "\n".join([opening, html, closing])


def _element(tag: str, words: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = words
    return element


def _html(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="html")
