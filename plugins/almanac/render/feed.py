"""Stories and events -> what a feed says, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import quote
from xml.etree import ElementTree as ET

from almanac.model import language
from almanac.model.event import Event
from almanac.model.history import FileHistory
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import words
from almanac.render.absolute import absolute_address, absolute_html, lasting_id

NEWEST = 50
# A feed without items: a constant, because the clock would make every build differ; validators doubt dates before 1990.
NEVER_CHANGED = datetime(2000, 1, 1, tzinfo=UTC)
# What is no Char of XML 1.0 (section 2.2), and the controls that its authors advise against.
_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story or event in a feed; addresses are absolute, times aware, texts free of what XML forbids.

    ``html`` is the whole text, sanitised; ``image`` is empty where there is none.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    lang: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    rights: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: ``address`` is its own, ``home`` the page it follows; ``items`` are newest first."""

    title: str
    subtitle: str
    id: str
    address: str
    home: str
    lang: str
    author: str
    updated: datetime
    rights: str = ""
    items: tuple[FeedItem, ...] = ()


def story_feed(
    site: Site,
    stories: Iterable[Story],
    history: Mapping[str, FileHistory],
    *,
    title: str,
    address: str,
    home: str,
    lang: str,
    items: dict[str, FeedItem] | None = None,
) -> Feed:
    """The 50 newest of these stories, dated by publication.

    ``history`` is by source path; ``address`` and ``home`` are addresses inside the site. ``items`` keeps what
    is made, by address, for the next feed: a story stands in those of its category, tags, authors, ...
    """
    newest = sorted(stories, key=lambda story: (story.slug, story.lang))
    newest.sort(key=lambda story: story.published.as_datetime(site.zone), reverse=True)

    def item(story: Story) -> FeedItem:
        if items is not None and story.address in items:
            return items[story.address]
        made = _story_item(site, story, history.get(story.source.path))
        if items is not None:
            items[story.address] = made
        return made

    shown = tuple(item(story) for story in newest[:NEWEST])
    return _feed(site, shown, title=title, address=address, home=home, lang=lang)


def event_facts(event: Event, site: Site) -> str:
    """When and where an event is, and how often, in one line."""
    lang = event.text.lang
    phrases = site.phrases(lang)
    return " · ".join(
        part
        for part in (
            words.when(event.when, lang),
            words.zone(event.when),
            words.repeats(event.recurrence.rrule, phrases) if event.recurrence else "",
            (words.place(event.place, lang) if event.place else "") or words.city_and_country(event, phrases),
            event.online,
        )
        if part
    )


def event_feed(
    site: Site,
    events: Iterable[Event],
    history: Mapping[str, FileHistory],
    *,
    title: str,
    address: str,
    home: str,
    now: datetime,
    facts: Callable[[Event, Site], str] = event_facts,
) -> Feed:
    """The 50 of these events that were announced last, dated by announcement and never by their start.

    ``history`` is by source path; ``now`` dates an entry that neither says when it was announced nor
    is in git yet; ``facts`` says when and where an event is, for the beginning of its text.
    """
    newest = sorted(events, key=lambda event: event.slug)
    newest.sort(key=lambda event: _announced(site, event, history.get(event.source.path), now), reverse=True)
    items = tuple(
        _event_item(site, event, history.get(event.source.path), now, facts(event, site)) for event in newest[:NEWEST]
    )
    return _feed(site, items, title=title, address=address, home=home, lang=site.default_lang)


def _feed(site: Site, items: tuple[FeedItem, ...], *, title: str, address: str, home: str, lang: str) -> Feed:
    own = absolute_address(site, address)
    return Feed(
        title=_text(title) or own,
        subtitle=_text(site.tagline),
        id=lasting_id(site, address),
        address=own,
        home=absolute_address(site, home),
        lang=lang,
        author=_text(site.name),
        updated=max((item.updated for item in items), default=NEVER_CHANGED),
        rights=_text(site.content_license),
        items=items,
    )


