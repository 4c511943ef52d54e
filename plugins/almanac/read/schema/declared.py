"""Every field of front matter, declared once.

The checks, docs/reference.md and the JSON Schema for editors come from here.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import field_kinds as kind
from almanac.read.schema.nested import ChangeFields as ChangeFields
from almanac.read.schema.nested import Fields as Fields
from almanac.read.schema.nested import ImageFields as ImageFields
from almanac.read.schema.nested import OrganizerFields as OrganizerFields
from almanac.read.schema.nested import PictureTextFields as PictureTextFields
from almanac.read.schema.nested import PlaceFields as PlaceFields
from almanac.read.schema.nested import RegistrationFields as RegistrationFields
from almanac.read.schema.nested import RepeatFields as RepeatFields

_LANG = "Language of the text, where the file's name does not say it; left out, it is DEFAULT_LANG."
_ALIASES = "Old addresses that lead here."
_DRAFT = "`true` shows it in `serve` and leaves it out of `build`."
_TOPIC = "Where it is discussed on the forum."
_SERIES = "Name of the series it belongs to, written alike in all its parts."


class StoryFields(Fields):
    """``content/stories/YYYY/SLUG.md``.

    The file's name is a part of its address; a file in the folder of another year is a warning.
    """

    model_config = ConfigDict(title="a story")

    title: kind.Text = Field(
        description="The headline.", examples=["What we learned", "What we learned from a forum that closed"]
    )
    date: kind.PublishedOn = Field(
        description="When it is published, which is a part of its address; until then it is left out of `build`. "
        "A time that a clock change makes happen twice is a warning, and the first is meant.",
        examples=["2026-03-02", "2026-03-02 09:30 Europe/Warsaw"],
    )
    authors: kind.Texts = Field(description="Who wrote it.", examples=["[Editorial team]", "[Ada, Grace]"])
    category: kind.StoryCategory = Field(description="What kind of story it is.", examples=["News"])
    summary: Annotated[str, kind.of_length(40, 300)] = Field(
        description="What it says, in one or two plain sentences, for lists and feeds.",
        examples=["What this text is about, in one plain sentence."],
    )
    lang: kind.LanguageCode | None = Field(None, description=_LANG, examples=["en"])
    tags: kind.Texts = Field([], description="Words to find it by.", examples=["[forum, governance]"])
    image: ImageFields | None = Field(
        None,
        description="A picture for lists and the top of the page.",
        examples=["{file: images/forum.jpg, alt: A whiteboard, credit: Almanac contributors, license: CC BY-SA 4.0}"],
    )
    discussion: kind.Topic | None = Field(None, description=_TOPIC, examples=["3184"])
    also_discussed: kind.WebAddresses = Field(
        [], description="Other places where it was discussed.", examples=["[https://lists.example.org/thread/7]"]
    )
    aliases: kind.SitePaths = Field([], description=_ALIASES, examples=["[/old/address/]"])
    series: kind.Text | None = Field(None, description=_SERIES, examples=["Lessons learned"])
    license: kind.Text | None = Field(
        None, description="Its licence; left out, it is CONTENT_LICENSE.", examples=["CC BY-SA 4.0"]
    )
    draft: kind.Flag = Field(False, description=_DRAFT, examples=["true"])


class StoryTranslationFields(StoryFields):
    """``SLUG.LANG.md`` beside the ``SLUG.md`` of a story.

    What it leaves out is the original's, but for ``aliases`` and ``also_discussed``.
    """

    model_config = ConfigDict(title="a translation of a story")

    date: kind.PublishedOn | None = Field(  # type: ignore[assignment]
        None, description="When it is published; left out, as the original.", examples=["2026-03-09"]
    )
    authors: kind.Texts = Field([], description="Who wrote it, and who translated it.", examples=["[Ada, Grace]"])
    category: kind.StoryCategory | None = Field(  # type: ignore[assignment]
        None, description="What kind of story it is.", examples=["News"]
    )
    lang: kind.LanguageCode | None = Field(None, description="As in the file's name, which is enough.", examples=["es"])
    license: kind.Text | None = Field(None, description="Its licence.", examples=["CC BY-SA 4.0"])
    draft: kind.Flag | None = Field(  # type: ignore[assignment]
        None, description=f"{_DRAFT} Left out, as the original.", examples=["true"]
    )


class PageFields(Fields):
    """``content/pages/SLUG.md``, or its translation ``SLUG.LANG.md``: the file's name is its address."""

    model_config = ConfigDict(title="a page")

    title: kind.Text = Field(description="The headline.", examples=["About"])
    summary: Annotated[str | None, kind.of_length(20, 300)] = Field(
        None, description="What it says, in one plain sentence.", examples=["What this page is about."]
    )
    lang: kind.LanguageCode | None = Field(None, description=_LANG, examples=["en"])
    aliases: kind.SitePaths = Field([], description=_ALIASES, examples=["[/old/address/]"])
    draft: kind.Flag = Field(False, description=_DRAFT, examples=["true"])


