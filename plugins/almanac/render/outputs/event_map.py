"""Plans the map of what comes, and the same events as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from almanac.model import address
from almanac.render.events.event_list import bounded_events
from almanac.render.events.event_page import year_labels
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.front_page import has_point
from almanac.render.list_texts import some_events
from almanac.render.map.event_map import CONTAINER_ID, SCRIPTS, STYLES, event_map
from almanac.render.map.tiles import TileProvider, tile_provider
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.in_languages import in_all_languages, in_language
from almanac.render.outputs.output import File, Output, Values, fingerprint
from almanac.render.publication import Publication
from almanac.render.views.parts import Label

# Where so few events are to come, the map leads to so many of the years before.
_FEW = 3
_YEARS = 6


def map_outputs(publication: Publication, prints: Fingerprints) -> Iterator[Output]:
    """``/events/map/`` and its script, in every language."""
    site = publication.site
    if not (site.events and site.map):
        return
    tiles = tile_provider(site.map_tiles)
    for of in publication.in_all_languages:
        # It is made of the site and of words alone, from which everything is made, and of these.
        made_from = in_language(fingerprint(repr(tiles)), of)
        yield File(address.map_script(of.lang, site.default_lang), "map", made_from, partial(_script, of, tiles))
    listing = publication.listing
    on_map = listing.where(has_point)
    elsewhere = tuple(listed for listed in listing.upcoming if not has_point(listed))
    values = partial(_values, on_map, elsewhere, tiles)
    about = _about(on_map, tiles, publication)
    made_from = fingerprint(
        repr(sorted(about.items())), tuple(map(prints.listed, on_map.upcoming)), tuple(map(prints.listed, elsewhere))
    )
    yield from in_all_languages(publication, address.MAP, "event_map", made_from, values)


def _script(publication: Publication, tiles: TileProvider | None) -> bytes:
    drawn = event_map(
        publication.site,
        publication.lang,
        points_address=publication.local(address.GEOJSON),
        archive_address=publication.local(address.ARCHIVE_GEOJSON),
        land_address=address.LAND,
        tiles=tiles,
    )
    return drawn.script.encode()


def _about(on_map: EventListing, tiles: TileProvider | None, publication: Publication) -> Values:
    """What the page says of all that is on the map, and the years that a reader can choose."""
    phrases, years, site = publication.phrases, _years(on_map, publication), publication.site
    return {
        "page_text": some_events(phrases.gettext("Map of events"), on_map, phrases),
        "map_container_id": CONTAINER_ID,
        "map_script_address": address.map_script(publication.lang, site.default_lang),
        "map_styles": STYLES,
        "map_scripts": SCRIPTS,
        "map_years": years,
        "look_back": years[:_YEARS] if len(on_map.upcoming) <= _FEW else (),
        "map_counts": {"upcoming": len(on_map.upcoming), "all": len(on_map.upcoming) + len(on_map.past)},
        "tile_provider": tiles,
    }


def _values(
    on_map: EventListing, elsewhere: Sequence[ListedEvent], tiles: TileProvider | None, publication: Publication
) -> Values:
    """The same events as the map has, and what comes but has no point."""
    bounded = partial(bounded_events, site=publication.site, lang=publication.lang, card=publication.cards.event)
    return {
        **_about(on_map, tiles, publication),
        "coming": bounded(on_map.upcoming),
        "elsewhere": bounded(elsewhere),
    }


def _years(on_map: EventListing, publication: Publication) -> tuple[Label, ...]:
    """The years with something past, latest first; what is still to come in the last of them counts too."""
    coming = Counter(str(listed.when.day.year) for listed in on_map.upcoming)
    labels = year_labels(on_map, publication.site, publication.lang)
    return tuple(replace(label, count=label.count + coming[label.name]) for label in labels)
