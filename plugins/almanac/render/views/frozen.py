"""What every page of a site says that is built for the last time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrozenNote:
    """That the site closed, and on which ``day`` (ISO 8601), in a sentence; the community's own ``text`` may be empty.

    ``lang`` is that of the text, ``direction`` its own.
    """

    day: str
    day_text: str
    sentence: str
    text: str
    lang: str
    direction: str
