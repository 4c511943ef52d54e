"""Gathers the subjects of threads on mailing lists, and how many answered them, into the forum's snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from almanac.forum.mail_archive import mail_thread
from almanac.forum.mail_thread import ReadOn
from almanac.store.forum.archives import RATES, Archives, AskedThread, Report, archive_answer
from almanac.store.forum.connection import Connection
from almanac.store.forum.http import Http
from almanac.store.forum.pace import NoTimeLeft, Pace, SystemClock
from commands.problems import counted

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console

    from almanac.model.edition import Edition
    from almanac.store.forum.pace import Waits
    from almanac.store.forum.snapshot import Snapshot

# What is waited for at most: the forum comes after it.
SECONDS = 10 * 60


def refresh_threads(
    edition: Edition, snapshot: Snapshot, moment: datetime, console: Console, report: Report, waits: Waits, *, dry: bool
) -> None:
    """Look at the threads that stories name, of the site's own lists; what was found until time was over stays."""
    site = edition.site
    on = ReadOn(moment, moment.astimezone(site.zone).date())

    def connect(base: str) -> Connection:
        pace = Pace(SystemClock(), RATES, SECONDS, waits)
        return Connection(base, Http(None, base), pace, has_key=False, read=archive_answer)

    archives = Archives(connect, snapshot, on, report)
    asked = [*_asked(edition, on)]
    due = archives.due(asked)
    if not asked:
        return
    if dry:
        console.print(f"{counted(len(due), 'thread')} of {len(asked):,} on mailing lists would be looked at.")
        return
    with suppress(NoTimeLeft):
        archives.look_at(due)
    console.print(f"{counted(archives.looked, 'thread')} of {len(asked):,} on mailing lists looked at.")
    if left := len(due) - archives.looked - archives.kept:
        console.print(f"{counted(left, 'thread')} left for the next run, which goes on from here.")


def _asked(edition: Edition, on: ReadOn) -> Iterator[AskedThread]:
    archives = [mailing_list.archive for mailing_list in edition.site.mailing_lists]
    for story in edition.stories:
        for address in story.also_discussed:
            thread = mail_thread(address, archives, on.day)
            if thread is not None:
                yield AskedThread(story.source.path, thread)
