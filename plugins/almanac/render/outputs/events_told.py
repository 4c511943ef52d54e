"""Says what pages and files that are not of events alone tell of these."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.events.closing_soon import closing_soon
from almanac.render.front_page import EVENTS, world
from almanac.render.list_changes import ListsOfEvents, lists_of_events
from almanac.render.map.world_picture import points_picture
from almanac.render.offline import NO_EVENTS, EventsOffline, events_offline
from almanac.render.outputs.digest_events import digests_of_events
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import fingerprint
from almanac.render.publication import Publication
from almanac.render.search.search_page import Contents, contents_of_events
from almanac.render.subscriptions import subscriptions


@dataclass(frozen=True, slots=True)
class EventsTold:
    """Fingerprints of what stands on front pages, on the picture of the world, and where one subscribes.

    ``feeds`` are the names of groups that have one; ``lists`` are what the sitemap knows of events, ``search`` is what
    the page of the search does; ``coming`` are the slugs of those that are not over, soonest first; ``offline`` is what
    browsers keep of them. ``digests`` is what those of the last weeks say.
    """

    front_page: bytes
    points: bytes
    subscriptions: bytes
    feeds: bytes
    lists: ListsOfEvents
    search: Contents
    digests: bytes
    coming: tuple[str, ...] = ()
    offline: EventsOffline = NO_EVENTS


def events_told(publication: Publication, prints: Fingerprints) -> EventsTold:
    """What is told of the events of a publication."""
    site, listing = publication.site, publication.listing
    coming = tuple(map(prints.listed, listing.upcoming[:EVENTS]))
    has_map = site.events and site.map
    of_events = publication.of_events
    return EventsTold(
        fingerprint(coming, _closing(publication, prints), repr(world(listing)) if has_map else None),
        fingerprint(points_picture(listing) if has_map else None),
        fingerprint(repr(subscriptions(of_events.edition, of_events.event_groups))),
        fingerprint(tuple(group.label.name for group in of_events.event_groups if group.of and group.of.feed(site))),
        lists_of_events(of_events),
        contents_of_events(of_events.edition, listing),
        digests_of_events(of_events, prints),
        tuple(listed.event.slug for listed in listing.upcoming) if site.events else (),
        events_offline(site, listing, prints),
    )


def _closing(publication: Publication, prints: Fingerprints) -> tuple[object, ...]:
    """What closes soon, with the events whose words say it in other languages."""
    listing, now = publication.listing, publication.edition.now
    closing = closing_soon(listing.upcoming, publication.site, publication.site.default_lang, now)
    addresses = {one.text.address for one in closing}
    site_lang = publication.site.default_lang
    shown = (listed for listed in listing.upcoming if listed.event.text_in(site_lang).address in addresses)
    return repr(closing), tuple(map(prints.listed, shown))
