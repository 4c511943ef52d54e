"""Says until when an event still comes, whatever the present moment is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from almanac.model.event import Event
from almanac.render.events.occurrences import last_occurrence
from almanac.render.recurrence import pattern

# Long after all that ends; Python's calendar ends a little later.
_FAR = datetime(9000, 1, 1, tzinfo=UTC)
# A single occurrence can be moved behind the end of the rule, or be added there.
_BEYOND = timedelta(days=1000)


def last_day(event: Event) -> date | None:
    """The day, in UTC, on which the last of it is over; None for what repeats without end."""
    if event.recurrence is None:
        return event.when.over.date()
    rule = event.recurrence.rule
    until = pattern.last_day(rule, event.dated)
    if until is None and rule.count is None:
        return None
    recurrence = event.recurrence
    others = [change.when.last_day for change in recurrence.changes]
    others += [added.date() if isinstance(added, datetime) else added for added in recurrence.added]
    end = _FAR
    if until is not None:
        end = datetime.combine(max([until, event.when.last_day, *others]), datetime.min.time(), UTC) + _BEYOND
    last = last_occurrence(event, end)
    return (last or event.when).over.date()
