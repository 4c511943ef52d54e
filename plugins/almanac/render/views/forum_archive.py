"""What templates get of the archive of a forum."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import Label


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The forum: its name, the address that it had, its licence with the address of its text, and when it was saved."""

    name: str
    former_address: str
    license: str
    license_url: str
    saved: str
    saved_text: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in a list; days are in ISO 8601 and in words, ``author`` may be empty."""

    title: str
    address: str
    author: str
    count: int
    day: str
    day_text: str
    last_day: str
    last_day_text: str
    category: Label | None


@dataclass(frozen=True, slots=True)
class PostView:
    """A post of a topic: its anchor, its day in ISO 8601 and in words, its sanitised HTML.

    ``answered`` and ``answered_author`` are the anchor and the author of a post that it answers, further above.
    """

    anchor: str
    number: int
    author: str
    day: str
    day_text: str
    html: str
    answered: str = ""
    answered_author: str = ""


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic's page."""

    card: TopicCard
    tags: tuple[str, ...]
    posts: tuple[PostView, ...]
    is_closed: bool