def _story_item(site: Site, story: Story, known: FileHistory | None) -> FeedItem:
    published = _instant(story.published.as_datetime(site.zone))
    page = absolute_address(site, story.address)
    picture = _picture(site, story.image, story.image.alt if story.image else "")
    body = story.body.html or _paragraph(story.summary)
    return FeedItem(
        id=lasting_id(site, story.address),
        address=page,
        title=_text(story.title) or page,
        summary=_text(story.summary),
        html=_content(site, story.address, story.lang, [picture, body]),
        lang=story.lang,
        published=published,
        updated=_updated(published, known),
        authors=_names(story.authors) or (_text(site.name),),
        categories=_names((story.category, *story.tags)),
        rights=_text(story.license or site.content_license),
        image=absolute_address(site, story.image.address) if story.image else "",
    )


def _event_item(site: Site, event: Event, known: FileHistory | None, now: datetime, facts: str) -> FeedItem:
    published = _instant(_announced(site, event, known, now))
    page = absolute_address(site, event.address)
    text = event.text
    notes = [_paragraph(facts), _paragraph(text.status_note), _picture(site, event.image, text.image_alt)]
    return FeedItem(
        id=_event_id(site, event),
        address=page,
        title=_text(_marked_title(event, site)) or page,
        summary=_text(text.summary),
        html=_content(site, event.address, text.lang, [*notes, text.body.html or _paragraph(text.summary)]),
        lang=text.lang,
        published=published,
        updated=_updated(published, known),
        authors=_names(organizer.name for organizer in event.organizers) or (_text(site.name),),
        categories=_names((event.category, *event.tags)),
        rights=_text(site.content_license),
        image=absolute_address(site, event.image.address) if event.image else "",
    )


def _event_id(site: Site, event: Event) -> str:
    own = event.uid.removesuffix(f"@{site.calendar_domain}")
    return lasting_id(site, f"/events/{quote(own, safe='')}/")


def _marked_title(event: Event, site: Site) -> str:
    text = event.text
    return words.marked(text.title, event.status, site.phrases(text.lang)) if event.status.needs_note else text.title


def _announced(site: Site, event: Event, known: FileHistory | None, now: datetime) -> datetime:
    if event.announced is not None:
        return datetime.combine(event.announced, time(), site.zone)
    return known.announced if known else now


def _updated(published: datetime, known: FileHistory | None) -> datetime:
    # A story is often committed before its day: nobody could read it earlier than that.
    return max(published, _instant(known.modified).astimezone(UTC)) if known else published


def _instant(value: datetime) -> datetime:
    whole = value.replace(microsecond=0)
    offset = whole.utcoffset()
    # RFC 3339 5.6 and RFC 5322 3.3 have no seconds in an offset; local mean times do.
    return whole.astimezone(UTC) if offset is None or offset.total_seconds() % 60 else whole


def _content(site: Site, page: str, lang: str, parts: Iterable[str]) -> str:
    html = _text("\n".join(part for part in parts if part))
    return absolute_html(site, page, _in_direction(lang, html))


def _in_direction(lang: str, html: str) -> str:
    if language.direction(lang) == "ltr":
        return html
    # Readers' programs show what has no direction of its own from left to right, whatever the feed's language.
    frame = ET.Element("div", {"dir": language.direction(lang), "lang": lang})
    frame.text = "\n"
    opening, _, closing = _html(frame).partition("\n")
    return "\n".join([opening, html, closing])


def _paragraph(text: str) -> str:
    return _html(_element("p", text)) if text else ""


def _picture(site: Site, image: Image | None, alt: str) -> str:
    """The picture with its credit, without which its licence does not let it be shown."""
    if image is None:
        return ""
    figure = ET.Element("figure")
    ET.SubElement(figure, "img", {"src": site.link(image.address), "alt": alt})
    figure.append(_element("figcaption", ", ".join(part for part in (image.credit, image.license) if part)))
    return _html(figure)


def _element(tag: str, text: str) -> ET.Element:
    element = ET.Element(tag)
    element.text = text
    return element


def _html(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="html")


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order given."""
    return tuple(dict.fromkeys(name for name in map(_text, names) if name))


def _text(text: str) -> str:
    return _NOT_FOR_XML.sub("", text)
