"""Plans the map of what comes, and the same events as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from almanac.model import address
from almanac.model.site import Site
from almanac.render.events.event_list import bounded_events
from almanac.render.events.event_page import year_labels
from almanac.render.events.listing import EventListing
from almanac.render.front_page import has_point
from almanac.render.list_texts import some_events
from almanac.render.map.event_map import CONTAINER_ID, SCRIPTS, STYLES, event_map
from almanac.render.map.tiles import TileProvider, tile_provider
from almanac.render.outputs.output import File, Output, fingerprint, page_of_values
from almanac.render.publication import Publication
from almanac.render.views.parts import Label

# Where so few events are to come, the map leads to so many of the years before.
_FEW = 3
_YEARS = 6


def map_outputs(publication: Publication) -> Iterator[Output]:
    """``/events/map/`` and its script."""
    site = publication.site
    if not (site.events and site.map):
        return
    tiles = tile_provider(site.map_tiles)
    # It is made of the site and of words alone, from which everything is made, and of these.
    yield File(address.MAP_SCRIPT, "map", fingerprint(repr(tiles)), partial(_script, site, tiles))
    yield page_of_values(
        address.MAP,
        "event_map",
        map_container_id=CONTAINER_ID,
        map_script_address=address.MAP_SCRIPT,
        map_styles=STYLES,
        map_scripts=SCRIPTS,
        tile_provider=tiles,
        **_lists(publication.listing, site),
    )


def _script(site: Site, tiles: TileProvider | None) -> bytes:
    drawn = event_map(
        site,
        points_address=address.GEOJSON,
        archive_address=address.ARCHIVE_GEOJSON,
        land_address=address.LAND,
        tiles=tiles,
    )
    return drawn.script.encode()


def _lists(listing: EventListing, site: Site) -> dict[str, object]:
    """The same events as the map has, what comes but has no point, and the years that a reader can choose."""
    on_map, phrases = listing.where(has_point), site.phrases()
    years = _years(on_map)
    elsewhere = [listed for listed in listing.upcoming if not has_point(listed)]
    return {
        "page_text": some_events(phrases.gettext("Map of events"), on_map, phrases),
        "coming": bounded_events(on_map.upcoming, site),
        "elsewhere": bounded_events(elsewhere, site),
        "map_years": years,
        "look_back": years[:_YEARS] if len(on_map.upcoming) <= _FEW else (),
        "map_counts": {"upcoming": len(on_map.upcoming), "all": len(on_map.upcoming) + len(on_map.past)},
    }


def _years(on_map: EventListing) -> tuple[Label, ...]:
    """The years with something past, latest first; what is still to come in the last of them counts too."""
    coming = Counter(str(listed.when.day.year) for listed in on_map.upcoming)
    return tuple(replace(label, count=label.count + coming[label.name]) for label in year_labels(on_map))
