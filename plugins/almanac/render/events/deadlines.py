"""When registration and other things close: after the last day for it, where the event is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from almanac.model.event import Deadline, Event
from almanac.model.slug import slugify
from almanac.model.when import Timed, over_everywhere

_DAY = timedelta(days=1)
SOON = timedelta(days=7)
# The name of the last day to register where deadlines are told apart.
REGISTRATION = "registration"


@dataclass(frozen=True, slots=True)
class Closing:
    """``at`` is the UTC instant after the last day; ``is_soon``: within a week; ``is_over``: by now."""

    at: datetime
    is_soon: bool
    is_over: bool


def closing(event: Event, now: datetime) -> Closing | None:
    """When registration closes, as it is at the aware ``now``; None where no last day is given."""
    deadline = event.registration.deadline if event.registration else None
    return _closing(event, deadline, now) if deadline else None


def closings(event: Event, now: datetime) -> tuple[Closing, ...]:
    """The same of each of its deadlines, in their order."""
    return tuple(_closing(event, deadline.until, now) for deadline in event.deadlines)


def registration_and_deadlines(event: Event) -> tuple[tuple[str, Deadline], ...]:
    """Every last day of an event, each with what tells it from the others; that to register has no words of its own."""
    named = [(slugify(deadline.what), deadline) for deadline in event.deadlines]
    registration = event.registration
    if registration and registration.deadline:
        named.insert(0, (REGISTRATION, Deadline("", registration.deadline, registration.url)))
    return tuple(named)


def deadline_uid(event: Event, name: str, domain: str) -> str:
    """The identity in calendars of a deadline by its ``name``: ``fosdem-2027-deadline-talks@DOMAIN``."""
    return f"{event.uid.removesuffix(f'@{domain}')}-deadline-{name}@{domain}"


def _closing(event: Event, last: date, now: datetime) -> Closing:
    """A day ends at midnight in the event's zone; one of an event without times when it is over everywhere on Earth.

    That is at UTC-12, as these events are.
    """
    if isinstance(event.when, Timed):
        at = datetime.combine(last + _DAY, time(), event.when.zone).astimezone(UTC)
    else:
        at = over_everywhere(last)
    return Closing(at, is_soon=at - SOON <= now < at, is_over=at <= now)
