"""Picks the events of which the digests of the last weeks tell, and says what these are made from."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.digest.digest_feed import WEEKS
from almanac.render.digest.events_of_period import EventsOfPeriod, events_of_periods
from almanac.render.digest.period import Period, weeks_before
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import fingerprint, fingerprint_of_texts, joined
from almanac.render.publication import Publication


def digests_of_events(publication: Publication, prints: Fingerprints) -> bytes:
    """The fingerprint of what the digests of the last weeks say of events, in whatever language."""
    most = publication.site.digest_ceiling
    return joined(
        *(
            digest
            for period, events in zip(weeks_of_digests(publication), events_of_weeks(publication), strict=True)
            for digest in _of_period(period, events, prints, most)
        )
    )


def _of_period(period: Period, events: EventsOfPeriod, prints: Fingerprints, most: int) -> Iterator[bytes]:
    """Of as much as a digest has room for, and how much there is."""
    kinds = (events.changes, events.announced, events.closing, events.coming)
    yield fingerprint(period.name, tuple(map(len, kinds)))
    for change in events.changes[:most]:
        yield joined(prints.entry(change.event), fingerprint_of_texts(repr((change.news, change.when))))
    for one in (*events.announced[:most], *events.coming[:most]):
        yield joined(prints.entry(one.event), fingerprint_of_texts(repr(one.when)))
    for last in events.closing[:most]:
        yield joined(prints.entry(last.event), fingerprint(last.what, last.until))


def weeks_of_digests(publication: Publication) -> tuple[Period, ...]:
    """The weeks of which there may be one, the latest first."""
    return weeks_before(publication.edition.now, publication.site.zone, WEEKS)


def events_of_weeks(publication: Publication) -> tuple[EventsOfPeriod, ...]:
    """The events of each of these weeks."""
    of, edition = publication.of_events, publication.edition
    every = edition.events if of.site.events else ()
    return events_of_periods(weeks_of_digests(of), every, edition.history, of.site, of.expand)
