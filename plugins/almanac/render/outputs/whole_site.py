"""Plans every file of the site that comes from the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from almanac.render.outputs.events_plan import EventsPlan
from almanac.render.outputs.feeds import story_feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.home import home_outputs
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Planned
from almanac.render.outputs.search import search_outputs
from almanac.render.outputs.site_files import old_addresses, site_index, site_pages
from almanac.render.outputs.stories import story_pages
from almanac.render.outputs.story_lists import story_lists
from almanac.render.publication import Publication


def whole_site(
    publication: Publication,
    events: EventsPlan,
    paging: Paging,
    land: Mapping[str, Any],
    prints: Fingerprints,
) -> Iterator[Planned]:
    """All but what is copied, drawn or indexed; ``land`` is the coastline as GeoJSON."""
    return chain[Planned](
        story_pages(publication, prints),
        *(story_lists(of, prints, paging) for of in publication.in_all_languages),
        home_outputs(publication, events.told, land),
        events.outputs,
        story_feeds(publication, prints),
        site_pages(publication, events.told),
        search_outputs(publication, events.told),
        old_addresses(publication),
        site_index(publication, events.told),
    )
