"""What the page gets on which one can take all of the site along."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BagView:
    """A bag to fetch: its file, when it was made and how large it is, in words, and its checksum."""

    name: str
    url: str
    day: str
    size: str
    sha512: str


@dataclass(frozen=True, slots=True)
class TakeView:
    """The bags, and whether the site has what else can be taken alone."""

    bags: tuple[BagView, ...]
    has_events: bool
    has_stories: bool
