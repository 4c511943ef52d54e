"""Reads the clock, once per build."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def now() -> datetime:
    """SOURCE_DATE_EPOCH (seconds since 1970) if set, else the present, in UTC.

    Raises ``ValueError`` when SOURCE_DATE_EPOCH is not a number (reproducible-builds.org).
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds since 1970: {epoch!r}") from error
    return present()


def present() -> datetime:
    """The present in UTC, whatever SOURCE_DATE_EPOCH says: for notes of what was done, which reach no output."""
    return datetime.now(UTC).replace(microsecond=0)
