"""Plans the calendars: of all events and of each group in every language, and of every event alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import starmap

from almanac.model import address
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.render.calendars.calendar import Calendars, Told, Zone, is_in_calendars, own_calendar, subscribed
from almanac.render.calendars.calendar_list import calendar_list, coming
from almanac.render.calendars.deadlines_calendar import deadlines_calendar, with_deadlines
from almanac.render.calendars.removed_events import RemovedEntry, is_still_told, removed_entries
from almanac.render.events.event_groups import events_by_calendar
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.in_languages import in_language
from almanac.render.outputs.output import File, FileOfParts, Part, fingerprint, joined
from almanac.render.publication import Publication
from almanac.render.redirects import page_of

# What looks like a language's code before it may be one of a translation that is gone.
_OLD_EVENT = re.compile(r"(?:/(?P<lang>[a-z]{2,3}(?:-\w+)*))?/events/(?P<slug>[^/]+)/")


def calendars(publication: Publication, prints: Fingerprints) -> Iterator[File | FileOfParts]:
    """Those of each language: ``calendar.ics``, ``archive.ics`` and the groups'; then each event's own.

    Of what is in several the entries are made once in each of their languages, by the process that makes calendars.
    """
    edition, site = publication.edition, publication.site
    if not site.events:
        return
    made = _Made(site, Calendars(site, edition.history.files, edition.now), prints, edition.now.year)
    to_follow = subscribed(edition.events, edition.now)
    members = events_by_calendar(to_follow, site, publication.groups_with_lists)
    taken = set()
    removed = removed_entries(edition.removals, edition.history.gone)
    told = [entry for entry in removed if is_still_told(entry, edition.now)]
    for of in publication.in_all_languages:
        events, lang = of.local(address.EVENTS), of.lang
        yield made.calendar(to_follow, lang, site.name, of.local(address.CALENDAR), events, told)
        archive = of.phrases.gettext("%(site)s: archive", site=site.name)
        yield made.calendar(edition.events, lang, archive, of.local(address.ARCHIVE_CALENDAR), events, removed)
        yield _deadlines(of, prints)
        for group in of.event_groups:
            where = of.local(group.calendar)
            name = of.phrases.gettext("%(site)s: %(group)s", site=site.name, group=group.label.name)
            yield made.calendar(members.get(group.calendar, ()), lang, name, where, group.label.address)
            taken.add(where)
    for event in filter(is_in_calendars, edition.events):
        yield from made.alone(event, taken)
    yield from _removed(publication, made, removed)


def _removed(publication: Publication, made: _Made, removed: Sequence[RemovedEntry]) -> Iterator[FileOfParts]:
    """The own calendars of events that were removed, at each address at which they had one."""
    entries = {entry.event.uid: entry for entry in removed}
    for removal in publication.edition.removals:
        for page in map(page_of, removal.addresses) if removal.event else ():
            match = _OLD_EVENT.fullmatch(page)
            if match and removal.event:
                lang = match["lang"] or publication.site.default_lang
                title = publication.site.phrases(lang).gettext("Removed")
                entry = entries[removal.event.uid]
                yield made.calendar((), lang, title, f"{page}{match['slug']}.ics", page, [entry])


def calendar_lists(publication: Publication) -> Iterator[File]:
    """``/events/calendars.json`` in every language: all of these for programs, but for those of single events."""
    site = publication.site
    if not site.events:
        return
    counts = tuple((group.calendar, group.label.name, coming(group)) for group in publication.event_groups)
    made_from = fingerprint(counts)
    for of in publication.in_all_languages:
        data = partial(_calendar_list, of)
        yield File(of.local(address.CALENDARS_JSON), "calendar list", in_language(made_from, of), data)


def _calendar_list(of: Publication) -> bytes:
    return calendar_list(of.event_groups, of.site, of.lang)


def _deadlines(of: Publication, prints: Fingerprints) -> File:
    """Those of the events in a language; one that ends today is there for 12 months more."""
    edition, site, lang = of.edition, of.site, of.lang
    events = with_deadlines(edition.events, edition.now)
    entries = (prints.calendar_entry(event, event.text_in(lang)) for event in events)
    made_from = joined(fingerprint(lang, edition.now.date()), *entries)
    data = partial(deadlines_calendar, site, events, edition.history.files, edition.now, lang)
    return File(of.local(address.DEADLINES_CALENDAR), "calendar", made_from, data)


class _Made:
    """Calendars of one site; ``year`` is the present one."""

    def __init__(self, site: Site, calendars: Calendars, prints: Fingerprints, year: int) -> None:
        self._site = site
        self._calendars = calendars
        self._prints = prints
        self._year = year

    def calendar(
        self,
        events: Iterable[Event],
        lang: str,
        name: str,
        where: str,
        page: str,
        removed: Sequence[RemovedEntry] = (),
    ) -> FileOfParts:
        """One to subscribe to in a language."""
        members = tuple(events)
        entries = (self._prints.calendar_entry(event, event.text_in(lang)) for event in members)
        # Without events it has the site's zone as it is this year.
        off = repr(removed) if removed else None
        made_from = joined(fingerprint(name, where, page, lang, None if members else self._year, off), *entries)
        how = partial(self._calendars.parts, members, name=name, address=where, page=page, lang=lang)
        parts = partial(how, removed=removed)
        return FileOfParts(where, "calendar", made_from, partial(self._parts, parts))

    def _parts(self, parts: Callable[[], Iterable[tuple[Told | Zone | None, Callable[[], bytes]]]]) -> list[Part]:
        return [*starmap(self._part, parts())]

    def _part(self, of: Told | Zone | None, data: Callable[[], bytes]) -> Part:
        if isinstance(of, Told):
            return Part(data, self._prints.calendar_entry(*of))
        return Part(data, fingerprint(*of)) if of else Part(data)

    def alone(self, event: Event, taken: Collection[str]) -> Iterator[FileOfParts]:
        """An event's own calendar in each of its texts, and what stands at its old addresses."""
        own = {own_calendar(event, text, self._site): text for text in event.texts}
        # Whoever subscribed to the event alone did so at its old address.
        old = {where: text for where, text in self._at_old_addresses(event) if where not in {*own, *taken}}
        for where, text in (*own.items(), *sorted(old.items(), key=lambda pair: pair[0])):
            at = own_calendar(event, text, self._site)
            made_from = joined(self._prints.calendar_entry(event, text), fingerprint(at))
            parts = partial(self._calendars.parts_alone, event, text)
            yield FileOfParts(where, "calendar", made_from, partial(self._parts, parts))

    def _at_old_addresses(self, event: Event) -> Iterator[tuple[str, EventText]]:
        for page in map(page_of, event.aliases):
            match = _OLD_EVENT.fullmatch(page)
            if match:
                yield f"{page}{match['slug']}.ics", event.text_in(match["lang"] or self._site.default_lang)
