"""What Thunderbird and many web mailers read in a calendar: ical.js, which runs in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).parents[2] / "clients" / "events.mjs"
_FOREVER = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class IcalJs:
    """ical.js, as tests/clients/events.mjs asks it."""

    node: str
    folder: Path

    def read(self, published: bytes, first: datetime = _FOREVER[0], last: datetime = _FOREVER[1]) -> list[Any]:
        """Its events, each with its texts and ``spans``: begin and end of what begins between two instants in UTC.

        A rule without end needs ``last``.
        """
        file = self.folder / "calendar.ics"
        file.write_bytes(published)
        window = (moment.isoformat().replace("+00:00", "Z") for moment in (first, last))
        done = subprocess.run(
            [self.node, str(_SCRIPT), str(file), *window], capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise AssertionError(f"ical.js:\n{done.stderr}")
        return [_with_datetimes(event) for event in json.loads(done.stdout)]


def _with_datetimes(event: Mapping[str, Any]) -> dict[str, Any]:
    spans = [tuple(datetime.fromisoformat(moment) for moment in span) for span in event["spans"]]
    return {**event, "spans": spans}
