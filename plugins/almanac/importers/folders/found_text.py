"""Says what is known of a text in a folder before its words are needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from almanac.importers.plan import PlannedKind


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text by its path: ``same`` is alike for translations of one, ``left_out`` says why it does not come.

    ``addresses`` are those of the old site, its own first; ``beside`` that against which relative links are read.
    """

    path: str
    kind: PlannedKind
    fields: dict[str, Any]
    slug: str
    lang: str = ""
    same: str = ""
    moment: datetime | None = None
    zone: str = ""
    addresses: tuple[str, ...] = ()
    beside: str = ""
    left_out: str = ""
    notes: tuple[str, ...] = field(default=())
