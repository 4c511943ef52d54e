"""Plans every file of the site that comes from the edition, and not from its stories alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from almanac.render.outputs.digests import digest_outputs
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.forum_archive import forum_outputs
from almanac.render.outputs.home import home_outputs
from almanac.render.outputs.offline import offline_outputs
from almanac.render.outputs.output import Planned
from almanac.render.outputs.part_of_site import Plan
from almanac.render.outputs.search import search_outputs
from almanac.render.outputs.share_cards import site_cards
from almanac.render.outputs.site_files import old_addresses, site_index, site_pages
from almanac.render.publication import Publication


def beside_stories(publication: Publication, events: Plan[EventsTold], land: Mapping[str, Any]) -> Iterator[Planned]:
    """All but what is of stories alone, copied, drawn or indexed; ``land`` is the coastline as GeoJSON."""
    return chain[Planned](
        home_outputs(publication, events.told, land),
        events.outputs,
        site_pages(publication, events.told),
        digest_outputs(publication, events.told),
        site_cards(publication.site),
        search_outputs(publication, events.told),
        offline_outputs(publication, events.told),
        old_addresses(publication),
        forum_outputs(publication),
        site_index(publication, events.told),
    )
