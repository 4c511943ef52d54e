"""Says which stories and events have a card of their own, and which have a picture that does for one."""

from __future__ import annotations

from datetime import timedelta

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.image import Image, media_type
from almanac.model.story import Story
from almanac.model.when import TWELVE_MONTHS
from almanac.render.events.listing import ListedEvent
from almanac.render.structured_data.open_graph import drawn_size

ALL, NEW = "all", "new"
NEWEST = 50
# Those who show a large card take no less (Facebook, "Images in Link Shares"), and cut others than about 1.91 to 1.
_LEAST = (600, 315)
_PROPORTIONS = (1.2, 2.4)
# What all of them read: AVIF is shown by few.
_READ = frozenset(["image/jpeg", "image/png", "image/gif", "image/webp"])


def is_fitting(image: Image | None) -> bool:
    """Whether a picture can be the card: large enough, and of proportions of which little is cut away."""
    if image is None:
        return False
    where = address.picture_card(image.address)
    size = image.size if where == image.address else drawn_size(image.size)
    if size is None or media_type(where) not in _READ:
        return False
    is_large = size.width >= _LEAST[0] and size.height >= _LEAST[1]
    return is_large and _PROPORTIONS[0] <= size.width / size.height <= _PROPORTIONS[1]


class Chosen:
    """Who has a card in an edition; where the site has none, nobody.

    ``new``: what comes, and what was within 12 months; the newest stories, and those of 12 months. So a card that
    was shared stays for a year, and what it depends on is the entry and the day alone.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._which = edition.site.share_cards
        self._newest: frozenset[str] | None = None

    def event(self, listed: ListedEvent) -> bool:
        """Whether an event has one."""
        if not self._which or is_fitting(listed.event.image):
            return False
        return self._which == ALL or not listed.is_past or listed.when.over + TWELVE_MONTHS > self._edition.now

    def story(self, story: Story) -> bool:
        """Whether a story has one; its translations go with it."""
        if not self._which or is_fitting(story.image):
            return False
        if self._which == ALL or story.source.group in self._newest_groups():
            return True
        today = self._edition.now.astimezone(self._edition.site.zone).date()
        return story.published.day > today - timedelta(days=TWELVE_MONTHS.days)

    def _newest_groups(self) -> frozenset[str]:
        if self._newest is None:
            groups = dict.fromkeys(story.source.group for story in self._edition.stories)
            self._newest = frozenset([*groups][:NEWEST])
        return self._newest
