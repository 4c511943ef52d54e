"""Plans the calendars: of all events, of each group, and of every event alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import starmap

from almanac.model import address
from almanac.model.event import Event
from almanac.render.calendars.calendar import Calendars, is_in_calendars, subscribed
from almanac.render.events.event_groups import events_by_calendar
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import File, FileOfParts, Part, fingerprint
from almanac.render.publication import Publication
from almanac.render.redirects import page_of

_OLD_EVENT = re.compile(r"/events/([^/]+)/")


def calendars(publication: Publication, prints: Fingerprints) -> Iterator[File | FileOfParts]:
    """``/events/calendar.ics``, ``/events/archive.ics``, those of groups, and ``/events/SLUG/SLUG.ics``."""
    edition, site = publication.edition, publication.site
    if not site.events:
        return
    made = _Made(Calendars(site, edition.history.files, edition.now), prints, edition.now.year)
    coming = subscribed(edition.events, edition.now)
    phrases = site.phrases()
    archive = phrases.gettext("%(site)s: archive", site=site.name)
    yield made.calendar(coming, site.name, address.CALENDAR)
    yield made.calendar(edition.events, archive, address.ARCHIVE_CALENDAR)
    members = events_by_calendar(coming, site)
    for group in publication.event_groups:
        where, page = group.calendar, group.label.address
        name = phrases.gettext("%(site)s: %(group)s", site=site.name, group=group.label.name)
        yield made.calendar(members.get(where, ()), name, where, page)
    taken = {group.calendar for group in publication.event_groups}
    for event in filter(is_in_calendars, edition.events):
        yield from made.alone(event, taken)


class _Made:
    """Calendars of one site; ``year`` is the present one."""

    def __init__(self, calendars: Calendars, prints: Fingerprints, year: int) -> None:
        self._calendars = calendars
        self._prints = prints
        self._year = year

    def calendar(self, events: Iterable[Event], name: str, where: str, page: str = address.EVENTS) -> FileOfParts:
        members = tuple(events)
        # Without events it has the site's zone as it is this year.
        made_from = fingerprint(name, where, page, tuple(map(self._prints.calendar_entry, members)) or self._year)
        parts = partial(self._calendars.parts, members, name=name, address=where, page=page)
        return FileOfParts(where, "calendar", made_from, lambda: [*starmap(self._part, parts())])

    def _part(self, of: object, data: Callable[[], bytes]) -> Part:
        if isinstance(of, Event):
            return Part(data, self._prints.calendar_entry(of))
        return Part(data, fingerprint(*of)) if isinstance(of, tuple) else Part(data)

    def alone(self, event: Event, taken: Collection[str]) -> Iterator[File]:
        made_from, data = self._prints.calendar_entry(event), partial(self._calendars.alone, event)
        # Whoever subscribed to the event alone did so at its old address.
        slugs = {match[1] for match in map(_OLD_EVENT.fullmatch, map(page_of, event.aliases)) if match}
        old = {address.event_calendar(slug) for slug in slugs}.difference(taken)
        for where in (address.event_calendar(event.slug), *sorted(old)):
            yield File(where, "calendar", made_from, data)
