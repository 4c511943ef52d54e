"""The fields of an event, and of its translations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import ConfigDict, Field

from almanac.model.event import EventFacts
from almanac.read.schema import shared_fields as shared
from almanac.read.schema import value_types as value
from almanac.read.schema.deadline import DeadlineFields
from almanac.read.schema.declaration import TextFields
from almanac.read.schema.image import ImageFields, PictureTextFields
from almanac.read.schema.organizer import OrganizerFields
from almanac.read.schema.place import PlaceFields
from almanac.read.schema.registration import RegistrationFields
from almanac.read.schema.repeat import RepeatFields
from almanac.read.schema.source import SourceFields
from almanac.read.values import plain_values as plain

_ONCE_OVER = "The page shows it once the event is over."

if TYPE_CHECKING:

    class _FactFields(TextFields, EventFacts, frozen=True):
        """What the model takes over as it stands: mypy sees that the schema has its names and types."""

else:
    _FactFields = TextFields


class EventFields(_FactFields, frozen=True):
    """``events/YYYY/SLUG.md``.

    The file's name is a part of its address; a file in the folder of another year is a warning.
    """

    model_config = ConfigDict(title="an event")

    title: value.Text = Field(description="The name of the event.", examples=["Wikimania 2024"])
    start: value.EventStart = Field(
        description="The first day, for whole days, or the local time at which it begins. "
        "A time that a clock change skips is an error; of one that happens twice the first is meant, with a warning. "
        "Where the day is not fixed yet, its month: it is announced, and no calendar has it before its day is here; "
        "`end`, `timezone` and `repeat` wait as long.",
        examples=["2024-08-07", "2024-08-07 09:30", "2024-08"],
    )
    end: value.EventEnd | None = Field(
        None,
        description="Of whole days the last one, which belongs to it; of times a time, of the same day if alone.",
        examples=["2024-08-10"],
    )
    timezone: value.Zone | None = Field(
        None,
        description="The zone of its times; required where `start` has one. On whole days a warning: it is ignored.",
        examples=["Europe/Warsaw"],
    )
    summary: Annotated[str, value.of_length(20, 300)] = Field(
        description="What happens there, in one or two plain sentences, for lists and calendars.",
        examples=["What happens there, and for whom."],
    )
    category: value.EventCategory = Field(description="What kind of event it is.", examples=["Conference"])
    place: PlaceFields | None = Field(
        None,
        description="Where it is. One of `place`, `online` and `worldwide: true` is required.",
        examples=["{name: International Congress Centre, city: Katowice, country: PL}"],
    )
    online: value.ToJoin | None = Field(
        None,
        description="Address to join or watch, or `later` where it comes later or only those who register get it; "
        "beside `place` it is both. Required where it is `moved-online`.",
        examples=["https://meet.example.org/hall", "later"],
    )
    worldwide: value.Flag = Field(
        False, description="`true`: everywhere at once, such as a day of observance.", examples=["true"]
    )
    url: value.WebAddress = Field("", description="The event's own site.", examples=["https://wikimania.wikimedia.org"])
    registration: RegistrationFields | None = Field(
        None, description="How to sign up.", examples=["{deadline: 2024-07-31, cost: free}"]
    )
    organizers: Annotated[tuple[OrganizerFields, ...], value.as_list("or a list of such", plain.people)] = Field(
        (), description="Who runs it.", examples=["[{name: Wikimedia Polska, url: https://wikimedia.pl}]"]
    )
    speakers: value.Names = Field((), description="Who speaks there.", examples=["[Ada Lovelace, Katherine Maher]"])
    accessibility: value.Accessibility = Field(
        (),
        description="What helps people to take part. The known words are said in the language of the page; "
        "own words stand as they are written.",
        examples=["[step-free, sign language]", "[captions, A lift to the second floor]"],
    )
    deadlines: Annotated[tuple[DeadlineFields, ...], value.as_list("or a list of such")] = Field(
        (),
        description="Until when to apply or to propose something; a calendar of its own has these days.",
        examples=["[{what: Scholarships, until: 2024-02-15}]"],
    )
    languages: value.LanguageCodes = Field((), description="What is spoken there.", examples=["[en, pl]"])
    tags: value.Names = Field((), description="Words to find it by.", examples=["[hackathon]"])
    image: ImageFields | None = Field(
        None,
        description="A picture for the page.",
        examples=["{file: images/forum.jpg, alt: A whiteboard, credit: Almanac contributors, license: CC BY-SA 4.0}"],
    )
    status: value.EventStatus | None = Field(
        None, description="How certain it is; left out, it is `confirmed`.", examples=["tentative"]
    )
    status_note: value.Text = Field(
        "",
        description="Why, and what happens now; required unless the status is `confirmed` or `tentative`.",
        examples=["The hall is flooded; a new date will be announced."],
    )
    previous_start: value.DaysOrMonths = Field(
        (), description="Its earlier dates; required where it is `rescheduled`.", examples=["[2020-08-05]"]
    )
    report: value.PageLinks = Field(
        (), description=f"What became of it. {_ONCE_OVER}", examples=["content/stories/2024/what-we-learned.md"]
    )
    recordings: value.PageLinks = Field(
        (),
        description=f"Where to see or hear it again. {_ONCE_OVER}",
        examples=["[https://videos.example.org/spring-meetup/]"],
    )
    slides: value.PageLinks = Field(
        (), description=f"What was shown there. {_ONCE_OVER}", examples=["[https://example.org/slides/]"]
    )
    photos: value.PageLinks = Field(
        (),
        description=f"Pictures of it. {_ONCE_OVER}",
        examples=["https://commons.wikimedia.org/wiki/Category:Wikimania_2024"],
    )
    busy: value.Flag | None = Field(
        None,
        description="Whether calendars show who takes part as busy (TRANSP). Left out: timed events do, whole days and "
        "what is `worldwide` do not.",
        examples=["false"],
    )
    series: value.Text = Field("", description=shared.SERIES_WORDS, examples=["Wikimania"])
    announced: value.Day | None = Field(
        None,
        description="When it was announced; left out, the day on which the file reached the main branch.",
        examples=["2024-01-10"],
    )
    lang: shared.Language = None
    repeat: Annotated[RepeatFields | None, value.rule_or_fields()] = Field(
        None, description="How it repeats.", examples=["{every: week, count: 4}", "FREQ=WEEKLY;COUNT=4"]
    )
    discussion: value.Topic = Field("", description=shared.TOPIC_WORDS, examples=["1234"])
    aliases: shared.Aliases = ()
    uid: value.Uid | None = Field(
        None,
        description="Its identity in calendars, only to keep one after a rename or from an import; "
        "left out, it is the file's name.",
        examples=["fosdem-2027"],
    )
    sequence: value.Sequence | None = Field(
        None, description="Of an import: the SEQUENCE in calendars counts on from here.", examples=["4"]
    )
    source: SourceFields | None = Field(
        None,
        description="Where it was announced first, of an event that was taken over from there.",
        examples=["{name: OSM calendar, url: https://osmcal.org/event/771/, uid: osm-event-771}"],
    )
    draft: shared.Draft = False


class EventTranslationFields(TextFields, frozen=True):
    """``SLUG.LANG.md`` beside the ``SLUG.md`` of an event: its words; all else is the original's."""

    model_config = ConfigDict(title="a translation of an event")

    title: value.Text = Field(description="The name of the event.", examples=["Wikimanía 2024"])
    summary: Annotated[str, value.of_length(20, 300)] = Field(
        description="What happens there, in one or two plain sentences.", examples=["Qué pasa allí, y para quién."]
    )
    status_note: value.Text = Field(
        "",
        description="Why, and what happens now; required where the original has one.",
        examples=["El salón está inundado."],
    )
    image: PictureTextFields | None = Field(
        None, description="The picture's text; left out, it is the original's.", examples=["{alt: Una pizarra}"]
    )
    lang: shared.LanguageOfTranslation = None
    translation_of_revision: shared.TranslationOfRevision = ""
