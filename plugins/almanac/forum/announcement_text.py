"""Writes what the forum is told of a story or an event, in the language of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almanac.forum.limits import tidied
from almanac.forum.plain_markdown import plain
from almanac.model.event import Event
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import MonthOnly, When
from almanac.render import local_time, places, words
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import venue
from almanac.render.recurrence.sentence import repeats


@dataclass(frozen=True, slots=True)
class Telling:
    """The title as it is, what can stand ``beside`` it to tell it from others, one after another; the texts.

    ``facts`` are what the texts say, whatever our words for it: a topic is edited for a fact, not for a word.
    """

    title: str
    beside: tuple[str, ...]
    text: str
    reply: str
    facts: tuple[str, ...]


def story_telling(story: Story, site: Site, *, is_alone: bool) -> Telling:
    """Of a story; where it ``is_alone`` with its title, that comes first without its day."""
    phrases = site.phrases(story.lang)
    day = words.day(story.published.day, phrases.spoken)
    byline = f"{words.listed(story.authors, phrases.spoken)} · {day}"
    marks = [words.voice(story.voice, phrases), words.speaks_for(story.speaks_for, phrases)]
    page = _page(site, story.address)
    text = _paragraphs(_strong(*marks), plain(tidied(story.summary)), plain(tidied(byline)), page)
    return Telling(
        title=tidied(story.title),
        beside=(*([""] if is_alone else []), f"({day})", f"({day}, {site.name})"),
        text=text,
        reply="",
        facts=(
            story.title,
            story.summary,
            str(story.published.day),
            *story.authors,
            story.voice.value,
            *story.speaks_for,
            page,
        ),
    )


def event_telling(event: Event, first: When, site: Site) -> Telling:
    """Of an event, with its day beside its title: events have the same name every year.

    ``first`` is when it happens first, of what repeats since it was announced.
    """
    phrases = site.phrases(event.text.lang)
    mark, note = words.status(event.status, phrases), tidied(event.text.status_note)
    when, where, page = _when(event, first, phrases), _where(event, phrases), _page(site, event.address)
    status = _paragraphs(_strong(mark), plain(note)) if event.status.needs_note else _strong(mark)
    text = _paragraphs(status, plain(tidied(event.text.summary)), _strong(*when), plain(tidied(where)), page)
    title = tidied(event.text.title)
    marked = words.marked(title, event.status, phrases) if event.status.is_off else title
    return Telling(
        title=tidied(marked),
        beside=_days_beside(first, phrases, where),
        text=text,
        reply=_paragraphs(_strong(words.marked(title, event.status, phrases)), plain(note), _strong(*when), page),
        facts=(
            event.text.title,
            event.text.summary,
            event.status.value,
            event.text.status_note,
            repr(event.when),
            repr(event.recurrence and event.recurrence.rule),
            where,
            page,
        ),
    )


def _days_beside(when: When, phrases: Phrases, where: str) -> tuple[str, ...]:
    if isinstance(when, MonthOnly):
        day = words.month(when.day, phrases.spoken)
    elif when.day == when.last_day:
        day = words.day(when.day, phrases.spoken)
    else:
        day = words.days(when.day, when.last_day, phrases.spoken)
    return (f"({day})", f"({day}, {where})") if where else (f"({day})",)


def _when(event: Event, first: When, phrases: Phrases) -> Sequence[str]:
    """When it is, and that it is not: what does not take place has no time that anybody could come at."""
    if event.status.is_off:
        return ()
    zone = local_time.zone(first)
    at = words.when(first, phrases)
    return [f"{at} ({zone})" if zone else at, repeats(event, phrases)]


def _where(event: Event, phrases: Phrases) -> str:
    place = venue(event)
    full = places.in_full(place, phrases) if place else ""
    both = phrases.gettext("%(place)s and online", place=full) if full and event.online else full
    return both or places.city_and_country(event, phrases)


def _page(site: Site, address: str) -> str:
    """The address of the page, alone on its line, of which forums make a card."""
    return absolute_address(site, address)


def _strong(*texts: str) -> str:
    joined = " · ".join(plain(tidied(text)) for text in texts if text)
    return f"**{joined}**" if joined else ""


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)
