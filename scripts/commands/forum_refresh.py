"""Gathers what was said on the forum and on mailing lists into the snapshot that the next build reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.forum.announcement import announcements, identities
from almanac.forum.decisions import State
from almanac.forum.due import Asked
from almanac.forum.limits import USUAL
from almanac.forum.topic_reading import Reading
from almanac.model.printable import printable
from almanac.render.discussion import topic_number
from almanac.store.clock import now
from almanac.store.forum.announced import Announced
from almanac.store.forum.connection import Connection, Elsewhere
from almanac.store.forum.http import Http
from almanac.store.forum.pace import WITHOUT_KEY, NoTimeLeft, Pace, SystemClock
from almanac.store.forum.refresher import MembersOnly, Refresher
from almanac.store.forum.snapshot import Snapshot, is_thread, read_snapshot, write_snapshot
from commands.forum_account import FilesHaveErrors, edition_of, told_of_the_forum
from commands.forum_progress import ForumProgress, forum_progress
from commands.forum_threads import refresh_threads
from commands.frozen import is_closed
from commands.printing import as_text_alone
from commands.problems import counted

if TYPE_CHECKING:
    from rich.console import Console

    from almanac.model.edition import Edition
    from almanac.model.forum import Topic
    from almanac.model.site import Site

SECONDS = 40 * 60
# Where a workflow reads what a step found (docs.github.com, "Passing information between jobs").
_OUTPUT = "GITHUB_OUTPUT"


def refresh(root: Path, since: date | None, *, dry: bool) -> int:
    """Refresh the snapshot; raises ``CannotRun``, and leaves what no clear answer came for."""
    try:
        edition = edition_of(root, or_lists=True)
    except FilesHaveErrors:
        print("The files have errors, which come first: scripts/almanac check shows them.")
        return 1
    site = edition.site
    if is_closed(site, "what the forum says is not gathered any more"):
        return 0
    moment = now()
    snapshot = read_snapshot(root)
    before = dict(snapshot.topics)
    with told_of_the_forum(root, site.forum_url), forum_progress("Looking") as progress:
        console, report = progress.console, _Printed(progress)
        with as_text_alone(console.print):
            refresh_threads(edition, snapshot, moment, console, report, progress.waits, dry=dry)
            if not dry:
                write_snapshot(root, snapshot)
            if site.forum_url:
                refresher = _refresher(root, site, snapshot, moment, progress, dry=dry)
                asked = [*_asked(edition, Announced.read(root))]
                begin = datetime.combine(since, time(), site.zone) if since else None
                _refresh(refresher, asked, begin, root, console, dry=dry)
    if not dry:
        _tell_workflow(before, snapshot)
    return 0


def _refresher(
    root: Path, site: Site, snapshot: Snapshot, moment: datetime, progress: ForumProgress, *, dry: bool
) -> Refresher:
    pace = Pace(SystemClock(), WITHOUT_KEY, SECONDS, progress.waits)
    return Refresher(
        connection=Connection(site.forum_url, Http(None, site.forum_url), pace, has_key=False),
        snapshot=snapshot,
        reading=Reading(site.forum_url, site.zone, moment.astimezone(site.zone).date()),
        now=moment,
        keep=lambda kept: None if dry else write_snapshot(root, kept),
        report=_Printed(progress),
    )


def _refresh(
    refresher: Refresher, asked: list[Asked], since: datetime | None, root: Path, console: Console, *, dry: bool
) -> None:
    try:
        refresher.refresh(asked, since, dry=dry)
    except NoTimeLeft:
        pass
    except (MembersOnly, Elsewhere) as reason:
        if isinstance(reason, Elsewhere) and "/login" not in str(reason):
            raise
        console.print("The forum is for its members alone: pages lead to their topics, and show nothing of them.")
        _forget_topics(refresher.snapshot)
        if not dry:
            write_snapshot(root, refresher.snapshot)
        return
    found = refresher.found
    if dry:
        console.print(f"{counted(found.due, 'topic')} of {len(asked):,} would be looked at.")
        return
    left = found.due - found.looked - found.kept
    console.print(f"{counted(found.looked, 'topic')} of {len(asked):,} looked at.")
    if left:
        console.print(f"{counted(left, 'topic')} left for the next run, which goes on from here.")
    if found.kept:
        console.print(f"{counted(found.kept, 'topic')} as before, since the forum gave no clear answer.")


def _forget_topics(snapshot: Snapshot) -> None:
    """All of the forum, and nothing of mailing lists."""
    for kept in (snapshot.topics, snapshot.looks):
        for key in [key for key in kept if not is_thread(key)]:
            del kept[key]
    snapshot.listed_at = ""


def _asked(edition: Edition, announced: Announced) -> Iterator[Asked]:
    """Topics that entries name, and those that were opened for them, or could have been."""
    announcing, seen = edition.site.forum_announce, set()
    to_tell = {one.external_id for one in announcements(edition, announcing, USUAL)} if announcing else set()
    own = {topic.external_id: number for number, topic in edition.topics.items() if topic.external_id}
    for about, entry in identities(edition):
        named = "" if own.get(about) == entry.discussion else entry.discussion
        if named:
            number = topic_number(edition.site, named)
            if number and number not in seen:
                seen.add(number)
                yield Asked(entry.source.path, number)
            continue
        record = announced.get(about)
        if record is not None and record.state in {State.UNWANTED, State.CLASH}:
            continue
        if record is not None or about in to_tell or about in own:
            yield Asked(entry.source.path, record.topic if record else "", about)


class _Printed:
    """Prints what is odd, a line for each."""

    def __init__(self, progress: ForumProgress) -> None:
        self._console, self._progress = progress.console, progress

    def looked(self, done: int, of: int) -> None:
        """So many of those that are due."""
        self._progress.at(done, of)

    def says(self, path: str, words: str) -> None:
        """Something to know."""
        self._console.print(f"{printable(path)}: {printable(words)}")


def _tell_workflow(before: dict[str, Topic], snapshot: Snapshot) -> None:
    """Whether pages show something else now, so that a workflow publishes only then."""
    path = os.environ.get(_OUTPUT)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(f"changed={'true' if before != snapshot.topics else 'false'}\n")
