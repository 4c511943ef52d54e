"""Reads FORUM_ANNOUNCE: since when, and where, the forum is told of stories and events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from almanac.model.forum import Announcing
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.single_values import shown

_KINDS = ("stories", "events")
_NAMES = ("since", *_KINDS)
_EXAMPLE = '`{"since": "2027-01-01", "stories": 5, "events": 7}`'


def announcing(value: object) -> Announcing | None:
    """From which day on topics are opened, and in which categories; None for none at all."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise Fault(
            f"`{shown(value)}` does not say since when, and in which categories", f"such as {_EXAMPLE}, or `None`"
        )
    for name in value:
        if name not in _NAMES:
            raise Fault(f"`{shown(name)}` is not known", did_you_mean(str(name), _NAMES) or f"such as {_EXAMPLE}")
    if "since" not in value:
        hint = f"name the day from which on topics are opened: {_EXAMPLE}"
        raise Fault("has no `since`, so that nothing is announced", hint)
    categories = {kind: _category(kind, value[kind]) for kind in _KINDS if value.get(kind) is not None}
    if not categories:
        raise Fault("names no category of the forum, so that nothing is announced", f"such as {_EXAMPLE}")
    return Announcing(_day(value["since"]), **categories)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Fault(f"`{shown(value)}` is not a day for `since`", 'year, month, day: `"2027-01-01"`') from None


def _category(kind: str, value: object) -> int:
    if type(value) is not int or value < 1:
        hint = "the number that ends the address of the category on the forum: of `/c/events/7` it is `7`"
        raise Fault(f"`{shown(value)}` is not the number of a category for `{kind}`", hint)
    return value
