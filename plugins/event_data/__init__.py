"""Events as open data: GeoJSON and JSON, what comes and all there has ever been."""

from __future__ import annotations

from collections.abc import Sequence

from almanac.model import address
from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.when import When
from almanac.render.open_data import events_json, geojson
from almanac_pelican.generators import FileGenerator, SiteWriter


class DataGenerator(FileGenerator):
    """Writes ``/events/events.*`` and ``/events/archive.*``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """All four files."""
        site, listing = self.site, self.publication.listing
        if not site.events:
            return
        upcoming = [listed.event for listed in listing.upcoming]
        listed = {entry.event.slug: entry for entry in (*listing.upcoming, *listing.past)}

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


register = DataGenerator.register
