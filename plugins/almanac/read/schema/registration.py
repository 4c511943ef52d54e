"""The fields of a registration."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.model.event import Price, Registration
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class CostFields(Fields, frozen=True):
    """A price: an amount and its currency; in any other words the cost stands behind `cost:` itself."""

    model_config = ConfigDict(title="a cost")

    amount: value.Amount | None = Field(None, description="How much it is.", examples=["500", "12.50"])
    currency: value.Currency | None = Field(None, description="Of which money.", examples=["KES"])
    words: value.Text | None = Field(
        None,
        description="What it costs in words, in place of both; it may also stand behind `cost:` itself. "
        "`free` is said in the language of the page.",
        examples=["free", "10 EUR, students 5 EUR"],
    )

    def as_cost(self) -> str | Price:
        """The cost as a registration has it."""
        if self.amount is not None and self.currency is not None:
            return Price(self.amount, self.currency)
        return self.words or ""


class RegistrationFields(Fields, frozen=True):
    """How to sign up."""

    model_config = ConfigDict(title="a registration")

    url: value.WebAddress | None = Field(
        None, description="Where to sign up.", examples=["https://wikimania.wikimedia.org/wiki/2024:Registration"]
    )
    deadline: value.Day | None = Field(None, description="The last day to do so.", examples=["2024-07-31"])
    cost: Annotated[CostFields | None, value.words_or_fields()] = Field(
        None, description="What it costs.", examples=["free", "{amount: 500, currency: KES}", "10 EUR, students 5 EUR"]
    )

    def as_registration(self) -> Registration:
        """The registration as an event has it."""
        return Registration(self.url or "", self.deadline, self.cost.as_cost() if self.cost else "")
