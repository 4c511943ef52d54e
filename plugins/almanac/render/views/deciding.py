"""What the page of those who decide gets."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import PageLink


@dataclass(frozen=True, slots=True)
class OwnerView:
    """A person or a group by the name on the forge; ``url`` is empty where the forge has no page for everybody."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the site, in words where it has some, else by its pattern; and who is asked of changes there."""

    name: str
    pattern: str
    owners: tuple[OwnerView, ...]


@dataclass(frozen=True, slots=True)
class MergerView:
    """Who accepted how many changes, the last on a day, which is in words too; what their profile says of them.

    ``lang`` is that of the profile.
    """

    name: str
    number: int
    last: str
    last_text: str
    address: str = ""
    affiliation: str = ""
    disclosure: str = ""
    lang: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class DecidingView:
    """Who is asked, who has accepted changes, how many did, and pages that say more."""

    parts: tuple[PartView, ...]
    mergers: tuple[MergerView, ...]
    count: int
    pages: tuple[PageLink, ...]
    file_url: str
