"""What is known of the originals of translations: which say something else than when they were translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChangedOriginal:
    """An original whose readers see something else than what was translated.

    ``moment`` (in UTC) is when the main line last came to say otherwise, ``after`` the commit that brought it, and
    ``before`` one that still had what was translated: empty where that one commit made the whole difference. All are
    left out where no commit tells, such as of what is not committed yet.
    """

    moment: datetime | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Originals:
    """Those of the translations at some paths: ``changed`` since, or of a revision that is ``unknown``.

    ``revisions`` are the object names of originals as they are now, by the paths of these: of those that are committed,
    and are offered to translators.
    """

    changed: Mapping[str, ChangedOriginal] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    revisions: Mapping[str, str] = field(default_factory=dict)
