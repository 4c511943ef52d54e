"""Reads FROZEN: the day of the last build, and what the site says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from almanac.model.frozen import Frozen
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.single_values import shown
from almanac.read.settings.translated import lines_by_language, seen

_NAMES = ("on", "text", "texts")
_EXAMPLE = '`{"on": "2029-03-31", "text": "Thank you, all."}`'


def frozen(value: object) -> Frozen | None:
    """The last day with its texts, or the day alone; None for a site that goes on."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        return Frozen(_day(value))
    for name in value:
        if name not in _NAMES:
            raise Fault(f"`{shown(name)}` is not known", did_you_mean(str(name), _NAMES) or f"such as {_EXAMPLE}")
    if "on" not in value:
        raise Fault("has no `on`, so that nobody knows which day is the last", f"name it: {_EXAMPLE}")
    return Frozen(_day(value["on"]), seen(value.get("text", "")), _texts(value.get("texts", {})))


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Fault(f"`{shown(value)}` is not a day", 'year, month, day: `"2029-03-31"`, or `None`') from None


def _texts(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not give a text for each language", 'such as `{"es": "Gracias."}`')
    return lines_by_language(value)
