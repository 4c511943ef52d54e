"""The fields of a deadline."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.event import Deadline
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class DeadlineFields(Fields, frozen=True):
    """The last day for something that an event asks for; that of the registration is `registration.deadline`.

    In the calendar of deadlines `what` is a part of its identity: two of one event differ in it, and it stays as it is.
    """

    model_config = ConfigDict(title="a deadline")

    what: value.Text = Field(description="What for, in a word or two.", examples=["Scholarships"])
    until: value.Day = Field(description="The last day, which belongs to it.", examples=["2024-02-15"])
    url: value.WebAddress | None = Field(
        None, description="Where to do it.", examples=["https://wikimania.wikimedia.org/wiki/2024:Scholarships"]
    )

    def as_deadline(self) -> Deadline:
        """The deadline as an event has it."""
        return Deadline(self.what, self.until, self.url or "")
