"""Plans events as open data: GeoJSON and JSON, what comes and all there has ever been."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from almanac.model import address
from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.when import When
from almanac.render.events.coming_data import coming_data
from almanac.render.open_data import events_json, geojson
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import File, fingerprint
from almanac.render.publication import Publication


def event_data(publication: Publication, prints: Fingerprints) -> Iterator[File]:
    """``/events/events.*`` and ``/events/archive.*``; for the map of a language the points in its words."""
    edition, site, listing = publication.edition, publication.site, publication.listing
    if not site.events:
        return
    listed = {entry.event.slug: entry for entry in (*listing.upcoming, *listing.past)}
    upcoming = [entry.event for entry in listing.upcoming]

    def occurrence(event: Event) -> When | None:
        return listed[event.slug].when if event.slug in listed else None

    def coming(event: Event) -> Sequence[Occurrence]:
        return listed[event.slug].in_12_months(edition.now) if event.slug in listed else ()

    for points, facts, events in (
        (address.GEOJSON, address.EVENTS_JSON, upcoming),
        (address.ARCHIVE_GEOJSON, address.ARCHIVE_JSON, list(edition.events)),
    ):
        made_from = fingerprint(
            edition.now.date(),
            tuple((prints.listed(listed[event.slug]), prints.body(event.text)) for event in events),
        )
        for of in publication.in_all_languages if site.map else (publication,):
            data = partial(geojson, site, events, of.lang, occurrence=occurrence)
            yield _file(of.local(points), made_from, data)
        yield _file(facts, made_from, partial(events_json, site, events, occurrence=occurrence, coming=coming))
    told = fingerprint(tuple(map(prints.listed, listing.upcoming)))
    for of in publication.in_all_languages:
        data = partial(_coming, of)
        yield _file(address.coming_events(of.lang, site.default_lang), told, data)


def _coming(of: Publication) -> bytes:
    return coming_data(of.listing.upcoming, of.site, of.lang, of.cards.event)


def _file(where: str, made_from: bytes, data: Callable[[], bytes]) -> File:
    return File(where, "data", fingerprint(where, made_from), data)
