"""What the pages of what was removed get."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RemovalView:
    """A removal: its day in ISO 8601 and in words, and what its entry says, in ``lang``.

    ``rule_lang`` is empty where the rule is said in the language of the page. ``addresses`` lead to the pages that say
    so.
    """

    addresses: tuple[str, ...]
    day: str
    day_text: str
    rule: str
    rule_lang: str
    why: str
    decided_by: str
    lang: str
    direction: str
