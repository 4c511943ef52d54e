"""A copy of a page that the Internet Archive was asked to keep, and has kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# What the command leaves in git.
FILE = "content/archived.json"


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """The newest copy of a page: its address, that of the copy, and since when it is there, in UTC."""

    url: str
    copy: str
    at: datetime
