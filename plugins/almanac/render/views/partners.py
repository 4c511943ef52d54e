"""What the page of partners gets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A partner: its name, its calendar, and how that is, in sentences. ``stories`` is the feed of its stories."""

    name: str
    url: str
    lang: str
    language: str
    is_well: bool
    state: str
    facts: tuple[str, ...]
    stories: str = ""
