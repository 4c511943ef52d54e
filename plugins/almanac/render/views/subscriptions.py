"""What the template of the page of subscriptions gets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed or calendar on the subscribe page; ``format`` is Atom, RSS, JSON Feed or iCalendar.

    ``page`` is the list of what is in it, ``note`` how much of that is to come; both may be empty.
    """

    name: str
    format: str
    address: str
    lang: str = ""
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SubscriptionGroup:
    """Subscriptions that belong together, with a sentence that says what they bring; ``folded`` may be many more."""

    name: str
    explanation: str
    subscriptions: tuple[Subscription, ...]
    folded: tuple[SubscriptionGroup, ...] = ()
