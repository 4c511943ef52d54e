"""The fields of an author's profile, and of its translations."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import shared_fields as shared
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import TextFields
from almanac.read.schema.image import ImageFields, PictureTextFields

_Affiliation = Annotated[
    value.Text, Field(description="To which organisation the author belongs.", examples=["Wikimedia Chile"])
]
_Disclosure = Annotated[
    value.Text,
    Field(
        description="What readers should know of the author's interests: who pays for the work, for instance.",
        examples=["Works for the foundation that she writes about."],
    ),
]


class ProfileFields(TextFields, frozen=True):
    """``content/authors/SLUG.md``: who an author is. It is optional, and stands above the list of the author's stories.

    The file's name is that of the author's page, `/author/SLUG/`.
    """

    model_config = ConfigDict(title="a profile")

    name: value.Text = Field(description="The author, as `authors` of stories has it.", examples=["Editorial team"])
    kind: value.PersonOrGroup | None = Field(
        None, description="Whether it is one person or a group; left out, nothing is said of it.", examples=["person"]
    )
    lang: shared.Language = None
    languages: value.LanguageCodes = Field((), description="What the author speaks.", examples=["[en, es]"])
    affiliation: _Affiliation = ""
    disclosure: _Disclosure = ""
    links: value.WebAddresses = Field(
        (),
        description="The author's own pages elsewhere. Those that lead back to the profile can confirm it (`rel=me`).",
        examples=["[https://meta.wikimedia.org/wiki/User:Example]"],
    )
    image: ImageFields | None = Field(
        None,
        description="A picture of the author.",
        examples=["{file: images/ada.jpg, alt: A woman who laughs, credit: Ada, license: CC BY-SA 4.0}"],
    )


class ProfileTranslationFields(TextFields, frozen=True):
    """``SLUG.LANG.md`` beside a profile: its words; all else is the original's, the name too."""

    model_config = ConfigDict(title="a translation of a profile")

    affiliation: _Affiliation = ""
    disclosure: _Disclosure = ""
    image: PictureTextFields | None = Field(
        None, description="The picture's text; left out, it is the original's.", examples=["{alt: Una mujer que ríe}"]
    )
    lang: shared.LanguageOfTranslation = None
    translation_of_revision: shared.TranslationOfRevision = ""
