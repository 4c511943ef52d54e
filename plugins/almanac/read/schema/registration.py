"""The fields of a registration."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.event import Registration
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class RegistrationFields(Fields, frozen=True):
    """How to sign up."""

    model_config = ConfigDict(title="a registration")

    url: value.WebAddress | None = Field(
        None, description="Where to sign up.", examples=["https://wikimania.wikimedia.org/wiki/2024:Registration"]
    )
    deadline: value.Day | None = Field(None, description="The last day to do so.", examples=["2024-07-31"])
    cost: value.Text | None = Field(None, description="What it costs.", examples=["free", "10 EUR"])

    def as_registration(self) -> Registration:
        """The registration as an event has it."""
        return Registration(self.url or "", self.deadline, self.cost or "")
