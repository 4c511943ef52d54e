"""Finds among what waits to be looked at what is likely one, and who is new and sent more than a day has room for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from almanac.check.floods import Flood, SentEntry, floods
from almanac.check.likely_duplicates import why_one_event, why_one_story
from almanac.check.reading import EntryToRead
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.store.git.commits import LAST_SECOND
from almanac.store.git.open_submissions import OpenSubmission

_A_DAY = 86_400
_STORIES = "content/stories/"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A new entry that waits: at which path, by whom, sent when, in seconds since 1970.

    ``where`` is the name of its submission, empty for the one that is looked at. ``entry`` is None where it cannot be
    read.
    """

    where: str
    path: str
    author: str
    sent: int
    entry: Event | Story | None = None

    @property
    def title(self) -> str:
        """What people call it."""
        entry = self.entry
        return entry.text.title if isinstance(entry, Event) else entry.title if entry else self.path


def waiting_entries(submissions: Iterable[OpenSubmission], site: Site) -> tuple[Waiting, ...]:
    """The new entries of some submissions, in the order in which they were sent."""
    return tuple(
        Waiting(one.name, path, one.authors.get(path, ""), one.sent, entry_of(path, text, site))
        for one in submissions
        for path, text in sorted(one.texts.items())
        if path.startswith((_STORIES, f"{site.events_path}/")) and not path.endswith("/README.md")
    )


def entry_of(path: str, text: str, site: Site) -> Event | Story | None:
    """What a new file makes, beside no other file."""
    entry, _ = EntryToRead("story" if path.startswith(_STORIES) else "event", path, text).read(site.reading)
    return entry if isinstance(entry, Event | Story) else None


def day_sent(seconds: int, site: Site) -> date:
    """The day of a moment in seconds since 1970, in the site's zone; at most the last that all zones have."""
    return datetime.fromtimestamp(min(seconds, LAST_SECOND - _A_DAY), site.zone).date()


def same_as(entry: Event | Story, waiting: Iterable[Waiting]) -> Iterator[tuple[Waiting, tuple[str, ...]]]:
    """What is likely the entry, and in what both agree."""
    for one in waiting:
        reasons: tuple[str, ...] = ()
        if isinstance(entry, Event) and isinstance(one.entry, Event):
            reasons = why_one_event(entry, one.entry)
        elif isinstance(entry, Story) and isinstance(one.entry, Story):
            reasons = why_one_story(entry, one.entry)
        if reasons:
            yield one, reasons


def groups_of_same(waiting: Sequence[Waiting]) -> tuple[tuple[Waiting, ...], ...]:
    """What is likely one, directly or by another that is likely both; each once, in the order in which it was sent."""
    group_of = [*range(len(waiting))]
    for place, one in enumerate(waiting):
        if one.entry is None:
            continue
        for other, theirs in enumerate(waiting[:place]):
            if any(True for _ in same_as(one.entry, [theirs])):
                joined = group_of[place]
                group_of = [group_of[other] if number == joined else number for number in group_of]
    groups: dict[int, list[Waiting]] = {}
    for one, number in zip(waiting, group_of, strict=True):
        groups.setdefault(number, []).append(one)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def floods_among(waiting: Iterable[Waiting], known: Collection[str], site: Site) -> Sequence[Flood]:
    """Who is new and sent more than the limit in a day, in whichever submissions; those who are ``known`` are not new.

    Each entry is called by its path and, in brackets, its submission.
    """
    sent = (SentEntry(one.author, day_sent(one.sent, site), called(one)) for one in waiting if one.author)
    return floods(sent, known, site.newcomer_limit)


def called(one: Waiting) -> str:
    """A path, and in brackets where it waits."""
    return f"{one.path} ({one.where})" if one.where else one.path
