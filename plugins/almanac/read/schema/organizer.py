"""The fields of an organizer."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.event import Organizer
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class OrganizerFields(Fields, frozen=True):
    """Who runs an event."""

    model_config = ConfigDict(title="an organizer")

    name: value.Text = Field(description="A person or a group.", examples=["Wikimedia Polska"])
    url: value.WebAddress | None = Field(None, description="Their site.", examples=["https://wikimedia.pl"])
    email: value.Email | None = Field(
        None, description="Where to write to them; everybody can read it.", examples=["hello@example.org"]
    )

    kind: value.PersonOrGroup | None = Field(
        None, description="What they are, for searches and other programs.", examples=["organization"]
    )

    def as_organizer(self) -> Organizer:
        """The organizer as an event has it."""
        return Organizer(self.name, self.url or "", self.email or "", self.kind)
