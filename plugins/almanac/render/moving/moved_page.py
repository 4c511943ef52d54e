"""Makes the page that leads on from an old address: a link, what searches follow, and nothing to load or to run."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from xml.etree import ElementTree as ET

from almanac.model import address, language
from almanac.model.interface import Phrases
from almanac.render.icons import DARK_PAPER, PAPER
from almanac.render.moving.move import Move
from almanac.render.moving.notice import notice_title

_LANG = re.compile(r'<html[^>]*\blang="([A-Za-z0-9-]+)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# Where a sentence of the catalogue has the link.
_HERE = "\0"
_STYLE = (
    f":root{{color-scheme:light dark;--paper:{PAPER};--ink:#1d1d20;--quiet:#5b5b61}}"
    f"@media(prefers-color-scheme:dark){{:root{{--paper:{DARK_PAPER};--ink:#e8e8ea;--quiet:#a5a5ab}}}}"
    "html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Charter,Georgia,serif;overflow-wrap:anywhere}"
    ":lang(ar),:lang(fa),:lang(he),:lang(ur){font-family:system-ui,sans-serif;line-height:1.75}"
    "body{max-width:38rem;margin:0 auto;padding:12vh 1.25rem 2rem}"
    "p{margin:0 0 1rem}.site{color:var(--quiet);font:.9375rem/1.5 system-ui,sans-serif}"
    "h1{margin:0 0 1rem;font-size:1.75rem;line-height:1.25}a{color:inherit;text-underline-offset:.2em}"
)
# The page may use the style that is in it, and nothing else whatever.
_POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What is said again of a page of the site: its language, and its title."""

    lang: str
    title: str


def built_page(html: str, move: Move) -> BuiltPage:
    """What a page says in its head."""
    lang, title = _LANG.search(html), _TITLE.search(html)
    return BuiltPage(lang[1] if lang else move.site.default_lang, unescape(title[1]).strip() if title else "")


def moved_page(move: Move, where: str, built: BuiltPage) -> bytes:
    """The page at an old address, which leads at once to ``where`` inside the site.

    A refresh after 0 seconds is what searches take for a redirect, and `canonical` says the same once more.
    """
    phrases, new = move.site.phrases(built.lang), move.new(where)
    sentence = phrases.gettext("You find it now at %(place)s", place=_HERE)
    return _page(move, built, phrases, (phrases.gettext("This page has moved"), sentence, new), leads_at_once=True)


def not_found_page(move: Move, built: BuiltPage) -> bytes:
    """The page for whatever was never there: it says where the site is, and leads nobody to what was not asked for."""
    phrases = move.site.phrases(built.lang)
    # Translators: %(place)s is the address of this site's front page.
    sentence = phrases.gettext("You find the whole site now at %(place)s", place=_HERE)
    where = address.home(move.site.list_language(built.lang), move.site.default_lang)
    return _page(move, built, phrases, (notice_title(move, phrases), sentence, move.new(where)), leads_at_once=False)


def _page(move: Move, built: BuiltPage, phrases: Phrases, words: tuple[str, str, str], *, leads_at_once: bool) -> bytes:
    heading, sentence, new = words
    root = ET.Element("html", {"lang": phrases.spoken, "dir": language.direction(phrases.spoken)})
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "meta", {"charset": "utf-8"})
    ET.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    if leads_at_once:
        ET.SubElement(head, "meta", {"http-equiv": "refresh", "content": f"0; url={new}"})
    ET.SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    ET.SubElement(head, "title").text = (
        built.title if leads_at_once and built.title else f"{heading} – {move.site.name}"
    )
    if leads_at_once:
        ET.SubElement(head, "link", {"rel": "canonical", "href": new})
    ET.SubElement(head, "style").text = _STYLE
    main = ET.SubElement(ET.SubElement(root, "body"), "main")
    ET.SubElement(ET.SubElement(main, "p", {"class": "site"}), "bdi").text = move.site.name
    ET.SubElement(main, "h1").text = heading
    _with_link(ET.SubElement(main, "p"), sentence, new)
    written: bytes = ET.tostring(root, encoding="utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _with_link(paragraph: ET.Element, sentence: str, new: str) -> None:
    before, _, behind = sentence.partition(_HERE)
    paragraph.text = before
    link = ET.SubElement(paragraph, "a", {"href": new})
    ET.SubElement(link, "bdi").text = new
    link.tail = behind
