"""Says where an event was announced first, and whether it still is."""

from __future__ import annotations

from urllib.parse import urlsplit

from almanac.model.event import Event
from almanac.model.interface import Phrases
from almanac.render import words
from almanac.render.views.event_page import AnnouncedView


def announced_elsewhere(event: Event, lang: str) -> AnnouncedView | None:
    """Who announced it, for a page or a card in ``lang``; None for what was announced here, or nobody says where."""
    found = event.elsewhere
    name = (found.name or urlsplit(found.url).netloc) if found else ""
    if found is None or not name:
        return None
    gone = found.gone
    return AnnouncedView(name, found.url, gone.isoformat() if gone else "", words.day(gone, lang) if gone else "")


def no_longer_announced(event: Event, phrases: Phrases) -> str:
    """The sentence for calendars; empty while it is announced where it was."""
    found = announced_elsewhere(event, phrases.spoken)
    return phrases.gettext("No longer announced by %(name)s", name=found.name) if found and found.gone else ""
