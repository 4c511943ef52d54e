"""The fields of where an event comes from, when it was taken over from elsewhere."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.event import Elsewhere
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class SourceFields(Fields, frozen=True):
    """Where an event was announced first; an import writes it."""

    model_config = ConfigDict(title="a source")

    name: value.Text | None = Field(None, description="Who announces it there.", examples=["OSM calendar"])
    url: value.WebAddress | None = Field(
        None, description="Its page there, or the calendar.", examples=["https://osmcal.org/event/771/"]
    )
    uid: value.UidAtSource | None = Field(
        None,
        description="Its identity in calendars, letter for letter as it is there; `uid` beside it is an error.",
        examples=["osm-event-771"],
    )
    gone: value.Day | None = Field(
        None, description="The day on which it was seen to be announced there no longer.", examples=["2027-02-01"]
    )

    def as_elsewhere(self) -> Elsewhere:
        """The source as an event has it."""
        return Elsewhere(self.name or "", self.url or "", self.uid or "", self.gone)
