"""Reads FIGURES: what a community wants to reach, by its own measure of success."""

from __future__ import annotations

from collections.abc import Mapping

from almanac.model.figures import MEASURES
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.single_values import shown

_EXAMPLE = '`{"authors": 5, "days": 7}`'
_MOST = 1_000_000


def goals(value: object) -> dict[str, int] | None:
    """The goals by their measures, none of an empty mapping; None for no page of figures at all."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        hint = f"such as {_EXAMPLE}, `{{}}` for figures without a goal, or `None` for none"
        raise Fault(f"`{shown(value)}` does not say what is to be reached", hint)
    return {_measure(name): _goal(name, number) for name, number in value.items()}


def _measure(name: object) -> str:
    if name not in MEASURES:
        hint = did_you_mean(str(name), MEASURES) or f"one of {', '.join(f'`{measure}`' for measure in MEASURES)}"
        raise Fault(f"`{shown(name)}` is not measured", hint)
    return str(name)


def _goal(name: object, number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= _MOST:
        raise Fault(f"`{shown(number)}` is not a goal for `{shown(name)}`", "a whole number from 1: `5`")
    return number
