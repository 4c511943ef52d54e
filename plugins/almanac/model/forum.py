"""What the forum knows of a discussion, and by which identifier it knows an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_DNS, uuid5


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person said in a topic; ``html`` went through the gate for HTML, ``day`` is one in the site's zone."""

    author: str
    day: date
    url: str
    html: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; ``posts`` counts those of people, the first too; ``last_posted_at`` is aware.

    ``as_of`` is the day in the site's zone on which the forum said so; ``best`` are its best replies, first said first.
    ``external_id`` is that of the entry for which the site opened it.
    """

    id: str
    title: str
    url: str
    posts: int
    last_posted_at: datetime | None = None
    closed: bool = False
    as_of: date | None = None
    best: tuple[Reply, ...] = ()
    external_id: str = ""

    @property
    def replies(self) -> int:
        """Posts after the first."""
        return max(0, self.posts - 1)


@dataclass(frozen=True, slots=True)
class Announcing:
    """From which day on topics are opened, and in which categories of the forum; 0 for a kind that gets none."""

    since: date
    stories: int = 0
    events: int = 0


def external_id(calendar_domain: str, identity: str) -> str:
    """By what the forum knows the topic of an entry, whatever becomes of title, address and file (RFC 9562 5.5).

    36 characters of ``[0-9a-f-]``; Discourse takes at most 50 of ``[A-Za-z0-9_-]``. ``identity`` is that of feeds
    for a story, and of calendars for an event.
    """
    return str(uuid5(uuid5(NAMESPACE_DNS, calendar_domain), identity))
