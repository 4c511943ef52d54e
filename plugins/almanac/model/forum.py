"""A Topic: what the forum's snapshot knows of a discussion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; ``posts`` counts the first post too, ``last_posted_at`` is aware."""

    id: str
    title: str
    url: str
    posts: int
    last_posted_at: datetime | None = None
    closed: bool = False

    @property
    def replies(self) -> int:
        """Posts after the first."""
        return max(0, self.posts - 1)
