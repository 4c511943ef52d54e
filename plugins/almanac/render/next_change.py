"""Finds until when a site stays as it is while nobody writes: until a day, an event or a time to register ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from almanac.model.edition import Edition
from almanac.model.when import TWELVE_MONTHS, When
from almanac.render.events.deadlines import SOON
from almanac.render.events.listing import ListedEvent
from almanac.render.publication import Publication

_DAY = timedelta(days=1)
# Of a site that is built for the last time: whenever that is, it is as of the end of its last day.
NEVER = datetime.max.replace(microsecond=0, tzinfo=UTC)


def next_change(publication: Publication, of_events: datetime | None = None) -> datetime:
    """The first UTC instant after now at which something else may stand on a page; now itself where it always may.

    ``of_events`` is that of the events, where it is known.
    """
    if publication.site.frozen:
        return NEVER
    edition, moments = publication.edition, [of_events or next_change_of_events(publication)]
    now = edition.now
    if any(known.uncommitted or known.modified >= now for known in edition.history.files.values()):
        return now
    if any(edition.history_of(text.source.path) is None for text in edition.stories_and_pages):
        return now
    # A preview has stories of the future.
    published = (story.published.as_datetime(edition.site.zone) for story in edition.stories)
    return min([*moments, *(moment for moment in published if moment > now)]).astimezone(UTC)


def next_change_of_events(publication: Publication) -> datetime:
    """The same of what is said of events, whatever stories say; a day ends for them too."""
    edition = publication.edition
    now = edition.now
    known = [edition.history_of(text.source.path) for event in edition.events for text in event.texts]
    if any(file is None or file.uncommitted or file.modified >= now for file in known):
        return now
    return min(moment for moment in _moments(publication) if moment > now).astimezone(UTC)


def next_day(edition: Edition) -> datetime:
    """When the day ends, of the site or of UTC."""
    return min(_ends_of_the_day(edition)).astimezone(UTC)


def _ends_of_the_day(edition: Edition) -> Iterator[datetime]:
    for zone in (UTC, edition.site.zone):
        today = edition.now.astimezone(zone).date()
        yield datetime.combine(today + _DAY, time(), zone)


def _moments(publication: Publication) -> Iterator[datetime]:
    edition, listing = publication.edition, publication.listing
    yield from _ends_of_the_day(edition)
    for listed in (*listing.upcoming, *listing.past):
        yield from _of_event(listed)


def _of_event(listed: ListedEvent) -> Iterator[datetime]:
    for occurrence in listed.coming:
        yield from _ends(occurrence.when)
    yield from _ends(listed.when)
    changes = listed.event.recurrence.changes if listed.event.recurrence else ()
    for change in changes:
        yield from _ends(change.when)
    for closing in filter(None, (listed.closing, *listed.deadlines)):
        yield closing.at
        yield closing.at - SOON


def _ends(when: When) -> Iterator[datetime]:
    """When it begins and ends, and when calendars drop it."""
    yield when.sort_key
    yield when.over
    yield when.over + TWELVE_MONTHS
