"""Reads and writes what is known of partners' calendars: a file in git, which changes only when one is otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from almanac.model.partner import PATH, PartnerHealth
from almanac.model.problem import Problem, Severity

_ABOUT = "How the calendars of PARTNER_CALENDARS are: `scripts/almanac partners` writes it, `/partners/` shows it."
_MOST_OF_WORDS = 200


def read_partner_health(text: str) -> tuple[tuple[PartnerHealth, ...], list[Problem]]:
    """What the file says, by name; what cannot be read is left out with a warning."""
    if not text.strip():
        return (), []
    try:
        found = json.loads(text)["partners"]
        return tuple(_health(str(name), one) for name, one in sorted(found.items())), []
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        hint = "bring it back: git checkout -- content/partners.json, or delete it; the next `partners` writes it anew"
        return (), [Problem(PATH, 0, "", "cannot be read", hint, Severity.WARNING)]


def partner_health_text(known: Iterable[PartnerHealth]) -> str:
    """The file, the same for the same: a line for each fact, so that git shows what has changed."""
    partners = {one.name: _fields(one) for one in known}
    whole = {"about": _ABOUT, "partners": partners}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _fields(one: PartnerHealth) -> dict[str, object]:
    fields = {
        "since": one.since.isoformat(),
        "why": one.why,
        "succeeded": one.succeeded.isoformat() if one.succeeded else "",
        "changed": one.changed.isoformat() if one.changed else "",
        "events": one.events,
        "gone": one.gone,
        "stories": one.stories,
        "digest": one.digest,
    }
    return {name: value for name, value in fields.items() if value != ""}


def _health(name: str, found: Mapping[str, Any]) -> PartnerHealth:
    return PartnerHealth(
        name=name,
        since=date.fromisoformat(found["since"]),
        why=_words(found.get("why", "")),
        succeeded=_day(found.get("succeeded")),
        changed=_day(found.get("changed")),
        events=int(found.get("events", 0)),
        gone=int(found.get("gone", 0)),
        stories=_web(found.get("stories", "")),
        digest=_words(found.get("digest", "")),
    )


def _words(value: object) -> str:
    return " ".join(str(value).split())[:_MOST_OF_WORDS]


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _web(value: object) -> str:
    text = str(value)
    return text if text.startswith(("https://", "http://")) and not any(c in text for c in ' "<>\\') else ""
