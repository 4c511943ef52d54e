"""Events as open data: GeoJSON and JSON, what comes and all there has ever been."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pelican import Pelican, signals

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.when import When
from almanac.render.events.listing import EventListing
from almanac.render.open_data import events_json, geojson


class DataGenerator:
    """Writes ``/events/events.*`` and ``/events/archive.*``."""

    def __init__(self, settings: dict[str, Any], **_: Any) -> None:
        self.edition: Edition = settings["EDITION"]
        self.listing: EventListing = settings["PROGRAMME"]

    def generate_output(self, writer: Any) -> None:
        """All four files."""
        site = self.edition.site
        if not site.events:
            return
        upcoming = [listed.event for listed in self.listing.upcoming]
        listed = {one.event.slug: one for one in (*self.listing.upcoming, *self.listing.past)}

        def occurrence(event: Event) -> When | None:
            return listed[event.slug].when if event.slug in listed else None

        def coming(event: Event) -> Sequence[Occurrence]:
            return listed[event.slug].in_12_months(self.edition.now) if event.slug in listed else ()

        for points, facts, events in (
            (address.GEOJSON, address.EVENTS_JSON, upcoming),
            (address.ARCHIVE_GEOJSON, address.ARCHIVE_JSON, self.edition.events),
        ):
            writer.write_bytes(points, geojson(site, events, occurrence=occurrence))
            writer.write_bytes(facts, events_json(site, events, occurrence=occurrence, coming=coming))


def provide(pelican: Pelican) -> type[DataGenerator]:
    """The generator that Pelican runs."""
    del pelican
    return DataGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
