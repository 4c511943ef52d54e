"""Runs of `forum announce` against a forum in memory, which can be ended at any moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from discourse import BOT, Discourse

from almanac.forum.announcement import Announcement
from almanac.forum.answers import Response
from almanac.forum.limits import USUAL, fitted_title
from almanac.forum.marker import digest
from almanac.forum.sendings import Sending
from almanac.model.forum import external_id
from almanac.store.forum.announced import Announced
from almanac.store.forum.announcer import Announcer, Outcome
from almanac.store.forum.connection import Connection, ForumAway, Request
from almanac.store.forum.pace import WITH_KEY, NoTimeLeft, Pace

FORUM = "http://forum.example"
NOTHING = external_id("example.org", "nothing")


class Killed(BaseException):
    """The process ends here."""


def wanted(name: str, facts: str = "1", **values: object) -> Announcement:
    """What the forum should know of an entry."""
    identifier = external_id("example.org", name)
    text = f"What {name} is about, as of version {facts}."
    page = f"https://example.org/{name}/"
    one = Announcement(
        external_id=identifier,
        path=f"content/stories/{name}.md",
        kind="story",
        name=name,
        category=5,
        page=page,
        titles=(fitted_title(f"The story of {name}", "", USUAL), fitted_title(f"The story of {name}", "(2027)", USUAL)),
        text=f"{text}\n\n{page}",
        facts=digest(text),
    )
    return replace(one, **values)  # type: ignore[arg-type]


@dataclass
class Heard:
    """What a run said."""

    would: list[Sending] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    waits: list[tuple[float, str]] = field(default_factory=list)

    def begins(self, number: int, of: int) -> None: ...

    def would_send(self, sending: Sending) -> None:
        self.would.append(sending)


class Reports:
    def __init__(self, heard: Heard) -> None:
        self._heard = heard

    def begins(self, number: int, of: int) -> None: ...

    def would(self, wanted: Announcement, sending: Sending) -> None:
        self._heard.would.append(sending)

    def did(self, wanted: Announcement, words: str) -> None:
        self._heard.done.append(f"{wanted.name}: {words}")

    def says(self, wanted: Announcement, words: str, *, asks: bool) -> None:
        self._heard.said.append(f"{wanted.name}: {words}{' (!)' if asks else ''}")


@dataclass
class Run:
    """One run of the command: what it said, what it did, how it ended, how many moments it had."""

    heard: Heard = field(default_factory=Heard)
    outcome: Outcome = field(default_factory=Outcome)
    ended: str = ""
    moments: int = 0


def run(
    forum: Discourse,
    root: Path,
    entries: list[Announcement],
    *,
    kill_at: int = 0,
    dry: bool = False,
    seconds: float = 2400,
    unpublished: Mapping[str, str] | None = None,
) -> Run:
    """Tell the forum of all; killed at that moment, of those before and behind each request and each line kept."""
    this = Run()

    def moment() -> None:
        this.moments += 1
        if this.moments == kill_at:
            raise Killed

    def send(request: Request) -> Response:
        moment()
        response = forum(request)
        moment()
        return response

    (root / ".almanac").mkdir(parents=True, exist_ok=True)
    announced = Announced.read(root)
    announced.tidy()
    announced.remember = _killed_within(announced.remember, moment)  # type: ignore[method-assign]
    pace = Pace(forum.clock, WITH_KEY, seconds, lambda seconds, why: this.heard.waits.append((seconds, why)))
    announcer = Announcer(
        connection=Connection(FORUM, send, pace, has_key=True),
        announced=announced,
        base=FORUM,
        username=BOT,
        why_not_published=lambda page: (unpublished or {}).get(page, ""),
        nothing=NOTHING,
        report=Reports(this.heard),
        dry=dry,
    )
    this.outcome = announcer.outcome
    try:
        announcer.tell_all(entries)
    except Killed:
        this.ended = "killed"
    except NoTimeLeft:
        this.ended = "no time left"
    except ForumAway as away:
        this.ended = f"away: {away}"
    return this


def _killed_within(remember: Callable[..., None], moment: Callable[[], None]) -> Callable[..., None]:
    def kept(*values: object) -> None:
        moment()
        remember(*values)
        moment()

    return kept
