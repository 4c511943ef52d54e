"""The fields of a rule to repeat, and of a single occurrence that differs."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields
from almanac.read.schema.place import PlaceFields


class ChangeFields(Fields, frozen=True):
    """A single occurrence that differs: what is not said here stays as usual, and something is said."""

    model_config = ConfigDict(title="a change of one occurrence")

    date: value.Day = Field(
        description="The day that the rule gives it; a day that the rule does not have is an error.",
        examples=["2027-03-14"],
    )
    start: value.LocalEnd | None = Field(
        None, description="When it is instead; a time alone keeps the day.", examples=["2027-03-21 14:00", "10:00"]
    )
    end: value.LocalEnd | None = Field(
        None, description="When it ends instead; a time alone is on the day it starts.", examples=["17:00"]
    )
    place: PlaceFields | None = Field(
        None, description="Where it is instead.", examples=["{name: City library, city: Leeds, country: GB}"]
    )
    online: value.ToJoin | None = Field(
        None, description="Where to join instead, or `later`.", examples=["https://meet.example.org/walk"]
    )
    status: value.EventStatus | None = Field(
        None, description="`cancelled` for this one; `postponed` is shown as cancelled too.", examples=["cancelled"]
    )
    note: value.Text | None = Field(None, description="Why.", examples=["Moved one week because of the marathon."])


class RepeatFields(Fields, frozen=True):
    """How an event repeats (RFC 5545 3.8.5): ``every`` and what belongs to it, or ``rule``.

    The start is the first occurrence and has to fit the rule; every occurrence lasts as long as the first.
    """

    model_config = ConfigDict(title="a rule to repeat")

    every: value.Text | None = Field(
        None, description="The period: `day`, `week`, `month` or `year`.", examples=["month"]
    )
    interval: value.Number | None = Field(None, description="2 for every second period, and so on.", examples=["2"])
    day: value.Texts | None = Field(
        None,
        description="Which days; left out, the start decides. Of a week: weekdays. Of a month: `first` to `fifth` or "
        "`last` with a weekday, a number, or `last`. Of a year: as of a month, with `of March`. "
        "The 29th to 31st of every month is a warning: shorter months are left out.",
        examples=["second Sunday", "[first Monday, third Monday]", "last"],
    )
    until: value.LocalTime | None = Field(
        None,
        description="The last day or time, inclusive; without it and `count` it never ends.",
        examples=["2027-12-31"],
    )
    count: value.Number | None = Field(
        None, description="How many occurrences there are; beside `until` it is an error.", examples=["12"]
    )
    rule: value.Text | None = Field(
        None,
        description="An RRULE of RFC 5545 in place of all the fields above; it may also stand behind `repeat:` itself.",
        examples=["FREQ=MONTHLY;BYDAY=2SU"],
    )
    except_: value.Days = Field(
        (),
        alias="except",
        description="Days on which it does not happen; a day that the rule does not have is an error.",
        examples=["[2027-08-08]"],
    )
    also: value.LocalTimes = Field(
        (),
        description="Further days, not before the start; without a time they have the start's.",
        examples=["[2027-08-15]", "[2027-08-15, 2027-08-22 10:00]"],
    )
    changes: Annotated[tuple[ChangeFields, ...], value.as_list("or a list of such")] = Field(
        (),
        description="Single occurrences that differ.",
        examples=["[{date: 2027-03-14, start: 2027-03-21 14:00, note: Moved one week because of the marathon.}]"],
    )
