"""Finds what closes in the next days: to register, to apply, to propose something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from almanac.model import language
from almanac.model.site import Site
from almanac.render import words
from almanac.render.events.iso_times import iso_instant
from almanac.render.events.listing import ListedEvent
from almanac.render.views.front_page import ClosingSoon

AHEAD = timedelta(days=14)
_MOST = 5


def closing_soon(listed: Sequence[ListedEvent], site: Site, lang: str, now: datetime) -> tuple[ClosingSoon, ...]:
    """What closes within two weeks of the aware ``now``, soonest first, of events that take place."""
    found = [one for event in listed if not event.event.status.is_off for one in _of(event, site, lang, now)]
    return tuple(sorted(found, key=lambda one: (one.closes, one.text.address, one.what))[:_MOST])


def _of(listed: ListedEvent, site: Site, lang: str, now: datetime) -> Iterator[ClosingSoon]:
    event = listed.event
    text, phrases = event.text_in(lang), site.phrases(lang)
    registration = event.registration.deadline if event.registration else None
    lasts = [(registration, listed.closing, "")] if registration else []
    lasts += [(one.until, at, one.what) for one, at in zip(event.deadlines, listed.deadlines, strict=True)]
    for until, closing, what in lasts:
        if closing and now < closing.at <= now + AHEAD:
            yield ClosingSoon(
                text=text,
                text_direction=language.direction(text.lang),
                what=what,
                what_lang=event.text.lang if what else "",
                until=until.isoformat(),
                until_text=words.weekday_and_day(until, phrases.lang),
                closes=iso_instant(closing.at),
            )
