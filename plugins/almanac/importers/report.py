"""Says what came of an import, for people and for programs; it may name what is private."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from almanac.importers.plan import Account

# As many of one kind as somebody reads; the JSON has all.
MOST_LISTED = 200


@dataclass(slots=True)
class ImportReport:
    """All of it. ``files`` counts by what became of them, ``kept`` names those that somebody has changed.

    ``unfit`` are old addresses that no page here can have, each with where it should lead and why; ``nearest`` are
    those that lead to a list, since what they showed did not come; ``settings`` are lines that the settings lack.
    """

    name: str
    is_dry: bool
    account: Account
    files: Mapping[str, int] = field(default_factory=dict)
    pictures: Mapping[str, int] = field(default_factory=dict)
    kept: Sequence[str] = ()
    vanished: Sequence[str] = ()
    redirects: int = 0
    unfit: Sequence[tuple[str, str, str]] = ()
    nearest: Sequence[tuple[str, str]] = ()
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unused_maps: Sequence[str] = ()
    settings: Sequence[str] = ()
    settings_written: bool = False

    def as_json(self) -> str:
        """The whole report for programs."""
        account = self.account
        whole: dict[str, Any] = {
            "source": self.name,
            "dry_run": self.is_dry,
            "came": in_order(account.came),
            "left_out": in_order(account.left_out),
            "examples": {reason: names for reason, names in sorted(account.examples.items()) if names},
            "mended": in_order(account.mended),
            "look_at": [{"where": where, "what": what} for where, what in account.to_look_at],
            "files": dict(self.files),
            "pictures": dict(self.pictures),
            "kept": [*self.kept],
            "no_longer_at_the_source": [*self.vanished],
            "redirects": self.redirects,
            "old_addresses_without_page": [{"from": old, "to": new, "why": why} for old, new, why in self.unfit],
            "led_to_a_list": [{"from": old, "to": new} for old, new in self.nearest],
            "categories": {kind: dict(names) for kind, names in self.categories.items()},
            "settings": [*self.settings],
            "settings_written": self.settings_written,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def in_order(counts: Mapping[str, int]) -> dict[str, int]:
    """Those that are more than nothing, the most frequent first."""
    return {what: count for what, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count > 0}
