"""The fields of a story, and of its translations."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import shared_fields as shared
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import TextFields
from almanac.read.schema.image import ImageFields

# What a translation has with the same words.
_Title = Annotated[
    value.Text,
    Field(description="The headline.", examples=["What we learned", "What we learned from a forum that closed"]),
]
_Summary = Annotated[
    str,
    value.of_length(40, 300),
    Field(
        description="What it says, in one or two plain sentences, for lists and feeds.",
        examples=["What this text is about, in one plain sentence."],
    ),
]
_Tags = Annotated[value.Names, Field(description="Words to find it by.", examples=["[forum, governance]"])]
_Image = Annotated[
    ImageFields | None,
    Field(
        description="A picture for lists and the top of the page.",
        examples=["{file: images/forum.jpg, alt: A whiteboard, credit: Almanac contributors, license: CC BY-SA 4.0}"],
    ),
]
_Topic = Annotated[value.Topic, Field(description=shared.TOPIC_WORDS, examples=["3184"])]
_AlsoDiscussed = Annotated[
    value.WebAddresses,
    Field(
        description="Other places where it was discussed. A thread of a list in MAILING_LISTS shows with its subject "
        "and answers once `forum refresh` has asked for them.",
        examples=["[https://lists.example.org/thread/7]"],
    ),
]
_Series = Annotated[value.Text, Field(description=shared.SERIES_WORDS, examples=["Lessons learned"])]


_Id = Annotated[
    value.FeedId,
    Field(
        description="Its identity in feeds, only to keep one after a rename or from an import: a path, or a full URI; "
        "left out, it is the first of `aliases` with a day in it, else the address.",
        examples=["/2026/11/20/old-name/", "https://old.example.org/?p=12"],
    ),
]


class StoryFields(TextFields, frozen=True):
    """``content/stories/YYYY/SLUG.md``.

    The file's name is a part of its address; a file in the folder of another year is a warning.
    """

    model_config = ConfigDict(title="a story")

    title: _Title
    date: value.PublishedOn = Field(
        description="When it is published, which is a part of its address; until then it is left out of `build`. "
        "A time that a clock change makes happen twice is a warning, and the first is meant.",
        examples=["2026-03-02", "2026-03-02 09:30 Europe/Warsaw"],
    )
    authors: value.Names = Field(description="Who wrote it.", examples=["[Editorial team]", "[Ada, Grace]"])
    category: value.StoryCategory = Field(description="What kind of story it is.", examples=["News"])
    summary: _Summary
    lang: shared.Language = None
    tags: _Tags = ()
    image: _Image = None
    discussion: _Topic = ""
    also_discussed: _AlsoDiscussed = ()
    aliases: shared.Aliases = ()
    series: _Series = ""
    license: value.Text = Field(
        "", description="Its licence; left out, it is CONTENT_LICENSE.", examples=["CC BY-SA 4.0"]
    )
    voice: value.StoryVoice | None = Field(
        None,
        description="What it speaks as: left out, it is a `report`. An `opinion` and an `announcement` are marked so "
        "wherever the story shows.",
        examples=["opinion"],
    )
    speaks_for: value.Names = Field(
        (),
        description="Whose position an opinion or an announcement is, where it is not its authors' alone.",
        examples=["[Wikimedia Chile]"],
    )
    about_event: value.EventSlugs = Field(
        (),
        description="Events of this site that it tells of: its page names them, and theirs name it. "
        "A translation tells of the same.",
        examples=["[wikimania-2024]"],
    )
    id: _Id = ""
    draft: shared.Draft = False


class StoryTranslationFields(TextFields, frozen=True):
    """``SLUG.LANG.md`` beside the ``SLUG.md`` of a story.

    What it leaves out is the original's, but for ``aliases``, ``also_discussed`` and ``id``.
    """

    model_config = ConfigDict(title="a translation of a story")

    title: _Title
    date: value.PublishedOn | None = Field(
        None, description="When it is published; left out, as the original.", examples=["2026-03-09"]
    )
    authors: value.Names = Field((), description="Who wrote it, and who translated it.", examples=["[Ada, Grace]"])
    category: value.StoryCategory = Field("", description="What kind of story it is.", examples=["News"])
    summary: _Summary
    lang: shared.LanguageOfTranslation = None
    tags: _Tags = ()
    image: _Image = None
    discussion: _Topic = ""
    also_discussed: _AlsoDiscussed = ()
    aliases: shared.Aliases = ()
    series: _Series = ""
    license: value.Text = Field("", description="Its licence.", examples=["CC BY-SA 4.0"])
    id: _Id = ""
    translation_of_revision: shared.TranslationOfRevision = ""
    draft: value.Flag | None = Field(
        None, description=f"{shared.DRAFT_WORDS} Left out, as the original.", examples=["true"]
    )
