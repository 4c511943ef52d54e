"""A bag: everything of a site in one folder (BagIt, RFC 8493), and what the page `/take/` says of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

# What the commands leave in git of bags that were offered, and of those that were tried.
OFFERED = "content/bags.json"
RESTORES = "content/restores.json"

# Where things lie in a bag, from its top.
HISTORY = "data/history/history.bundle"
SOURCES = "data/sources"
SITE = "data/site"
TO_OPEN = "data/site-to-open"
ENTRIES = "data/entries"
PICTURES = "data/pictures"
COMMENTS = "data/comments"
FORUM = "data/forum"
ADDRESSES = "data/addresses"
# The names by which a repository keeps the forum's snapshot, and a bag.
SNAPSHOT = ".almanac/forum.json"
SNAPSHOT_IN_BAG = f"{FORUM}/forum.json"


@dataclass(frozen=True, slots=True)
class Bagged:
    """What a bag is made of: a commit, on a branch, of a site, which was built at a moment in UTC.

    ``folder`` is where the site lies in its repository: empty, or ending with a slash.
    """

    commit: str
    branch: str
    moment: datetime
    address: str
    name: str
    folder: str = ""

    @property
    def epoch(self) -> int:
        """The moment as SOURCE_DATE_EPOCH takes it."""
        return int(self.moment.timestamp())

    @property
    def day(self) -> date:
        """The day in UTC."""
        return self.moment.astimezone(UTC).date()


@dataclass(frozen=True, slots=True)
class OfferedBag:
    """A bag that can be fetched: a file's ``size`` in bytes, and its SHA-512 in lower-case hexadecimal."""

    name: str
    url: str
    day: date
    size: int
    sha512: str


@dataclass(frozen=True, slots=True)
class Restore:
    """That a bag of ``bagged`` day was restored on a ``day``, of which commit, and in how many seconds."""

    day: date
    bagged: date
    commit: str
    seconds: int
