"""What the forms of the site know of front matter: its schema, zones by country, how links of maps show a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["event", "story"]


@dataclass(frozen=True, slots=True)
class FormFacts:
    """``schemas`` has by kind the JSON Schema (draft 7) of what a form asks, ``examples`` a value of each dotted field.

    ``zones`` has each country's by its code, ``all_zones`` every name that an event may have; ``point_forms`` are
    regular expressions that JavaScript reads too, each with latitude and longitude as its groups.
    """

    schemas: Mapping[Kind, Mapping[str, Any]]
    examples: Mapping[Kind, Mapping[str, str]]
    zones: Mapping[str, tuple[str, ...]]
    all_zones: tuple[str, ...]
    point_forms: tuple[str, ...]
