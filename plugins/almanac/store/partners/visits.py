"""Remembers of each partner what its server sent last, and until when it wants to be left alone; it may be lost."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from almanac.model.partner import Partner
from almanac.store.importing.files import write_whole
from almanac.store.partners.fetching import NOTHING, Version

FOLDER = ".almanac/partners"
_LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Visit:
    """The last time that it answered: how the server called what it sent, what that was; how often it failed since."""

    version: Version = NOTHING
    digest: str = ""
    succeeded: date | None = None
    not_before: datetime | None = None
    failures: int = 0


def read_visit(root: Path, partner: Partner) -> Visit:
    """What is remembered; nothing where there is none, or where the partner is another by its settings."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found = json.loads((root / FOLDER / f"{partner.folder}.json").read_text("utf-8"))
        if found["partner"] != _name_of(partner):
            return Visit()
        moment = datetime.fromisoformat(found["not_before"]) if found.get("not_before") else None
        version = Version(str(found.get("etag", "")), str(found.get("last_modified", "")))
        day = date.fromisoformat(found["succeeded"]) if found.get("succeeded") else None
        return Visit(version, str(found.get("digest", "")), day, moment, int(found.get("failures", 0)))
    return Visit()


def write_visit(root: Path, partner: Partner, visit: Visit) -> None:
    """Remember it."""
    found = {
        "partner": _name_of(partner),
        "etag": visit.version.etag,
        "last_modified": visit.version.last_modified,
        "digest": visit.digest,
        "succeeded": visit.succeeded.isoformat() if visit.succeeded else "",
        "not_before": visit.not_before.isoformat() if visit.not_before else "",
        "failures": visit.failures,
    }
    write_whole(root, f"{FOLDER}/{partner.folder}.json", [json.dumps(found, indent=1).encode()])


def after_failure(before: Visit, now: datetime, wait: float) -> Visit:
    """Later each time: a server that fails is asked after a night, then two, four, at last a week; or as it says."""
    nights = min(2**before.failures, _LONGEST.days)
    # Some hours less than whole nights: the next run may begin a little earlier.
    pause = max(timedelta(seconds=wait), timedelta(days=nights) - timedelta(hours=6))
    until = now.astimezone(UTC) + min(pause, _LONGEST)
    return Visit(before.version, before.digest, before.succeeded, until, before.failures + 1)


def digest_of(data: bytes) -> str:
    """What tells one calendar from another."""
    return sha256(data).hexdigest()[:32]


def _name_of(partner: Partner) -> str:
    return sha256(repr(partner).encode()).hexdigest()
