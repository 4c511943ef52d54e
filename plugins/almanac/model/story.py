"""A Story, and a Page."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.entry import NO_BODY, Body, Source
from almanac.model.image import Image
from almanac.model.when import Published


@dataclass(frozen=True, slots=True)
class Story:
    """A story, or a translation of one (``is_translation``)."""

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
    draft: bool = False
    is_translation: bool = False
    body: Body = NO_BODY


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ``content/pages/``: about, privacy, ..."""

    source: Source
    slug: str
    lang: str
    title: str
    address: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    is_translation: bool = False
    body: Body = NO_BODY
