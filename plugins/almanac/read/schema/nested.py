"""The fields that a field of front matter has of its own."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from almanac.read.schema import field_kinds as kind


class Fields(BaseModel):
    """Front matter of one kind of file; ``title`` of the configuration names it in messages."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class ImageFields(Fields):
    """A picture; alt text, credit and licence belong to every one."""

    model_config = ConfigDict(title="an image")

    file: kind.Picture = Field(
        description="Its path below `content/`; the file has to be there.", examples=["images/forum.jpg"]
    )
    alt: kind.Text = Field(
        description="What the picture shows, for whoever cannot see it.",
        examples=["A whiteboard", "A whiteboard covered in sticky notes"],
    )
    credit: kind.Text = Field(description="Who made it.", examples=["Almanac contributors"])
    license: kind.Text = Field(description="Its licence.", examples=["CC BY-SA 4.0"])
    source: kind.WebAddress | None = Field(
        None,
        description="The page it comes from.",
        examples=["https://commons.wikimedia.org/wiki/File:Whiteboard.jpg"],
    )


class PictureTextFields(Fields):
    """What a translation says of the picture."""

    model_config = ConfigDict(title="a translated image")

    alt: kind.Text = Field(description="What the picture shows.", examples=["Una pizarra"])


class PlaceFields(Fields):
    """Where an event is: a name, an address, a city or a country at least."""

    model_config = ConfigDict(title="a place")

    name: kind.Text | None = Field(None, description="The venue.", examples=["International Congress Centre"])
    address: kind.Text | None = Field(None, description="Street and number.", examples=["plac Slawika i Antalla 1"])
    city: kind.Text | None = Field(None, description="The town.", examples=["Katowice"])
    country: kind.Country | None = Field(None, description="The country.", examples=["PL"])
    latitude: kind.Latitude | None = Field(
        None,
        description="Degrees north; without it and `longitude` an event is listed, not mapped. "
        "One without the other is an error, a point far from the country a warning.",
        examples=["50.2652"],
    )
    longitude: kind.Longitude | None = Field(None, description="Degrees east.", examples=["19.0269"])


class RegistrationFields(Fields):
    """How to sign up."""

    model_config = ConfigDict(title="a registration")

    url: kind.WebAddress | None = Field(
        None, description="Where to sign up.", examples=["https://wikimania.wikimedia.org/wiki/2024:Registration"]
    )
    deadline: kind.Day | None = Field(None, description="The last day to do so.", examples=["2024-07-31"])
    cost: kind.Text | None = Field(None, description="What it costs.", examples=["free", "10 EUR"])


class OrganizerFields(Fields):
    """Who runs an event."""

    model_config = ConfigDict(title="an organizer")

    name: kind.Text = Field(description="A person or a group.", examples=["Wikimedia Polska"])
    url: kind.WebAddress | None = Field(None, description="Their site.", examples=["https://wikimedia.pl"])
    email: kind.Email | None = Field(
        None, description="Where to write to them; everybody can read it.", examples=["hello@example.org"]
    )


class ChangeFields(Fields):
    """A single occurrence that differs: what is not said here stays as usual, and something is said."""

    model_config = ConfigDict(title="a change of one occurrence")

    date: kind.Day = Field(
        description="The day that the rule gives it; a day that the rule does not have is an error.",
        examples=["2027-03-14"],
    )
    start: kind.LocalEnd | None = Field(
        None, description="When it is instead; a time alone keeps the day.", examples=["2027-03-21 14:00", "10:00"]
    )
    end: kind.LocalEnd | None = Field(
        None, description="When it ends instead; a time alone is on the day it starts.", examples=["17:00"]
    )
    place: PlaceFields | None = Field(
        None, description="Where it is instead.", examples=["{name: City library, city: Leeds, country: GB}"]
    )
    online: kind.WebAddress | None = Field(
        None, description="Where to join instead.", examples=["https://meet.example.org/walk"]
    )
    status: kind.EventStatus | None = Field(
        None, description="`cancelled` for this one; `postponed` is shown as cancelled too.", examples=["cancelled"]
    )
    note: kind.Text | None = Field(None, description="Why.", examples=["Moved one week because of the marathon."])


class RepeatFields(Fields):
    """How an event repeats (RFC 5545 3.8.5): ``every`` and what belongs to it, or ``rule``.

    The start is the first occurrence and has to fit the rule; every occurrence lasts as long as the first.
    """

    model_config = ConfigDict(title="a rule to repeat")

    every: kind.Text | None = Field(
        None, description="The period: `day`, `week`, `month` or `year`.", examples=["month"]
    )
    interval: kind.Number | None = Field(None, description="2 for every second period, and so on.", examples=["2"])
    day: kind.Texts | None = Field(
        None,
        description="Which days; left out, the start decides. Of a week: weekdays. Of a month: `first` to `fifth` or "
        "`last` with a weekday, a number, or `last`. Of a year: as of a month, with `of March`. "
        "The 29th to 31st of every month is a warning: shorter months are left out.",
        examples=["second Sunday", "[first Monday, third Monday]", "last"],
    )
    until: kind.LocalTime | None = Field(
        None,
        description="The last day or time, inclusive; without it and `count` it never ends.",
        examples=["2027-12-31"],
    )
    count: kind.Number | None = Field(
        None, description="How many occurrences there are; beside `until` it is an error.", examples=["12"]
    )
    rule: kind.Text | None = Field(
        None,
        description="An RRULE of RFC 5545 in place of all the fields above; it may also stand behind `repeat:` itself.",
        examples=["FREQ=MONTHLY;BYDAY=2SU"],
    )
    except_: kind.Days = Field(
        [],
        alias="except",
        description="Days on which it does not happen; a day that the rule does not have is an error.",
        examples=["[2027-08-08]"],
    )
    also: kind.LocalTimes = Field(
        [],
        description="Further days, not before the start; without a time they have the start's.",
        examples=["[2027-08-15]", "[2027-08-15, 2027-08-22 10:00]"],
    )
    changes: Annotated[list[ChangeFields], kind.as_list("or a list of such")] = Field(
        [],
        description="Single occurrences that differ.",
        examples=["[{date: 2027-03-14, start: 2027-03-21 14:00, note: Moved one week because of the marathon.}]"],
    )
