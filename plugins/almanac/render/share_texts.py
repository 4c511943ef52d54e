"""Writes what whoever tells others of a story or an event can paste: into a chat, a mailing list, a wiki."""

from __future__ import annotations

from collections.abc import Iterable

from almanac.model.event import Event, EventText
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import When
from almanac.render import local_time, places, wikitext, words
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import at_occurrence, venue
from almanac.render.views.parts import ShareText


def texts_of_event(event: Event, when: When, text: EventText, site: Site) -> tuple[ShareText, ...]:
    """An event at one of its occurrences, in one of its languages: what it is, when, where, and its page."""
    phrases, here = site.phrases(text.lang), at_occurrence(event, when)
    title, url = words.marked(text.title, here.status, phrases), absolute_address(site, text.address)
    said = " ".join(filter(None, (words.when(when, phrases), local_time.zone(when))))
    where = places.city_and_country(here, phrases)
    place = venue(here)
    joined = places.how_to_join(here.online, phrases)
    whole = [places.in_full(place, phrases) if place else "", joined] if place or joined else [where]
    sign_up = event.registration.url if event.registration and not here.status.is_off else ""
    mail = [title, [text.summary, text.status_note], [said, *whole, sign_up], url]
    wiki = [wikitext.bold(wikitext.link(url, title)), *map(wikitext.words, (said, where, text.summary))]
    return _texts([title, said, where, url], mail, wiki, phrases)


def texts_of_story(story: Story, site: Site) -> tuple[ShareText, ...]:
    """A story: what it is called, by whom, what it says in a sentence, and its page."""
    phrases, url = site.phrases(story.lang), absolute_address(site, story.address)
    title = words.marked(story.title, story.voice, phrases)
    said = [words.listed(story.authors, story.lang), words.day(story.published.day, story.lang)]
    wiki = [wikitext.bold(wikitext.link(url, title)), *map(wikitext.words, (*said, story.summary))]
    return _texts([title, url], [title, story.summary, said, url], wiki, phrases)


def _texts(
    chat: Iterable[str], mail: Iterable[str | Iterable[str]], wiki: Iterable[str], phrases: Phrases
) -> tuple[ShareText, ...]:
    """``mail`` has paragraphs, of a line or of several."""
    _ = phrases.gettext
    paragraphs = [part if isinstance(part, str) else _lines(part) for part in mail]
    return (
        # Translators: above a text that is ready to be pasted into one.
        ShareText(_("For a chat"), _lines(chat)),
        # Translators: above a text that is ready to be pasted into a message to one.
        ShareText(_("For a mailing list"), "\n\n".join(filter(None, paragraphs))),
        # Translators: above a text in the markup of wikis that is ready to be pasted into one.
        ShareText(_("For a wiki"), wikitext.item(*wiki)),
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