class EventFields(Fields):
    """``events/YYYY/SLUG.md``.

    The file's name is a part of its address; a file in the folder of another year is a warning.
    """

    model_config = ConfigDict(title="an event")

    title: kind.Text = Field(description="The name of the event.", examples=["Wikimania 2024"])
    start: kind.LocalTime = Field(
        description="The first day, for whole days, or the local time at which it begins. "
        "A time that a clock change skips is an error; of one that happens twice the first is meant, with a warning.",
        examples=["2024-08-07", "2024-08-07 09:30"],
    )
    end: kind.LocalEnd | None = Field(
        None,
        description="Of whole days the last one, which belongs to it; of times a time, of the same day if alone.",
        examples=["2024-08-10"],
    )
    timezone: kind.Zone | None = Field(
        None,
        description="The zone of its times; required where `start` has one. On whole days a warning: it is ignored.",
        examples=["Europe/Warsaw"],
    )
    summary: Annotated[str, kind.of_length(20, 300)] = Field(
        description="What happens there, in one or two plain sentences, for lists and calendars.",
        examples=["What happens there, and for whom."],
    )
    category: kind.EventCategory = Field(description="What kind of event it is.", examples=["Conference"])
    place: PlaceFields | None = Field(
        None,
        description="Where it is. One of `place`, `online` and `worldwide: true` is required.",
        examples=["{name: International Congress Centre, city: Katowice, country: PL}"],
    )
    online: kind.WebAddress | None = Field(
        None,
        description="Address to join or watch; beside `place` it is both. Required where it is `moved-online`.",
        examples=["https://meet.example.org/hall"],
    )
    worldwide: kind.Flag = Field(
        False, description="`true`: everywhere at once, such as a day of observance.", examples=["true"]
    )
    url: kind.WebAddress | None = Field(
        None, description="The event's own site.", examples=["https://wikimania.wikimedia.org"]
    )
    registration: RegistrationFields | None = Field(
        None, description="How to sign up.", examples=["{deadline: 2024-07-31, cost: free}"]
    )
    organizers: Annotated[list[OrganizerFields], kind.as_list("or a list of such")] = Field(
        [], description="Who runs it.", examples=["[{name: Wikimedia Polska, url: https://wikimedia.pl}]"]
    )
    languages: kind.LanguageCodes = Field([], description="What is spoken there.", examples=["[en, pl]"])
    tags: kind.Texts = Field([], description="Words to find it by.", examples=["[hackathon]"])
    image: ImageFields | None = Field(
        None,
        description="A picture for the page.",
        examples=["{file: images/forum.jpg, alt: A whiteboard, credit: Almanac contributors, license: CC BY-SA 4.0}"],
    )
    status: kind.EventStatus | None = Field(
        None, description="How certain it is; left out, it is `confirmed`.", examples=["tentative"]
    )
    status_note: kind.Text | None = Field(
        None,
        description="Why, and what happens now; required unless the status is `confirmed` or `tentative`.",
        examples=["The hall is flooded; a new date will be announced."],
    )
    previous_start: kind.Days = Field(
        [], description="Its earlier dates; required where it is `rescheduled`.", examples=["[2020-08-05]"]
    )
    series: kind.Text | None = Field(None, description=_SERIES, examples=["Wikimania"])
    announced: kind.Day | None = Field(
        None,
        description="When it was announced; left out, the day on which the file reached the main branch.",
        examples=["2024-01-10"],
    )
    lang: kind.LanguageCode | None = Field(None, description=_LANG, examples=["en"])
    repeat: Annotated[RepeatFields | None, kind.rule_or_fields()] = Field(
        None, description="How it repeats.", examples=["{every: week, count: 4}", "FREQ=WEEKLY;COUNT=4"]
    )
    discussion: kind.Topic | None = Field(None, description=_TOPIC, examples=["1234"])
    aliases: kind.SitePaths = Field([], description=_ALIASES, examples=["[/old/address/]"])
    uid: kind.Uid | None = Field(
        None,
        description="Its identity in calendars, only to keep one after a rename or from an import; "
        "left out, it is the file's name.",
        examples=["fosdem-2027"],
    )
    sequence: kind.Count | None = Field(
        None, description="Of an import: the SEQUENCE in calendars counts on from here.", examples=["4"]
    )
    draft: kind.Flag = Field(False, description=_DRAFT, examples=["true"])


class EventTranslationFields(Fields):
    """``SLUG.LANG.md`` beside the ``SLUG.md`` of an event: its words; all else is the original's."""

    model_config = ConfigDict(title="a translation of an event")

    title: kind.Text = Field(description="The name of the event.", examples=["Wikimanía 2024"])
    summary: Annotated[str, kind.of_length(20, 300)] = Field(
        description="What happens there, in one or two plain sentences.", examples=["Qué pasa allí, y para quién."]
    )
    status_note: kind.Text | None = Field(
        None,
        description="Why, and what happens now; required where the original has one.",
        examples=["El salón está inundado."],
    )
    image: PictureTextFields | None = Field(
        None, description="The picture's text; left out, it is the original's.", examples=["{alt: Una pizarra}"]
    )
    lang: kind.LanguageCode | None = Field(None, description="As in the file's name, which is enough.", examples=["es"])
