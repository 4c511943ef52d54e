"""Writes what it takes to run a site as data, and declares what stands in it (JSON Schema 2020-12)."""

from __future__ import annotations

import json
from typing import Any

from almanac.model.health import Finding, Health, State, Topic

_TEXT = {"type": "string"}
_DAY = {"type": ["string", "null"], "format": "date"}
_NUMBER = {"type": "integer", "minimum": 0}


def health_text(health: Health) -> str:
    """The file, the same for the same."""
    whole = {
        "site": health.site,
        "address": health.address,
        "moment": health.moment.isoformat(),
        "commit": health.commit,
        "counts": {state.value: health.count(state) for state in State},
        "steps": [{"about": step.about, "do": step.do, "guide": step.guide} for step in health.steps],
        "findings": [_finding(one) for one in health.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _finding(one: Finding) -> dict[str, str | int | None]:
    return {
        "topic": one.topic.value,
        "about": one.about,
        "state": one.state.value,
        "says": one.says,
        "remedy": one.remedy,
        "day": one.day.isoformat() if one.day else None,
        "guide": one.guide,
        "step": one.step,
    }


def health_schema() -> dict[str, Any]:
    """What stands in the file."""
    guide = _TEXT | {"description": "the part of the documentation that helps: a path from the top of the project"}
    finding = {
        "topic": {"enum": [topic.value for topic in Topic]},
        "about": _TEXT | {"description": "what it is about"},
        "state": {
            "enum": [state.value for state in State],
            "description": "act: it has ended, or is broken; look: it ends soon, is old, or rests on one person; "
            "unknown: nobody wrote it down; well",
        },
        "says": _TEXT | {"description": "what is known of it"},
        "remedy": _TEXT | {"description": "what mends it; empty where all is well"},
        "day": _DAY | {"description": "the day that counts: when it ends, or was last so"},
        "guide": guide,
        "step": _NUMBER | {"description": "the number of the step that mends it, counted from 1; 0 for none"},
    }
    whole = {
        "site": _TEXT,
        "address": _TEXT,
        "moment": _TEXT | {"format": "date-time", "description": "as of when everything is judged"},
        "commit": _TEXT | {"description": "the last commit; empty without git"},
        "counts": _object({state.value: _NUMBER for state in State}),
        "steps": {
            "description": "what whoever takes over does, in this order",
            "type": "array",
            "items": _object({"about": _TEXT, "do": _TEXT, "guide": guide}),
        },
        "findings": {"description": "the most urgent first", "type": "array", "items": _object(finding)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What it takes to run a site",
        "description": "The file health.json, which `scripts/almanac health` writes.",
        **_object(whole),
    }


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    """One that has all of these and nothing else."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
