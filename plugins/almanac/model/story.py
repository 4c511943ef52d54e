"""A Story, and a Page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from almanac.model.entry import NO_BODY, Body, Source
from almanac.model.image import Image
from almanac.model.when import Published


def feed_identity(own: str, aliases: Sequence[str], address: str) -> str:
    """What feeds know a story by, a path or a full URI: its ``own``, else the first address that it ever had.

    That is the first alias of the form ``/YYYY/MM/DD/SLUG/``, below ``/LANG/`` where its address is, or the address.
    """
    if own or not aliases:
        return own or f"{address.rstrip('/')}/"
    below = re.escape(re.sub(r"\d{4}/\d\d/\d\d/[^/]+/$", "", address))
    dated = re.compile(rf"{below}\d{{4}}/\d\d/\d\d/[^/?#]+/?")
    first = next((alias for alias in aliases if dated.fullmatch(alias)), address)
    return f"{first.rstrip('/')}/"


class Voice(StrEnum):
    """As what a story speaks: as a report, as somebody's opinion, or as what somebody announces."""

    REPORT = "report"
    OPINION = "opinion"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Story:
    """A story, or a translation of one (``is_translation``); ``id`` is what its entry says of its identity in feeds.

    ``speaks_for`` names those whose position an opinion or an announcement is; ``about_event`` are slugs of events.
    ``translation_of_revision`` is the object name, whole or abbreviated, of the original as it was translated.
    """

    source: Source
    slug: str
    lang: str
    title: str
    published: Published
    authors: tuple[str, ...]
    category: str
    summary: str
    address: str
    tags: tuple[str, ...] = ()
    image: Image | None = None
    discussion: str = ""
    also_discussed: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    series: str = ""
    license: str = ""
    voice: Voice = Voice.REPORT
    speaks_for: tuple[str, ...] = ()
    about_event: tuple[str, ...] = ()
    id: str = ""
    draft: bool = False
    is_translation: bool = False
    translation_of_revision: str = ""
    body: Body = NO_BODY

    @property
    def identity(self) -> str:
        """What feeds know it by, a path or a full URI."""
        return feed_identity(self.id, self.aliases, self.address)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ``content/pages/``: about, privacy, ...; what is ``listed`` has a link at the foot of every page."""

    source: Source
    slug: str
    lang: str
    title: str
    address: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    listed: bool = True
    draft: bool = False
    is_translation: bool = False
    translation_of_revision: str = ""
    body: Body = NO_BODY
