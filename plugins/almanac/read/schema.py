"""Every field of front matter, declared once.

The checks, the documentation table, the JSON Schema for editors and the web form come from here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from almanac.read import fields as kind


class Fields(BaseModel):
    """Front matter of one kind of file; ``title`` of the configuration names it in messages."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class ImageFields(Fields):
    """A picture; alt text, credit and licence belong to every one."""

    model_config = ConfigDict(title="an image")

    file: kind.Picture = Field(description="Path below the content folder.", examples=["images/forum.jpg"])
    alt: kind.Text = Field(description="What the picture shows, for whoever cannot see it.", examples=["A whiteboard"])
    credit: kind.Text = Field(description="Who made it.", examples=["Almanac contributors"])
    license: kind.Text = Field(description="Its licence.", examples=["CC BY-SA 4.0"])
    source: kind.WebAddress | None = Field(None, description="Where it comes from.", examples=["https://..."])


class StoryFields(Fields):
    """A story."""

    model_config = ConfigDict(title="a story")

    title: kind.Text = Field(description="The headline.", examples=["What we learned"])
    date: kind.PublishedOn = Field(
        description="Publication day, or a time with its zone.",
        examples=["2026-03-02", "2026-03-02 09:30 Europe/Warsaw"],
    )
    authors: kind.Texts = Field(description="A name or a list of names.", examples=["[Editorial team]"])
    category: kind.StoryCategory = Field(description="One of CATEGORIES.", examples=["News"])
    summary: Annotated[str, kind.of_length(40, 300)] = Field(
        description="One or two plain sentences, 40 to 300 characters.",
        examples=["What this text is about, in one plain sentence."],
    )
    lang: kind.LanguageCode | None = Field(
        None, description="Language of the text; else DEFAULT_LANG.", examples=["en"]
    )
    tags: kind.Texts = Field([], description="Words to find it by.", examples=["[forum, governance]"])
    image: ImageFields | None = Field(None, description="A picture for lists and the top of the page.")
    discussion: kind.Topic | None = Field(
        None, description="Topic number on the forum, or a full address.", examples=["3184"]
    )
    also_discussed: kind.WebAddresses = Field([], description="Other places of discussion.", examples=["[https://...]"])
    aliases: kind.SitePaths = Field([], description="Old addresses that redirect here.", examples=["[/old/address/]"])
    series: kind.Text | None = Field(None, description="Name of a series it belongs to.", examples=["Lessons learned"])
    license: kind.Text | None = Field(None, description="Licence; else CONTENT_LICENSE.", examples=["CC BY-SA 4.0"])
    draft: kind.Flag = Field(False, description="Shown by serve, left out of build.", examples=["true"])


class PageFields(Fields):
    """A page of ``content/pages/``."""

    model_config = ConfigDict(title="a page")

    title: kind.Text = Field(description="The headline.", examples=["About"])
    summary: Annotated[str | None, kind.of_length(20, 300)] = Field(
        None, description="One plain sentence.", examples=["What this page is about."]
    )
    lang: kind.LanguageCode | None = Field(
        None, description="Language of the text; else DEFAULT_LANG.", examples=["en"]
    )
    aliases: kind.SitePaths = Field([], description="Old addresses that redirect here.", examples=["[/old/address/]"])
    draft: kind.Flag = Field(False, description="Shown by serve, left out of build.", examples=["true"])


class PlaceFields(Fields):
    """Where an event is."""

    model_config = ConfigDict(title="a place")

    name: kind.Text | None = Field(None, description="The venue.", examples=["International Congress Centre"])
    address: kind.Text | None = Field(None, description="Street and number.", examples=["plac Slawika i Antalla 1"])
    city: kind.Text | None = Field(None, description="The town.", examples=["Katowice"])
    country: kind.Country | None = Field(None, description="ISO 3166-1 alpha-2 code.", examples=["PL"])
    latitude: kind.Latitude | None = Field(None, description="Degrees north.", examples=["50.2652"])
    longitude: kind.Longitude | None = Field(None, description="Degrees east.", examples=["19.0269"])


class RegistrationFields(Fields):
    """How to sign up."""

    model_config = ConfigDict(title="a registration")

    url: kind.WebAddress | None = Field(None, description="Where to sign up.", examples=["https://..."])
    deadline: kind.Day | None = Field(None, description="The last day to do so.", examples=["2024-07-31"])
    cost: kind.Text | None = Field(None, description="What it costs.", examples=["free"])


class OrganizerFields(Fields):
    """Who runs an event."""

    model_config = ConfigDict(title="an organizer")

    name: kind.Text = Field(description="A person or a group.", examples=["Wikimedia Polska"])
    url: kind.WebAddress | None = Field(None, description="Their site.", examples=["https://..."])
    email: kind.Email | None = Field(None, description="Published as it is.", examples=["hello@example.org"])


class ChangeFields(Fields):
    """A single occurrence that differs."""

    model_config = ConfigDict(title="a change of one occurrence")

    date: kind.Day = Field(description="The day that the rule gives it.", examples=["2027-03-14"])
    start: kind.LocalTime | None = Field(None, description="When it is instead.", examples=["2027-03-21 14:00"])
    end: kind.LocalTime | None = Field(None, description="When it ends instead.", examples=["17:00"])
    place: PlaceFields | None = Field(None, description="Where it is instead.")
    online: kind.WebAddress | None = Field(None, description="Where to join instead.", examples=["https://..."])
    status: kind.EventStatus | None = Field(None, description="`cancelled`, for this one.", examples=["cancelled"])
    note: kind.Text | None = Field(None, description="Why.", examples=["Moved one week because of the marathon."])


