"""Makes of the HTML of a text what a book has of it: valid in XML too, with links and pictures that lead within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import nh3
from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring
from markupsafe import Markup, escape

from almanac.model.site import Site
from almanac.render.absolute import absolute_html
from almanac.render.book.chapter import Chapter
from almanac.render.book.content_model import made_valid
from almanac.render.book.links import BookLinks, own_id

# What XML 1.0 has no way to write (2.2, "Characters").
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = frozenset(["ltr", "rtl", "auto"])
_NUMBERS = frozenset(["colspan", "rowspan", "start", "width", "height"])
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_SCOPES = frozenset(["row", "col", "rowgroup", "colgroup"])
_PICTURES = "/images/"
_HEADING = re.compile("h[2-5]")
_TAGS = (nh3.ALLOWED_TAGS | {"section", "tfoot"}) - {"picture", "source", "wbr"}
_KEPT = {"alt", "class", "colspan", "dir", "height", "href", "id", "lang", "open", "reversed", "rowspan", "scope",
         "src", "start", "title", "width"}  # fmt: skip
# A choice of copies is for screens, and browsers alone know where a word can be divided.
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes={"*": _KEPT}, link_rel=None)
# Roles of Digital Publishing WAI-ARIA, by the classes of footnotes.
_NOTES, _REFERENCE, _WAY_BACK = "footnote", "footnote-ref", "footnote-backref"
_ROLES = {_NOTES: "doc-endnotes", _REFERENCE: "doc-noteref", _WAY_BACK: "doc-backlink"}


@dataclass(frozen=True)
class BookTexts:
    """Writes the texts of a book's entries.

    ``picture`` gives for the address of a picture of the site what to load, or nothing; ``as_xml`` is for EPUB, else
    it is HTML, in which the headings of a text are a level lower.
    """

    site: Site
    links: BookLinks
    picture: Callable[[str], str]
    as_xml: bool

    def text(self, chapter: Chapter) -> Markup:
        """The text of an entry."""
        return self.made(chapter, chapter.html)

    def made(self, chapter: Chapter, html: str) -> Markup:
        """The same of HTML that stands beside it, such as a comment."""
        if not html:
            return Markup()
        absolute = absolute_html(self.site, chapter.address, html)
        root = fragment_fromstring(readable(_CLEANER.clean(absolute)), create_parent="div")
        made_valid(root)
        for element in list(root.iterdescendants()):
            self._mend(chapter, element)
        return _serialised(root, as_xml=self.as_xml)

    def _mend(self, chapter: Chapter, element: HtmlElement) -> None:
        if element.tag == "a":
            self._mend_link(element)
        if element.tag == "img":
            self._mend_picture(element)
        for name, value in list(element.items()):
            if not _is_right(name, value) or (element.tag == "li" and name == "value"):
                del element.attrib[name]
        if element.tag == "pre" and not element.get("dir"):
            element.set("dir", "ltr")  # code; a style sheet of EPUB cannot say so
        if element.tag == "bdo" and not element.get("dir"):
            element.tag = "span"
        if element.get("id"):
            element.set("id", own_id(chapter, element.get("id")))
        if self.as_xml and element.get("lang") is not None:
            element.set(_XML_LANG, element.get("lang"))
        if not self.as_xml and _HEADING.fullmatch(element.tag):
            element.tag = f"h{int(element.tag[1]) + 1}"
        _mark_notes(element)

    def _mend_link(self, element: HtmlElement) -> None:
        address = element.get("href")
        if address:
            element.set("href", self.links.lead(address))

    def _mend_picture(self, element: HtmlElement) -> None:
        """A picture of the site comes along; in place of any other stand the words for it."""
        inside = self.site.absolute(_PICTURES)
        address = element.get("src", "")
        loaded = self.picture(address.removeprefix(self.site.url)) if address.startswith(inside) else ""
        if loaded:
            element.set("src", loaded)
            element.set("alt", element.get("alt", ""))
            return
        words = element.get("alt", "")
        element.tag = "span"
        element.text = words
        for name in ("src", "alt", "width", "height"):
            element.attrib.pop(name, None)


def readable(text: str) -> str:
    """Without what XML cannot say."""
    return _NOT_IN_XML.sub("", text)


def _is_right(name: str, value: str) -> bool:
    """Whether the value of an attribute is one that a schema takes; an author may write any."""
    if name == "lang":
        return not value or _LANGUAGE.fullmatch(value) is not None
    if name == "dir":
        return value in _DIRECTIONS
    if name in _NUMBERS:
        return _NUMBER.fullmatch(value) is not None
    if name == "scope":
        return value in _SCOPES
    return name != "open" and bool(name != "class" or value.strip())


def _mark_notes(element: HtmlElement) -> None:
    kind = element.get("class", "")
    if kind == _NOTES and element.tag == "div":
        element.tag = "section"
    if kind in _ROLES and element.tag in {"section", "a"}:
        element.set("role", _ROLES[kind])


def _serialised(root: HtmlElement, *, as_xml: bool) -> Markup:
    method = "xml" if as_xml else "html"
    children = (etree.tostring(child, encoding="unicode", method=method) for child in root)
    # What lxml writes is escaped.
    return Markup("".join((str(escape(root.text or "")), *children)))  # noqa: S704
