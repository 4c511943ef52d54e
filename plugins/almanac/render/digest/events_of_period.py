"""Picks the events of which a digest tells: what was announced, changed or cancelled, and as of its end what comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from almanac.model.event import Event
from almanac.model.history import History
from almanac.model.recurrence import Occurrence
from almanac.model.site import Site
from almanac.model.when import When
from almanac.render.digest.period import Period
from almanac.render.events.deadlines import closing, closings
from almanac.render.events.occurrences import Expand, expanded, next_occurrence
from almanac.render.feeds.event_feed import announced
from almanac.render.feeds.event_news import News, news_of

# How far ahead of its end a digest looks.
AHEAD = timedelta(weeks=3)
# No zone is further than that from UTC.
_ZONES = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class EventAt:
    """An event, and when it is next."""

    event: Event
    when: When


@dataclass(frozen=True, slots=True)
class Changed:
    """What has become of an event; ``when`` it is next, None where it is not."""

    event: Event
    news: News
    when: When | None


@dataclass(frozen=True, slots=True)
class Closes:
    """A last day for something, whose UTC end is ``at``; that to register has no words of its own (``what``)."""

    event: Event
    what: str
    until: date
    at: datetime


@dataclass(frozen=True, slots=True)
class EventsOfPeriod:
    """``changes`` latest first; all else soonest first. An event that changed as a whole, or is new, stands once."""

    changes: tuple[Changed, ...] = ()
    announced: tuple[EventAt, ...] = ()
    closing: tuple[Closes, ...] = ()
    coming: tuple[EventAt, ...] = ()

    def where(self, belongs: Callable[[Event], bool]) -> EventsOfPeriod:
        """The part that belongs to a group of events."""
        return replace(
            self,
            changes=tuple(one for one in self.changes if belongs(one.event)),
            announced=tuple(one for one in self.announced if belongs(one.event)),
            closing=tuple(one for one in self.closing if belongs(one.event)),
            coming=tuple(one for one in self.coming if belongs(one.event)),
        )


def events_of_periods(
    periods: Sequence[Period], events: Iterable[Event], history: History, site: Site, expand: Expand = expanded
) -> tuple[EventsOfPeriod, ...]:
    """The events of each of these periods.

    Where the history is not whole nobody knows what is new, but for what an entry says itself; ``expand`` gives the
    occurrences of events.
    """
    if not periods:
        return ()
    first, last = min(period.end for period in periods), max(period.end for period in periods) + AHEAD
    days = (first - _ZONES).date(), (last + _ZONES).date()
    known = [_Known(event, _announced(event, history, site), expand(event, *days)) for event in events]
    return tuple(_of(period, known, history) for period in periods)


@dataclass(frozen=True, slots=True)
class _Known:
    """An event with all that does not depend on the period; its occurrences from the end of the first one on."""

    event: Event
    announced: datetime | None
    occurrences: tuple[Occurrence, ...]

    def next(self, now: datetime) -> When | None:
        """The first occurrence that is not over, of those that are near."""
        ahead = (one.when for one in self.occurrences if not one.is_cancelled)
        return next((when for when in ahead if not when.is_over(now)), None)


def _announced(event: Event, history: History, site: Site) -> datetime | None:
    known = history.of(event.source.path) if history.complete else None
    return announced(site, event, known)


def _of(period: Period, known: Sequence[_Known], history: History) -> EventsOfPeriod:
    changes = [change for one in known for change in _changes(one, period, history)]
    told = {change.event.uid for change in changes if change.news.day is None}
    others = [one for one in known if one.event.uid not in told and not one.event.status.is_off]
    new = [EventAt(one.event, when) for one in others if (when := _as_announced(one, period))]
    told |= {one.event.uid for one in new}
    coming = [
        EventAt(one.event, when)
        for one in others
        if one.event.uid not in told and (when := one.next(period.end)) and when.sort_key < period.end + AHEAD
    ]
    lasts = [last for one in known if not one.event.status.is_off for last in _closing(one.event, period)]
    return EventsOfPeriod(
        tuple(sorted(changes, key=lambda change: (change.news.moment, change.event.slug), reverse=True)),
        tuple(sorted(new, key=_soonest)),
        tuple(sorted(lasts, key=lambda last: (last.at, last.event.slug, last.what))),
        tuple(sorted(coming, key=_soonest)),
    )


def _soonest(one: EventAt) -> tuple[datetime, str]:
    return one.when.sort_key, one.event.slug


def _as_announced(known: _Known, period: Period) -> When | None:
    """When it is next, of what was announced in the period and one can still go to."""
    if known.announced is None or not period.has(known.announced):
        return None
    return known.next(period.end) or next_occurrence(known.event, period.end)


def _changes(known: _Known, period: Period, history: History) -> Iterator[Changed]:
    """The last thing that was said of the whole in the period, and of each single occurrence."""
    event = known.event
    can_have = event.status.needs_note or event.source.path in history.states or event.recurrence
    if not (history.complete and can_have):
        return
    said = {news.day: news for news in news_of(event, history, period.end) if period.has(news.moment)}
    for news in said.values():
        when = known.next(period.end) or (event.when if not event.when.is_over(period.end) else None)
        yield Changed(event, news, None if event.status.is_off or news.day else when)


def _closing(event: Event, period: Period) -> Iterator[Closes]:
    registration = event.registration.deadline if event.registration else None
    lasts = [("", registration, closing(event, period.end))] if registration else []
    lasts += [(one.what, one.until, at) for one, at in zip(event.deadlines, closings(event, period.end), strict=True)]
    for what, until, closes in lasts:
        if until and closes and period.end < closes.at <= period.end + AHEAD:
            yield Closes(event, what, until, closes.at)
