"""Says which version of an event a calendar has: SEQUENCE, and the times of its first and its last change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from almanac.model.event import Event
from almanac.model.history import FileHistory


@dataclass(frozen=True, slots=True)
class Revision:
    """What CREATED, LAST-MODIFIED and SEQUENCE say; ``modified`` is DTSTAMP too (RFC 5545 3.8.7)."""

    created: datetime
    modified: datetime
    sequence: int


def revision(event: Event, known: FileHistory | None, now: datetime) -> Revision:
    """That of an event in its original's words.

    SEQUENCE of the first commit is 0; what is not committed is one more than known (RFC 5545 3.8.7.4).
    """
    if known is None or not known.changes:
        return Revision(now, now, event.sequence)
    sequence = event.sequence + known.changes - 1
    if known.uncommitted:
        return Revision(known.created, now, sequence + 1)
    return Revision(known.created, known.modified, sequence)


def translated(original: Revision, known: FileHistory | None, now: datetime) -> Revision:
    """That of the same event in a translation's words, of whose file git knows what is ``known``.

    Nobody who comes has to hear of other words: SEQUENCE stays the original's, so that an entry is equally new in
    every language.
    """
    if known is None or is_as_of_now(known):
        return replace(original, modified=now)
    return replace(original, modified=max(original.modified, known.modified))


def is_as_of_now(known: FileHistory | None) -> bool:
    """Whether a file is another than the one that git knows."""
    return known is None or known.uncommitted or not known.changes
