"""The fields of a page."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from almanac.read.schema import shared_fields as shared
from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class PageFields(Fields, frozen=True):
    """``content/pages/SLUG.md``, or its translation ``SLUG.LANG.md``: the file's name is its address."""

    model_config = ConfigDict(title="a page")

    title: value.Text = Field(description="The headline.", examples=["About"])
    summary: Annotated[str, value.of_length(20, 300)] = Field(
        "", description="What it says, in one plain sentence.", examples=["What this page is about."]
    )
    lang: shared.Language = None
    aliases: shared.Aliases = ()
    draft: shared.Draft = False
