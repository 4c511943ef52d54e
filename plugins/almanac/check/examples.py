"""Reads the entries that show the theme's components in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from almanac.check.entries import Entries
from almanac.model.edition import Edition
from almanac.model.forum import Reply, Topic
from almanac.model.site import Site
from almanac.store.tree import read_tree

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
FORUM = "https://forum.example.org"

_CATEGORIES = ("Conference", "Meetup", "Workshop", "Hackathon", "Observance")
_REPLIES = (
    Reply("ada", date(2027, 1, 8), f"{FORUM}/t/3/2", "<p>The hall has a <em>step</em> at its door. Bring a ramp!</p>"),
    Reply(
        "layla",
        date(2027, 1, 9),
        f"{FORUM}/t/3/9",
        '<p>نلتقي عند الباب في التاسعة. <a href="https://example.org/map">الخريطة</a></p>',
    ),
)
_THREAD = "https://lists.example.org/archives/list/talk@lists.example.org/thread/T1/"
_TOPICS = (
    Topic(
        "3",
        "Conference",
        f"{FORUM}/t/3",
        posts=13,
        last_posted_at=datetime(2027, 1, 9, tzinfo=UTC),
        as_of=date(2027, 1, 10),
        best=_REPLIES,
    ),
    Topic("7", "Picture", f"{FORUM}/t/7", posts=2, last_posted_at=datetime(2027, 1, 8, tzinfo=UTC), closed=True),
    Topic(
        _THREAD,
        "[Talk] An announcement, and what it means for those who write",
        _THREAD,
        posts=6,
        last_posted_at=datetime(2027, 1, 7, tzinfo=UTC),
        as_of=date(2027, 1, 10),
    ),
)


def read_examples(folder: Path, site: Site) -> Edition:
    """The Edition of ``theme/examples/`` on a site that has all of what can be shown, drafts among it.

    Raises ``ValueError`` where an example has a fault.
    """
    whole = replace(
        site,
        default_lang="en",
        languages=("en", "ar"),
        categories=("News",),
        event_categories=dict.fromkeys(_CATEGORIES, "") | dict(site.event_categories),
        forum_url=FORUM,
        blog=True,
        events=True,
        map=True,
    )
    tree = read_tree(folder)
    entries = Entries(whole, tree)
    problems = [*tree.problems, *entries.problems]
    problems += entries.render(tree.images, entries.addresses(), measured=tree.measured)
    errors = [str(problem) for problem in problems if problem.is_error]
    if errors:
        raise ValueError(f"the examples of the theme have faults: {'; '.join(errors)}")
    return replace(entries.edition(NOW), topics={topic.id: topic for topic in _TOPICS}, is_preview=True)
