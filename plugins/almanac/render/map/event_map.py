"""Makes the map of events: folium's script for a file of its own, and what the page loads before it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from almanac.model.site import Site
from almanac.render.map.map_words import map_words
from almanac.render.map.tiles import TileProvider

if TYPE_CHECKING:
    from almanac.render.map.layers import Behaviour, Coastline, EventClusters, StreetTiles

# The element that the script fills, by the name that folium gives the map.
CONTAINER_ID = "map_events"
STYLES = ("/theme/map/leaflet.css", "/theme/map/MarkerCluster.css", "/theme/css/map.css")
SCRIPTS = (
    "/theme/map/leaflet.js",
    "/theme/map/leaflet.markercluster.js",
    "/theme/js/map-leaflet.js",
    "/theme/js/map-view.js",
    "/theme/js/event-cards.js",
    "/theme/js/event-venues.js",
    "/theme/js/event-list.js",
    "/theme/js/event-years.js",
    "/theme/js/own-place.js",
    "/theme/js/event-map.js",
)

# Zoom 8 shows a region: deeper, the 1:110m coastline is a blank. What is still close together spreads out there.
_COASTLINE_MAX_ZOOM = 8
_STREETS_MAX_ZOOM = 18
# Web Mercator ends at 85 degrees. The map ends in the Bering Strait, not at the 180th meridian: between two continents,
# so that what is near on either side of that is near on the map too. map-view.js has the same cut.
_WORLD = [[-85.0, -168.4], [85.0, 191.6]]
_TILED = [[-85.0, -180.0], [85.0, 180.0]]  # Leaflet compares after it has taken 360 degrees off
_CLUSTER_RADIUS = 44  # pixels; an icon's size, so that icons touch but do not overlap


@dataclass(frozen=True, slots=True)
class EventMap:
    """A map for a page that holds ``<div class="event-map" id="CONTAINER_ID" hidden>``.

    ``script`` goes into a file of its own, loaded after ``scripts``; ``styles`` and ``scripts``
    are addresses inside the site, in the order in which the page loads them.
    """

    script: str
    container_id: str = CONTAINER_ID
    styles: tuple[str, ...] = STYLES
    scripts: tuple[str, ...] = SCRIPTS


def event_map(
    site: Site,
    lang: str = "",
    *,
    points_address: str,
    archive_address: str,
    land_address: str,
    tiles: TileProvider | None,
) -> EventMap:
    """The map of a site, in the words of a language; the addresses are of GeoJSON files (RFC 7946) inside the site.

    Its script asks the site itself: for the archive, which may repeat points of ``points_address``, once
    a reader wants what is past. The server of ``tiles`` it asks only after a click.
    """
    # folium takes as long to load as a hundred pages to make, and most builds have the script already.
    from almanac.render.map.layers import MOTION, Behaviour, Coastline, WorldMap

    world = WorldMap(
        [20, 11.6],
        zoom=1,
        max_zoom=_STREETS_MAX_ZOOM if tiles else _COASTLINE_MAX_ZOOM,
        max_bounds=_WORLD,
        max_bounds_viscosity=1,
        zoom_control=False,  # the behaviour adds one whose buttons have the site's words
        scroll_wheel_zoom=False,  # until the map has the focus, so that the page scrolls past it
        inertia=MOTION,
        zoom_animation=MOTION,
        fade_animation=MOTION,
        marker_zoom_animation=MOTION,
    )
    behaviour = Behaviour(map_words(site.phrases(lang)))
    coastline = Coastline(behaviour, site.link(land_address))
    clusters = _clusters(behaviour, site.link(points_address), site.link(archive_address))
    for element in (behaviour, coastline, clusters):
        world.add_child(element)
    if tiles is not None:
        world.add_child(_streets(behaviour, coastline, tiles))
    return EventMap(world.script())


def _clusters(behaviour: Behaviour, address: str, archive_address: str) -> EventClusters:
    from almanac.render.map.layers import MOTION, EventClusters

    return EventClusters(
        behaviour,
        address,
        archive_address,
        animate=MOTION,
        max_cluster_radius=_CLUSTER_RADIUS,
        show_coverage_on_hover=False,
        spiderfy_on_max_zoom=True,
        spiderfy_distance_multiplier=1.5,
        spider_leg_polyline_options={"className": "map-leg"},
    )


def _streets(behaviour: Behaviour, coastline: Coastline, tiles: TileProvider) -> StreetTiles:
    from almanac.render.map.layers import StreetTiles

    return StreetTiles(
        behaviour,
        coastline,
        tiles.url,
        attribution=html.escape(tiles.attribution),  # Leaflet takes it for HTML
        bounds=_TILED,
        max_native_zoom=min(tiles.max_zoom, _STREETS_MAX_ZOOM),
        max_zoom=_STREETS_MAX_ZOOM,
        referrer_policy="strict-origin-when-cross-origin",  # OpenStreetMap refuses requests without a Referer
    )
