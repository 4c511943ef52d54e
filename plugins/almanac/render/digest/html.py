"""Writes a digest as HTML: bare for feeds, and as a whole page for mail, with its styles inline and nothing to load."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from almanac.model import language
from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem

_BARE: Mapping[str, str] = MappingProxyType({})
# No colours: letters and paper are those of the reader's own program, by day and by night; a link is underlined.
_IN_MAIL = MappingProxyType(
    {
        "body": "margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;"
        "font-size:16px;line-height:1.5",
        "page": "max-width:38rem;margin:0 auto",
        "h1": "margin:0 0 4px;font-size:24px;line-height:1.25",
        "days": "margin:0 0 24px",
        "h2": "margin:32px 0 12px;padding-top:12px;border-top:1px solid;font-size:18px;line-height:1.3",
        "ul": "margin:0;padding:0;list-style:none",
        "li": "margin:0 0 16px;overflow-wrap:anywhere",
        "title": "font-size:17px;font-weight:bold;line-height:1.35",
        "mark": "font-weight:bold",
        "facts": "font-size:14px",
        "text": "margin-top:2px",
        "a": "color:inherit;text-decoration:underline;text-underline-offset:2px",
        "more": "margin:0 0 8px",
        "foot": "margin:32px 0 0;padding-top:12px;border-top:1px solid;font-size:14px",
    }
)


def bare_html(digest: Digest) -> str:
    """The sections, for a feed."""
    frame = ET.Element("div")
    for section in digest.sections:
        _section(frame, section, digest, _BARE)
    return "\n".join(_written(element) for element in frame)


def mail_html(digest: Digest) -> str:
    """A whole page in UTF-8, for the HTML part of a mail."""
    root = ET.Element("html", {"lang": digest.spoken, "dir": digest.direction})
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    ET.SubElement(head, "meta", {"name": "color-scheme", "content": "light dark"})
    ET.SubElement(head, "meta", {"name": "supported-color-schemes", "content": "light dark"})
    ET.SubElement(head, "title").text = digest.title
    # Some programs show the body within a page of their own, so that language and direction stand here once more.
    body = ET.SubElement(root, "body", {"dir": digest.direction, "lang": digest.spoken, "style": _IN_MAIL["body"]})
    page = ET.SubElement(body, "div", {"dir": digest.direction, "style": _IN_MAIL["page"]})
    _link(_styled(page, "h1", _IN_MAIL), digest.site_name, digest.home, _IN_MAIL)
    _styled(page, "p", _IN_MAIL, "days").text = digest.title.removeprefix(f"{digest.site_name}: ")
    for section in digest.sections:
        _section(page, section, digest, _IN_MAIL)
    foot = _styled(page, "p", _IN_MAIL, "foot")
    _link(foot, digest.subscribe_text, digest.subscribe, _IN_MAIL)
    return f"<!DOCTYPE html>\n{_written(root)}\n"


def _section(parent: ET.Element, section: DigestSection, digest: Digest, styles: Mapping[str, str]) -> None:
    _styled(parent, "h2", styles).text = section.name
    if section.items:
        items = _styled(parent, "ul", styles)
        for item in section.items:
            _item(_styled(items, "li", styles), item, digest, styles)
    if section.more:
        _link(_styled(parent, "p", styles, "more"), section.more_text, section.more_address, styles)


def _item(parent: ET.Element, item: DigestItem, digest: Digest, styles: Mapping[str, str]) -> None:
    own = {} if item.lang == digest.lang else {"lang": item.lang, "dir": language.direction(item.lang)}
    title = _styled(parent, "div", styles, "title")
    if item.mark:
        mark = _styled(title, "strong", styles, "mark")
        mark.text, mark.tail = item.mark, " · "
    _link(ET.SubElement(title, "bdi", own), item.title, item.address, styles)
    if item.facts:
        facts = _styled(parent, "div", styles, "facts")
        for number, fact in enumerate(item.facts):
            shown = ET.SubElement(facts, "bdi")
            shown.text, shown.tail = fact, " · " if number < len(item.facts) - 1 else ""
    if item.text:
        # Isolated, and not a paragraph of its direction: it stands under its title.
        ET.SubElement(_styled(parent, "div", styles, "text"), "bdi", own).text = item.text


def _link(parent: ET.Element, words: str, address: str, styles: Mapping[str, str]) -> None:
    _styled(parent, "a", styles, **{"href": address}).text = words


def _styled(parent: ET.Element, tag: str, styles: Mapping[str, str], part: str = "", **attributes: str) -> ET.Element:
    style = styles.get(part or tag, "")
    return ET.SubElement(parent, tag, {**attributes, **({"style": style} if style else {})})


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="html")
