"""Finds what the site likely has already: on the same days, near by, called nearly alike, at the same address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from urllib.parse import urlsplit

from almanac.model.event import Event
from almanac.model.place import Place
from almanac.model.story import Story
from almanac.model.when import AllDay, Timed, When
from almanac.read.values.geography import kilometres
from almanac.render.events.occurrences import occurrences

NEAR_KILOMETRES = 50
_SAME_PLACE_KILOMETRES = 0.3
# How far apart the days of one event are when two people write it down, and the appearances of one story.
_DAYS_OFF = timedelta(days=3)
_DAYS_OF_A_STORY = timedelta(days=60)
# From 0 (nothing) to 1 (the same): as alike as two ways to call one thing, and as one with a slip.
_ALIKE, _NEARLY_THE_SAME = 0.8, 0.9


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An event or a story that is likely the same, and in what both agree, in words for whoever decides."""

    entry: Event | Story
    reasons: tuple[str, ...]


def duplicates_of_event(event: Event, others: Iterable[Event]) -> tuple[Duplicate, ...]:
    """Those of ``others`` that are likely the event, soonest first; what has its file is it, and is none of them."""
    rest = (other for other in others if other.source.path != event.source.path)
    soonest = sorted(((other, reasons) for other in rest if (reasons := why_one_event(event, other))), key=_first_day)
    return tuple(Duplicate(other, reasons) for other, reasons in soonest)


def duplicates_of_story(story: Story, others: Iterable[Story]) -> tuple[Duplicate, ...]:
    """Those of ``others`` that are likely the story; a translation of it is none of them."""
    return tuple(
        Duplicate(other, reasons)
        for other in others
        if other.source.group != story.source.group and (reasons := why_one_story(story, other))
    )


def why_one_story(story: Story, other: Story) -> tuple[str, ...]:
    """In what they agree, where that is enough to be one; nothing where it is not."""
    return (*_reasons_of_story(story, other),)


def kilometres_apart(place: Place | None, other: Place | None) -> float | None:
    """How far two places are from one another; None where one of them has no point."""
    if place is None or other is None or place.point is None or other.point is None:
        return None
    return kilometres(place.point, other.point)


def is_in_same_city(place: Place | None, other: Place | None) -> bool:
    """Whether both name one city, and no two countries."""
    if place is None or other is None or not place.city or bare(place.city) != bare(other.city):
        return False
    return not (place.country and other.country) or place.country == other.country


@lru_cache(maxsize=20_000)  # each is compared with thousands
def bare(text: str) -> str:
    """The letters of a text in their words, without accents, case, signs and years."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(word for word in re.findall(r"\w+", letters) if not re.fullmatch(r"[12]\d{3}", word))


def _first_day(found: tuple[Event, tuple[str, ...]]) -> tuple[date, str]:
    event, _ = found
    return event.when.day, event.slug


def why_one_event(event: Event, other: Event) -> tuple[str, ...]:
    """In what they agree, where that is enough to be one; nothing where it is not."""
    days_apart = _days_apart(event, other)
    if days_apart is None:
        return ()
    place = _place_in_words(event.place, other.place)
    if place is None:
        return ()
    title, address = _title_alike(event, other), _same_address(event, other)
    is_enough = (
        title >= _ALIKE or bool(address) or (place == _HERE and _at_one_time(event.when, other.when))
        if not days_apart
        else title >= _NEARLY_THE_SAME and not (event.recurrence or other.recurrence)
    )
    if not is_enough:
        return ()
    days = f"{days_apart} {'day' if days_apart == 1 else 'days'} apart" if days_apart else "on the same day"
    called = "called alike" if title >= _ALIKE else ""
    return tuple(filter(None, (days, place, called, address and f"has the same address, {address}")))


def _days_apart(event: Event, other: Event) -> int | None:
    """0 where they share a day; None where they are too far apart."""
    first, last = event.when.day, event.when.last_day
    if other.recurrence is None:
        if other.when.last_day < first - _DAYS_OFF or other.when.day > last + _DAYS_OFF:
            return None
        days = [other.when]
    elif other.when.day > last + _DAYS_OFF:
        return None
    else:
        days = [*occurrences(other, first, last)]
    return min((_between(first, last, when) for when in days), default=None)


def _between(first: date, last: date, when: When) -> int:
    return max((when.day - last).days, (first - when.last_day).days, 0)


_HERE = "at the same place"


def _place_in_words(place: Place | None, other: Place | None) -> str | None:
    """How near they are, empty where nobody can tell; None where they are too far from one another to be one."""
    if place is None or other is None:
        return ""
    apart = kilometres_apart(place, other)
    city = is_in_same_city(place, other)
    if city and place.name and bare(place.name) == bare(other.name):
        return _HERE
    if apart is not None:
        if apart <= _SAME_PLACE_KILOMETRES:
            return _HERE
        return f"{apart:.0f} km away" if apart <= NEAR_KILOMETRES else None
    if city:
        return "in the same city"
    if place.country and other.country and place.country != other.country:
        return None
    return None if place.city and other.city else ""


def _title_alike(event: Event, other: Event) -> float:
    """The most alike of their titles, in whichever languages they have them."""
    mine, theirs = ({bare(text.title) for text in one.texts} for one in (event, other))
    return max((alike(title, their) for title in mine for their in theirs), default=0)


def alike(title: str, other: str) -> float:
    """From 0 to 1, of two titles that are ``bare``; one that has all words of the other is nearly the same."""
    if not title or not other:
        return 0
    words, others = {*title.split()}, {*other.split()}
    if words == others:
        return 1
    fewer = min(words, others, key=len)
    if len(fewer) > 1 and fewer == words & others:
        return _NEARLY_THE_SAME
    if not words & others and len(words) + len(others) > 2:
        return 0  # to compare their letters takes long, and there are thousands
    return SequenceMatcher(None, title, other, autojunk=False).ratio()


def _same_address(event: Event, other: Event) -> str:
    """An address of its own that both have; empty for none."""
    theirs = {*_addresses(other)}
    return next((written for written, plain in _addresses_as_written(event) if plain in theirs), "")


def _addresses_as_written(event: Event) -> Iterator[tuple[str, str]]:
    registration = event.registration.url if event.registration else ""
    join = event.online.address if event.online else ""
    for address in filter(None, (event.url, join, registration)):
        yield address, _plain(address)


def _addresses(event: Event) -> Iterator[str]:
    return (plain for _, plain in _addresses_as_written(event))


def _plain(address: str) -> str:
    """What makes no other page is left out: the scheme, `www.`, the last slash, a part of the page."""
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{f'?{parts.query}' if parts.query else ''}"


def _at_one_time(when: When, other: When) -> bool:
    """Whether both take whole days and the same, or hours that overlap."""
    if isinstance(when, Timed) and isinstance(other, Timed):
        return when.sort_key < other.over and other.sort_key < when.over
    return isinstance(when, AllDay) and when == other


def _reasons_of_story(story: Story, other: Story) -> Iterator[str]:
    if abs(story.published.day - other.published.day) > _DAYS_OF_A_STORY:
        return
    if alike(bare(story.title), bare(other.title)) >= _ALIKE:
        yield "called alike"
    if bare(story.summary) == bare(other.summary):
        yield "has the same summary"
    text = story.source.body.strip()
    if text and text == other.source.body.strip():
        yield "has the same text"