class RepeatFields(Fields):
    """How an event repeats (RFC 5545 3.3.10)."""

    model_config = ConfigDict(title="a rule to repeat")

    every: kind.Text | None = Field(None, description="`day`, `week`, `month` or `year`.", examples=["month"])
    interval: kind.Number | None = Field(None, description="2 for every second one.", examples=["2"])
    day: kind.Texts | None = Field(None, description="Which day; else the start decides.", examples=["second Sunday"])
    until: kind.LocalTime | None = Field(None, description="The last day, inclusive.", examples=["2027-12-31"])
    count: kind.Number | None = Field(None, description="How many there are, not with `until`.", examples=["12"])
    rule: kind.Text | None = Field(
        None, description="An RRULE in place of the fields above.", examples=["FREQ=MONTHLY;BYDAY=2SU"]
    )
    except_: kind.Days = Field(
        [], alias="except", description="Days on which it is left out.", examples=["[2027-08-08]"]
    )
    also: kind.LocalTimes = Field([], description="Further days, or days with a time.", examples=["[2027-08-15]"])
    changes: Annotated[list[ChangeFields], kind.as_list()] = Field([], description="Single occurrences that differ.")


class EventFields(Fields):
    """An event."""

    model_config = ConfigDict(title="an event")

    title: kind.Text = Field(description="The name of the event.", examples=["Wikimania 2024"])
    start: kind.LocalTime = Field(
        description="A day (all day), or a local time.", examples=["2024-08-07", "2024-08-07 09:30"]
    )
    end: kind.LocalTime | None = Field(
        None,
        description="Of whole days the last one; of times a time, of the same day if alone.",
        examples=["2024-08-10"],
    )
    timezone: kind.Zone | None = Field(
        None, description="IANA name; required when start has a time.", examples=["Europe/Warsaw"]
    )
    summary: Annotated[str, kind.of_length(20, 300)] = Field(
        description="One or two plain sentences, 20 to 300 characters.", examples=["What happens there, and for whom."]
    )
    category: kind.EventCategory = Field(description="One of EVENT_CATEGORIES.", examples=["Conference"])
    place: PlaceFields | None = Field(None, description="Where it is.")
    online: kind.WebAddress | None = Field(None, description="Address to join or watch.", examples=["https://..."])
    worldwide: kind.Flag = Field(
        False, description="Everywhere at once, such as a day of observance.", examples=["true"]
    )
    url: kind.WebAddress | None = Field(None, description="The event's own site.", examples=["https://..."])
    registration: RegistrationFields | None = Field(None, description="How to sign up.")
    organizers: Annotated[list[OrganizerFields], kind.as_list()] = Field([], description="Who runs it.")
    languages: kind.LanguageCodes = Field([], description="Spoken at the event.", examples=["[en, pl]"])
    tags: kind.Texts = Field([], description="Words to find it by.", examples=["[hackathon]"])
    image: ImageFields | None = Field(None, description="A picture for the page.")
    status: kind.EventStatus | None = Field(
        None,
        description="confirmed, tentative, cancelled, postponed, rescheduled or moved-online.",
        examples=["confirmed"],
    )
    status_note: kind.Text | None = Field(None, description="Why, and what happens now.", examples=["Why."])
    previous_start: kind.Days = Field(
        [], description="Earlier dates of a rescheduled event.", examples=["[2020-08-05]"]
    )
    series: kind.Text | None = Field(None, description="Name of a series it belongs to.", examples=["Wikimania"])
    announced: kind.Day | None = Field(
        None, description="Else the day the entry reached the main branch.", examples=["2024-01-10"]
    )
    lang: kind.LanguageCode | None = Field(
        None, description="Language of the text; else DEFAULT_LANG.", examples=["en"]
    )
    repeat: Annotated[RepeatFields | None, kind.rule_or_fields()] = Field(None, description="How it repeats.")
    discussion: kind.Topic | None = Field(
        None, description="Topic number on the forum, or a full address.", examples=["1234"]
    )
    aliases: kind.SitePaths = Field([], description="Old addresses that redirect here.", examples=["[/old/address/]"])
    uid: kind.Uid | None = Field(None, description="Only to keep an identity after a rename.", examples=["fosdem-2027"])
    sequence: kind.Count | None = Field(None, description="Imports only: SEQUENCE counts on from here.", examples=["4"])
    draft: kind.Flag = Field(False, description="Shown by serve, left out of build.", examples=["true"])


class PictureTextFields(Fields):
    """What a translation says of the picture."""

    model_config = ConfigDict(title="a translated image")

    alt: kind.Text = Field(description="What the picture shows.", examples=["Una pizarra"])


class EventTranslationFields(Fields):
    """A translation of an event: its words; all else is the original's."""

    model_config = ConfigDict(title="a translation of an event")

    title: kind.Text = Field(description="The name of the event.", examples=["Wikimanía 2024"])
    summary: Annotated[str, kind.of_length(20, 300)] = Field(
        description="One or two plain sentences.", examples=["Qué pasa allí, y para quién."]
    )
    status_note: kind.Text | None = Field(None, description="Why, and what happens now.")
    image: PictureTextFields | None = Field(None, description="The picture's text.")
    lang: kind.LanguageCode | None = Field(None, description="As in the file's name.", examples=["es"])


class StoryTranslationFields(StoryFields):
    """A translation of a story: what it leaves out is the original's."""

    model_config = ConfigDict(title="a translation of a story")

    date: kind.PublishedOn | None = Field(None, description="Else the original's.")  # type: ignore[assignment]
    authors: kind.Texts = Field([], description="Else the original's.")
    category: kind.StoryCategory | None = Field(None, description="Else the original's.")  # type: ignore[assignment]
