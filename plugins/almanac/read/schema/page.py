"""The fields of a page, and of its translations."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import shared_fields as shared
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import TextFields

_Title = Annotated[value.Text, Field(description="The headline.", examples=["About"])]
_Summary = Annotated[
    str,
    value.of_length(20, 300),
    Field(description="What it says, in one plain sentence.", examples=["What this page is about."]),
]
_Listed = Annotated[
    value.Flag,
    Field(description="Whether the foot of every page leads to it, in all its languages.", examples=["false"]),
]


class PageFields(TextFields, frozen=True):
    """``content/pages/SLUG.md``: the file's name is its address."""

    model_config = ConfigDict(title="a page")

    title: _Title
    summary: _Summary = ""
    lang: shared.Language = None
    aliases: shared.Aliases = ()
    listed: _Listed = True
    draft: shared.Draft = False


class PageTranslationFields(TextFields, frozen=True):
    """``SLUG.LANG.md`` beside the ``SLUG.md`` of a page; it takes nothing from the original."""

    model_config = ConfigDict(title="a translation of a page")

    title: _Title
    summary: _Summary = ""
    lang: shared.LanguageOfTranslation = None
    aliases: shared.Aliases = ()
    translation_of_revision: shared.TranslationOfRevision = ""
    listed: _Listed = True
    draft: shared.Draft = False
