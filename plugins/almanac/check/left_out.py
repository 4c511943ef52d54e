"""Counts what is whole and not published: drafts, and stories that wait for their day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from almanac.check.last_build import begins
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Page, Story


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many drafts there are, how many stories wait, and until when the first does: which day, by ``zone``.

    At ``first_moment`` something else is found, where nobody writes: also the last day of a site that closes begins.
    """

    drafts: int = 0
    waiting: int = 0
    first_day: date | None = None
    zone: str = "UTC"
    first_moment: datetime | None = field(default=None, compare=False)


NOTHING = LeftOut()


def count_left_out(
    site: Site, stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event], now: datetime
) -> LeftOut:
    """``now`` is aware; a story of a day begins with that day in the site's TIMEZONE."""
    ahead = [
        moment for story in stories if not story.draft and (moment := story.published.as_datetime(site.zone)) > now
    ]
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    return LeftOut(
        drafts=sum(entry.draft for entry in entries),
        waiting=len(ahead),
        first_day=min(ahead).astimezone(site.zone).date() if ahead else None,
        first_moment=min([*ahead, *_last_day(site, now)], default=None),
        zone=site.zone.key,
    )


def _last_day(site: Site, now: datetime) -> Iterator[datetime]:
    """When the last day begins of a site that closes, while that is to come: then something else is found."""
    begin = begins(site)
    if begin and begin > now:
        yield begin
