"""Fields that several kinds of files have, with the same words in each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from almanac.read.schema import value_types as value

TOPIC_WORDS = "Where it is discussed on the forum."
SERIES_WORDS = "Name of the series it belongs to, written alike in all its parts."
DRAFT_WORDS = "`true` shows it in `serve` and leaves it out of `build`."

Language = Annotated[
    value.LanguageCode | None,
    Field(
        description="Language of the text, where the file's name does not say it; left out, it is DEFAULT_LANG.",
        examples=["en"],
    ),
]
LanguageOfTranslation = Annotated[
    value.LanguageCode | None, Field(description="As in the file's name, which is enough.", examples=["es"])
]
TranslationOfRevision = Annotated[
    value.Revision,
    Field(
        description="The original as it was translated: what `git rev-parse HEAD:PATH` prints for its path, which "
        "`new translation` writes. Where the original says something else by now, the page says so.",
        examples=["3f2a9c1", "3f2a9c1d0b4e5f6a7c8d9e0f1a2b3c4d5e6f7a8b"],
    ),
]
Aliases = Annotated[value.SitePaths, Field(description="Old addresses that lead here.", examples=["[/old/address/]"])]
Draft = Annotated[value.Flag, Field(description=DRAFT_WORDS, examples=["true"])]
