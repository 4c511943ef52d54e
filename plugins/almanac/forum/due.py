"""Decides which topics are looked at: what is new first, then what was not looked at for longest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from almanac.forum.topic_reading import Listed

# After so long a topic is looked at, whether or not anybody wrote in it: it may be closed, or something in it deleted.
AGAIN = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic that a page could show: by its ``number``, or by the identifier of the entry that it is ``about``."""

    path: str
    number: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return self.about or self.number


@dataclass(frozen=True, slots=True)
class Look:
    """When a topic was looked at, and what the list of the latest said of it then; ``number`` is empty for none."""

    at: datetime
    number: str = ""
    posts: int = 0
    last: str = ""


def due(
    asked: Iterable[Asked],
    looks: Mapping[str, Look],
    latest: Mapping[str, Listed],
    now: datetime,
    since: datetime | None = None,
) -> tuple[Asked, ...]:
    """Those to look at now; ``latest`` are topics by number, as the list of the latest has them.

    With ``since`` only what nobody has looked at, and where somebody wrote since then.
    """
    ranked = [(*rank, one) for one in asked if (rank := _rank(one, looks, latest, now, since)) is not None]
    return tuple(one for *_, one in sorted(ranked, key=lambda rank: rank[:3]))


def _rank(
    asked: Asked,
    looks: Mapping[str, Look],
    latest: Mapping[str, Listed],
    now: datetime,
    since: datetime | None,
) -> tuple[int, float, str] | None:
    look = looks.get(asked.key)
    listed = latest.get(asked.number or (look.number if look else ""))
    if look is None:
        return 1, 0.0, asked.key
    is_news = listed is not None and (listed.posts, listed.last) != (look.posts, look.last)
    if since is not None:
        is_since = listed is not None and listed.bumped is not None and listed.bumped >= since
        return (0, 0.0, asked.key) if is_since and (is_news or look.at < now - timedelta(minutes=5)) else None
    if is_news:
        return 0, 0.0, asked.key
    return (2, look.at.timestamp(), asked.key) if look.at <= now - AGAIN else None


def reaches_back(listed: Sequence[Listed], until: datetime) -> bool:
    """Whether a page of the latest has come to what was there at that moment; what is pinned stands anywhere."""
    return any(one.bumped is not None and one.bumped < until for one in listed if not one.is_pinned)
