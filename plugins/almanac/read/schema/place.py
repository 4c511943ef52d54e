"""The fields of a place."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.place import Place
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class PlaceFields(Fields, frozen=True):
    """Where an event is: a name, an address, a city or a country at least."""

    model_config = ConfigDict(title="a place")

    name: value.Text | None = Field(None, description="The venue.", examples=["International Congress Centre"])
    address: value.Text | None = Field(None, description="Street and number.", examples=["plac Slawika i Antalla 1"])
    city: value.Text | None = Field(None, description="The town.", examples=["Katowice"])
    country: value.Country | None = Field(None, description="The country.", examples=["PL"])
    latitude: value.Latitude | None = Field(
        None,
        description="Degrees north; without it and `longitude` an event is listed, not mapped. "
        "One without the other is an error, a point far from the country a warning.",
        examples=["50.2652"],
    )
    longitude: value.Longitude | None = Field(None, description="Degrees east.", examples=["19.0269"])

    def as_place(self) -> Place:
        """The place as an event has it."""
        return Place(
            self.name or "", self.address or "", self.city or "", self.country or "", self.latitude, self.longitude
        )
