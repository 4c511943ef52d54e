"""A file's history in git, and what an event's entry said of it at each commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from almanac.model.event import Status
from almanac.model.when import DayOrMonth


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The commits that changed a file's content, by committer date, in UTC.

    ``changes`` counts them, the first included; ``announced`` is the first-parent commit that
    brought the file. ``uncommitted``: the work tree differs from the last commit.
    """

    created: datetime
    modified: datetime
    announced: datetime
    changes: int
    contributors: tuple[str, ...] = ()
    uncommitted: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleState:
    """Whether and when something takes place: its first day or its month, those it had before, and why."""

    status: Status
    start: DayOrMonth
    previous: tuple[DayOrMonth, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventState:
    """What an entry says of the event, and of the single occurrences that differ, by the day the rule gives them."""

    whole: ScheduleState
    single: Mapping[date, ScheduleState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StateChange:
    """A state, and when the main line came to say it: by committer date, in UTC."""

    moment: datetime
    state: EventState


@dataclass(frozen=True, slots=True)
class MonthOfWork:
    """What came to the main line in a month of UTC: who wrote it, and how many texts were new.

    ``waits`` are the seconds from writing to publication, of those new texts that came by a merge.
    """

    authors: tuple[str, ...] = ()
    texts: int = 0
    waits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """What people did, by months such as ``2026-11``, the earliest first; who merged, how often and when last (UTC).

    ``release`` is the newest tag that the last commit comes from, empty without one, ``released`` its moment.
    """

    months: Mapping[str, MonthOfWork] = field(default_factory=dict)
    merges: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)
    release: str = ""
    released: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Every file's history by path; ``complete`` is False for a shallow clone or no git at all.

    ``gone`` has that of files which were removed, as far as they were asked for; ``states`` are those of events, the
    first included, in the order of commits; an event that is not among them has had none but the one it has.
    """

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    complete: bool = True
    head: str = ""
    states: Mapping[str, tuple[StateChange, ...]] = field(default_factory=dict)
    gone: Mapping[str, FileHistory] = field(default_factory=dict)
    activity: Activity = field(default_factory=Activity)

    def of(self, path: str) -> FileHistory | None:
        """What is known of ``path``; None for a file that git has never seen."""
        return self.files.get(path)
