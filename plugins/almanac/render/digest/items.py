"""Makes the items of a digest: what stands there of a story, an event, its change, a day on which something closes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from almanac.model.event import Event, EventText
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import When
from almanac.render import local_time, places, words
from almanac.render.digest.events_of_period import Changed, Closes, EventAt
from almanac.render.events.at_occurrence import at_occurrence
from almanac.render.feeds import feed_text
from almanac.render.feeds.event_feed import become, dates_before, of_day
from almanac.render.recurrence.sentence import repeats

# Makes a link of an address of the site (``/x/``): an absolute one for what is read elsewhere.
Link = Callable[[Site, str], str]


@dataclass(frozen=True, slots=True)
class DigestItem:
    """``title`` and ``text`` are in the language ``lang``, ``mark`` and ``facts`` in that of the digest.

    All are lines of plain text, as they are shown, the last three may be empty; ``address`` is a link.
    """

    title: str
    lang: str
    address: str
    mark: str = ""
    facts: tuple[str, ...] = ()
    text: str = ""


def one_line(text: str) -> str:
    """A text in one line, without what has no place in mail, feeds and pages."""
    return " ".join(feed_text.text(text).split())


def story_item(site: Site, lang: str, link: Link, story: Story) -> DigestItem:
    """A story, with who wrote it."""
    phrases = site.phrases(lang)
    return _item(
        story.title,
        story.lang,
        link(site, story.address),
        mark=words.voice(story.voice, phrases),
        facts=(words.listed(story.authors, phrases.spoken), words.in_language(story.lang, phrases)),
        text=story.summary,
    )


def event_item(site: Site, lang: str, link: Link, at: EventAt, *, summary: bool = True) -> DigestItem:
    """An event at its next occurrence."""
    phrases, text = site.phrases(lang), at.event.text_in(lang)
    return _item(
        text.title,
        text.lang,
        link(site, text.address),
        mark=words.status(at.event.status, phrases),
        facts=(*_facts(at.event, at.when, phrases), words.in_language(text.lang, phrases)),
        text=text.summary if summary else "",
    )


def change_item(site: Site, lang: str, link: Link, changed: Changed) -> DigestItem:
    """What has become of an event, and why."""
    phrases, text, news = site.phrases(lang), changed.event.text_in(lang), changed.news
    facts = _facts(changed.event, changed.when, phrases) if changed.when else ()
    return _item(
        of_day(text.title, news, phrases),
        text.lang,
        link(site, text.address),
        mark=become(news, phrases),
        facts=(*dates_before(news, phrases), *facts, words.in_language(text.lang, phrases)),
        text=_note(changed, text),
    )


def closing_item(site: Site, lang: str, link: Link, closes: Closes) -> DigestItem:
    """A last day for something."""
    phrases, text = site.phrases(lang), closes.event.text_in(lang)
    return _item(
        text.title,
        text.lang,
        link(site, text.address),
        facts=(closes.what or phrases.gettext("Registration"), words.weekday_and_day(closes.until, phrases.lang)),
    )


def _note(changed: Changed, text: EventText) -> str:
    news, own = changed.news, changed.event.text
    is_as_it_is = news.day is None and news.standing.note == own.status_note
    return text.status_note if is_as_it_is else news.standing.note


def _facts(event: Event, when: When, phrases: Phrases) -> tuple[str, ...]:
    """When it is, in which zone, how often, and where."""
    here = at_occurrence(event, when)
    where = places.city_and_country(here, phrases)
    return words.when(when, phrases), local_time.zone(when), repeats(event, phrases), where


def _item(
    title: str, lang: str, address: str, *, mark: str = "", facts: tuple[str, ...] = (), text: str = ""
) -> DigestItem:
    shown = tuple(filter(None, map(one_line, facts)))
    return DigestItem(one_line(title) or address, lang, address, one_line(mark), shown, one_line(text))
