"""Plans every file of the site that comes from the edition, in the order in which it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from almanac.render.outputs.calendars import calendars
from almanac.render.outputs.event_data import event_data
from almanac.render.outputs.event_map import map_outputs
from almanac.render.outputs.events import event_pages
from almanac.render.outputs.feeds import feeds
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.home import home_outputs
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.months import month_pages
from almanac.render.outputs.output import Output
from almanac.render.outputs.site_files import old_addresses, site_index, site_pages
from almanac.render.outputs.stories import story_pages
from almanac.render.outputs.story_lists import story_lists
from almanac.render.publication import Publication


def whole_site(
    publication: Publication, paging: Paging, land: Mapping[str, Any], *, own_templates: bool = False
) -> Iterator[Output]:
    """All but what is copied or drawn; ``land`` is the coastline as GeoJSON.

    ``own_templates``: not only the theme's make its pages.
    """
    prints = Fingerprints(publication.edition, of_all_there_is=own_templates)
    return chain[Output](
        story_pages(publication, prints),
        story_lists(publication, prints, paging),
        home_outputs(publication, land),
        event_pages(publication, prints, paging),
        month_pages(publication, prints),
        map_outputs(publication, prints),
        calendars(publication, prints),
        event_data(publication, prints),
        feeds(publication, prints),
        site_pages(publication),
        old_addresses(publication),
        site_index(publication),
    )
