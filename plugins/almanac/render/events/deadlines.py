"""When registration closes: after the last day to register, where the event is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from almanac.model.event import Event
from almanac.model.when import Timed, over_everywhere

_DAY = timedelta(days=1)
SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Closing:
    """``at`` is the UTC instant after the last day to register; ``is_soon``: within a week; ``is_over``: by now."""

    at: datetime
    is_soon: bool
    is_over: bool


def closing(event: Event, now: datetime) -> Closing | None:
    """When registration closes, as it is at the aware ``now``; None where no last day is given.

    A day ends at midnight in the event's zone; one of an event without times when it is over everywhere on Earth
    (UTC-12), as these are.
    """
    deadline = event.registration.deadline if event.registration else None
    if deadline is None:
        return None
    if isinstance(event.when, Timed):
        at = datetime.combine(deadline + _DAY, time(), event.when.zone).astimezone(UTC)
    else:
        at = over_everywhere(deadline)
    return Closing(at, is_soon=at - SOON <= now < at, is_over=at <= now)
