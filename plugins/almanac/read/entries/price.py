"""Checks what a cost is made of: an amount and its currency, or words."""

from __future__ import annotations

from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked

_WHERE = ("registration", "cost")


def check_cost(checked: Checked[EventFields]) -> None:
    """Report an amount without its currency, the other way round, and both beside words."""
    cost = checked.value(lambda event: event.registration.cost if event.registration else None)
    if cost is None:
        return
    missing = [name for name in ("amount", "currency") if getattr(cost, name) is None]
    if cost.words is None and missing:
        hint = "write both, such as `cost: {amount: 500, currency: KES}`, or what it costs in words: `cost: free`"
        checked.report(_WHERE, f"lacks `{'` and `'.join(missing)}`", hint)
    elif cost.words is not None and len(missing) < 2:
        checked.report((*_WHERE, "words"), "stands beside `amount` or `currency`", "keep one of both")
