"""The last build of a site that closes: of which day it is, and what the community says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Frozen:
    """The last day of a site, with a text in its own language and ``texts`` by the codes of others."""

    on: date
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def has_begun(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether it is that day by now, an aware moment, or later; ``zone`` is the site's."""
        return now.astimezone(zone).date() >= self.on

    def moment(self, zone: ZoneInfo) -> datetime:
        """When that day ends where the site is, in UTC: whenever the last build is made, it is as of then."""
        return datetime.combine(self.on + timedelta(days=1), time(), zone).astimezone(UTC)
