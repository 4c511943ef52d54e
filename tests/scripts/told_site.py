"""A site of one story and one event that is told to a forum; run as a program, it tells it of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.forum import Announcing
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from commands import forum_account, forum_announce
from commands.site import CheckResult

DAY = date(2027, 1, 5)
STORY = Story(
    Source("content/stories/2027/walk.md", "content/stories/2027/walk"), "walk", "en", "What we learned on a walk",
    Published(DAY), ("Ada",), "News", "A summary of *one* sentence.", "/2027/01/05/walk/",
)  # fmt: skip
TEXT = EventText(Source("events/2027/fair.md", "events/2027/fair"), "en", "Fair", "A fair, outside.", "/events/fair/")
SPRING = AllDay(date(2027, 3, 1), date(2027, 3, 1))
FAIR = Event(slug="fair", uid="fair@cal.example.org", text=TEXT, when=SPRING, category="Meetup", worldwide=True)


def edition(forum: str, **values: object) -> Edition:
    """All of it, with its forum."""
    site = Site("Almanac", "https://example.org", calendar_domain="cal.example.org", forum_url=forum,
                forum_announce=Announcing(date(2027, 1, 1), stories=5, events=7))  # fmt: skip
    moment = datetime(2027, 1, 5, 12, tzinfo=UTC)
    known = FileHistory(moment, moment, moment, 1)
    files = dict.fromkeys((STORY.source.path, FAIR.source.path), known)
    now = datetime(2027, 1, 10, tzinfo=UTC)
    whole = Edition(site, now, (STORY,), (), (FAIR,), History(files))
    return replace(whole, **values)  # type: ignore[arg-type]


def main(root: str, forum: str) -> int:
    """Tell the forum of it, whatever is published."""
    forum_account.check_site = lambda *_args, **_options: CheckResult((), edition(forum))  # type: ignore[assignment]
    forum_announce.why_not_published = lambda *_: ""
    return forum_announce.announce(Path(root), [], send=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
