"""Makes of a feed the copy that stays at its old address: the same items, and on top one that says where it is now."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time
from email.utils import parsedate_to_datetime

from lxml import etree

from almanac.model import address
from almanac.render.feeds import feed_text
from almanac.render.feeds.atom_rss import atom, rss
from almanac.render.feeds.feed import Feed, FeedItem, feed_of
from almanac.render.feeds.json_feed import json_feed
from almanac.render.moving.move import Move
from almanac.render.moving.notice import notice_text, notice_title

_ATOM = "{http://www.w3.org/2005/Atom}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)

Copier = Callable[[Move, str, bytes], bytes]


def copier_of(where: str) -> Copier | None:
    """What copies the feed at an address inside the site; None where none is."""
    if not where.startswith("/feeds/"):
        return None
    endings = {".atom.xml": atom_copy, ".rss.xml": rss_copy, ".json": json_copy}
    return next((copy for ending, copy in endings.items() if where.endswith(ending)), None)


def atom_copy(move: Move, where: str, data: bytes) -> bytes:
    """Of an Atom feed, whose links are new already."""
    root = etree.fromstring(data, _PARSER)
    notice = _notice(move, where, root.get(_XML_LANG) or move.site.default_lang)
    alone = etree.fromstring(atom(notice), _PARSER)
    _put(root, alone.find(f"{_ATOM}entry"), root.find(f"{_ATOM}entry"))
    changed = root.find(f"{_ATOM}updated")
    changed.text = max((changed.text, alone.findtext(f"{_ATOM}updated")), key=datetime.fromisoformat)
    return _written(root)


def rss_copy(move: Move, where: str, data: bytes) -> bytes:
    """Of an RSS feed. RSS has no element for a move that readers heed: the item says it."""
    root = etree.fromstring(data, _PARSER)
    channel = root.find("channel")
    notice = _notice(move, where, channel.findtext("language") or move.site.default_lang)
    alone = etree.fromstring(rss(notice), _PARSER).find("channel")
    _put(channel, alone.find("item"), channel.find("item"))
    built = channel.find("lastBuildDate")
    built.text = max((built.text, alone.findtext("lastBuildDate")), key=parsedate_to_datetime)
    return _written(root)


def json_copy(move: Move, where: str, data: bytes) -> bytes:
    """Of a JSON Feed, which can say that nothing will ever come (``expired``, JSON Feed 1.1)."""
    feed = json.loads(data)
    [item] = json.loads(json_feed(_notice(move, where, feed.get("language") or move.site.default_lang)))["items"]
    feed |= {"expired": True, "items": [item, *feed["items"]]}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _notice(move: Move, where: str, lang: str) -> Feed:
    """A feed of one item, which has one identity, however often the copy is written."""
    site, phrases = move.site, move.site.phrases(lang)
    text, since = notice_text(move, where, phrases), datetime.combine(move.day, time(), site.zone)
    page = site.list_address(address.SUBSCRIBE, lang)
    html = [feed_text.paragraph(text), feed_text.link(site.link(page), move.new(page))]
    item = FeedItem(
        id=f"urn:uuid:{move.notice_id(where)}",
        address=move.new(page),
        title=feed_text.text(notice_title(move, phrases)),
        summary=feed_text.text(text),
        html=feed_text.content(site, page, lang, html),
        lang=lang,
        published=feed_text.instant(since),
        updated=feed_text.instant(since),
        authors=(feed_text.text(site.name),),
        categories=(),
        rights=feed_text.text(site.content_license),
    )
    return feed_of(site, (item,), title=site.name, address=where, home="/", lang=lang)


def _put(parent: etree._Element, item: etree._Element, first: etree._Element | None) -> None:
    """Before the first item of a feed, or at its end where it has none."""
    item.tail = "\n  "
    if first is None:
        parent.append(item)
    else:
        first.addprevious(item)


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
