"""A partner: a community that announces its events in a calendar of its own, and how that calendar is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PATH = "content/partners.json"
Trust = Literal["review", "publish"]
TRUSTS: tuple[Trust, ...] = ("review", "publish")


@dataclass(frozen=True, slots=True)
class Partner:
    """Whose calendar is read, from where, and what its events are here: ``category`` empty is what it says itself.

    ``folder`` is where its events are, below that of events. What comes of one that is trusted is published at once.
    """

    name: str
    url: str
    category: str
    lang: str
    trust: Trust
    folder: str


@dataclass(frozen=True, slots=True)
class PartnerHealth:
    """How the calendar of a partner is, as far as that changes: ``since`` is the day since which it is so.

    ``why`` is empty where it answers, else the reason in English; ``succeeded`` is then the last day on which it did.
    ``events`` are those here that come from it, ``gone`` those of them that it announces no longer. ``stories`` is the
    feed of a partner whose site is one like this. ``digest`` tells the calendar of which all is here from any other.
    """

    name: str
    since: date
    why: str = ""
    succeeded: date | None = None
    changed: date | None = None
    events: int = 0
    gone: int = 0
    stories: str = ""
    digest: str = ""
