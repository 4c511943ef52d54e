"""A Profile: who an author is, in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.entry import NO_BODY, Body, PersonOrGroup, Source
from almanac.model.image import Image


@dataclass(frozen=True, slots=True)
class Profile:
    """What ``content/authors/SLUG.md`` says of an author, or a translation of it; ``address`` is the author's page.

    ``languages`` are those that the author speaks, ``links`` their own pages elsewhere. ``translation_of_revision`` is
    that of a Story.
    """

    source: Source
    slug: str
    lang: str
    name: str
    address: str
    kind: PersonOrGroup | None = None
    languages: tuple[str, ...] = ()
    affiliation: str = ""
    disclosure: str = ""
    links: tuple[str, ...] = ()
    image: Image | None = None
    is_translation: bool = False
    translation_of_revision: str = ""
    body: Body = NO_BODY

    @property
    def title(self) -> str:
        """What it is called beside other kinds of texts."""
        return self.name

    @property
    def summary(self) -> str:
        """Its words above the line, beside other kinds of texts."""
        return self.disclosure
