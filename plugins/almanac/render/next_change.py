"""Finds until when a site stays as it is while nobody writes: until a day, an event or a time to register ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from almanac.model.when import TWELVE_MONTHS, When
from almanac.render.events.deadlines import SOON
from almanac.render.events.listing import ListedEvent
from almanac.render.publication import Publication

_DAY = timedelta(days=1)


def next_change(publication: Publication) -> datetime:
    """The first UTC instant after now at which something else may stand on a page; now itself where it always may."""
    edition = publication.edition
    now = edition.now
    if any(known.uncommitted or known.modified >= now for known in edition.history.files.values()):
        return now
    written = [*edition.stories_and_pages, *(text for event in edition.events for text in event.texts)]
    if any(edition.history_of(text.source.path) is None for text in written):
        return now
    return min(moment for moment in _moments(publication) if moment > now).astimezone(UTC)


def _moments(publication: Publication) -> Iterator[datetime]:
    edition, listing = publication.edition, publication.listing
    for zone in (UTC, edition.site.zone):
        today = edition.now.astimezone(zone).date()
        yield datetime.combine(today + _DAY, time(), zone)
    for story in edition.stories:  # a preview has those of the future
        yield story.published.as_datetime(edition.site.zone)
    for listed in (*listing.upcoming, *listing.past):
        yield from _of_event(listed)


def _of_event(listed: ListedEvent) -> Iterator[datetime]:
    for occurrence in listed.coming:
        yield from _ends(occurrence.when)
    yield from _ends(listed.when)
    changes = listed.event.recurrence.changes if listed.event.recurrence else ()
    for change in changes:
        yield from _ends(change.when)
    if listed.closing is not None:
        yield listed.closing.at
        yield listed.closing.at - SOON


def _ends(when: When) -> Iterator[datetime]:
    """When it begins and ends, and when calendars drop it."""
    yield when.sort_key
    yield when.over
    yield when.over + TWELVE_MONTHS
