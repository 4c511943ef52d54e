"""Says what browsers keep for when there is no connection: the next events, what may be off, the words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.interface import N_
from almanac.model.language import direction
from almanac.model.site import Site
from almanac.render.absolute import link_address
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import fingerprint, joined

# So many events to come are kept before anybody reads them.
NEXT = 30
_DIGITS = 8  # of a digest: two versions of one page that share it are one in four thousand million
# Translators: above a page that comes from the reader's device; {time} is a day and a time: 30 November 2026 at 10:15.
_NOTE = N_("You are offline, or the site does not answer: this is the page as of {time}. It may have changed since.")

# The address of a page, and a digest of what stands on it.
_Page = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EventsOffline:
    """What of events is kept.

    ``next`` has for each language that has lists the pages of what comes first; ``watched`` all pages, old addresses
    among them, of what is to come but may not be as it was announced: what says so, and what repeats.
    """

    next: tuple[tuple[str, tuple[_Page, ...]], ...] = ()
    watched: tuple[_Page, ...] = ()


NO_EVENTS = EventsOffline()


def events_offline(site: Site, listing: EventListing, prints: Fingerprints) -> EventsOffline:
    """That of all events."""
    if not site.events:
        return NO_EVENTS
    coming = listing.upcoming[:NEXT]
    following = (
        (lang, tuple(_page(listed, listed.event.text_in(lang), prints) for listed in coming))
        for lang in site.list_languages
    )
    return EventsOffline(tuple(following), tuple(_watched(listing, prints)))


def _watched(listing: EventListing, prints: Fingerprints) -> Iterator[_Page]:
    # What repeats, and has nothing left that happens, counts as past.
    for listed in (*listing.upcoming, *listing.past):
        event = listed.event
        if listed.coming and (event.status.needs_note or event.recurrence):
            digest = prints.facts(event).hex()[:_DIGITS]
            yield from ((where, digest) for where in _addresses(event))


def _addresses(event: Event) -> Iterator[str]:
    yield from (text.address for text in event.texts)
    yield from event.aliases


def _page(listed: ListedEvent, text: EventText, prints: Fingerprints) -> _Page:
    said = fingerprint(text.title, text.summary, text.status_note, text.image_alt, repr(listed.when))
    made_from = joined(prints.facts(listed.event), prints.body(text), prints.history(text.source.path), said)
    return text.address, made_from.hex()[:_DIGITS]


def offline_list(edition: Edition, kept: EventsOffline) -> bytes:
    """The file that ``theme/offline/service-worker.js`` reads; every address is a link."""
    site = edition.site

    def link(pages: Iterable[_Page]) -> dict[str, str]:
        return {link_address(site, where): digest for where, digest in pages}

    following = dict(kept.next)
    languages = {lang: _language(site, lang, link(following.get(lang, ()))) for lang in _languages(edition)}
    told: Mapping[str, object] = {"languages": languages, "watched": link(kept.watched)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _languages(edition: Edition) -> dict[str, None]:
    """Those that pages speak, the site's own first."""
    texts = (*edition.stories_and_pages, *(text for event in edition.events for text in event.texts))
    return dict.fromkeys((*edition.site.list_languages, *sorted({text.lang for text in texts})))


def _language(site: Site, lang: str, following: Mapping[str, str]) -> dict[str, object]:
    phrases = site.phrases(lang)
    words: dict[str, object] = {
        "lang": phrases.spoken,
        "dir": direction(phrases.spoken),
        "note": phrases.gettext(_NOTE),
        "page": link_address(site, site.list_address(address.OFFLINE_PAGE, lang)),
    }
    if lang not in site.list_languages:
        return words
    return {**words, "home": link_address(site, site.list_address("/", lang)), "next": following}
