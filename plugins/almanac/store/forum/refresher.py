"""Asks the forum what was said in topics, as anybody may: what only members see does not come onto public pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from almanac.forum.answers import Answer, Moved, NotThere, Said, Unclear
from almanac.forum.due import Asked, Look, due, reaches_back
from almanac.forum.topic_reading import MOST, Listed, Reading, is_last_page, listed
from almanac.model.forum import Topic
from almanac.store.forum.connection import Connection, ForumAway
from almanac.store.forum.snapshot import Snapshot, is_thread

# After so many topics what was found is kept, so that a run that is cut off has not been for nothing.
_KEEP_EVERY = 100
# Of the latest no more pages than that: 30 topics each.
_MOST_PAGES = 40
# What was being written while the list was read.
_OVERLAP = timedelta(hours=1)


class MembersOnly(Exception):
    """The forum shows nothing to those who have not logged in."""


class Report(Protocol):
    """Hears how far it is."""

    def looked(self, done: int, of: int) -> None:
        """So many topics of those that are due."""

    def says(self, path: str, words: str) -> None:
        """Something that the operator should know of the entry at a path."""


@dataclass(slots=True)
class Found:
    """How many topics were due, looked at, not there, and kept as they were since no clear answer came."""

    due: int = 0
    looked: int = 0
    gone: int = 0
    kept: int = 0


@dataclass(slots=True)
class Refresher:
    """Refreshes the ``snapshot``, which ``keep`` writes down; ``now`` is aware."""

    connection: Connection
    snapshot: Snapshot
    reading: Reading
    now: datetime
    keep: Callable[[Snapshot], None]
    report: Report
    found: Found = field(default_factory=Found)

    def refresh(self, asked: Iterable[Asked], since: datetime | None = None, *, dry: bool = False) -> None:
        """Look at what is due; raises ``MembersOnly``, and what the connection raises, all found until then kept.

        ``dry``: only find out what is due.
        """
        every = {one.key: one for one in asked}
        self._forget_others(every)
        looks = {key: look for key, said in self.snapshot.looks.items() if (look := _look_of(said)) is not None}
        latest = self._latest(looks, since)
        due_now = due(every.values(), looks, latest, self.now, since)
        self.found.due = len(due_now)
        if dry:
            return
        try:
            for number, one in enumerate(due_now):
                self.report.looked(number, len(due_now))
                self._look_at(one, looks.get(one.key))
                if number % _KEEP_EVERY == _KEEP_EVERY - 1:
                    self.keep(self.snapshot)
            self.snapshot.listed_at = self.now.isoformat()
        finally:
            self.keep(self.snapshot)
        self.report.looked(len(due_now), len(due_now))

    def _forget_others(self, every: Mapping[str, Asked]) -> None:
        """What no entry has any more."""
        self.snapshot.looks = {key: look for key, look in self.snapshot.looks.items() if key in every or is_thread(key)}
        numbers = {one.number for one in every.values()}
        self.snapshot.topics = {
            number: topic
            for number, topic in self.snapshot.topics.items()
            if number in numbers or topic.external_id in every or is_thread(number)
        }

    def _latest(self, looks: Mapping[str, Look], since: datetime | None) -> dict[str, Listed]:
        """The topics in which somebody wrote since the list was read last, by their numbers."""
        until = since or _moment(self.snapshot.listed_at)
        latest: dict[str, Listed] = {}
        for page in range(_MOST_PAGES):
            answer = self.connection.ask(
                f"/latest.json?order=activity&no_definitions=true&page={page}", as_anybody=True
            )
            if isinstance(answer, NotThere) and answer.status == 403:
                raise MembersOnly
            if not isinstance(answer, Said):
                raise ForumAway(answer.why if isinstance(answer, Unclear) else "it does not answer as Discourse does")
            shown = [*listed(answer.json)]
            latest |= {one.number: one for one in shown}
            # While nothing was looked at, all is due, and the list says only that the forum is there.
            if until is None or not looks or is_last_page(answer.json) or reaches_back(shown, until - _OVERLAP):
                break
        return latest

    def _look_at(self, one: Asked, look: Look | None) -> None:
        number = one.number or (look.number if look else "")
        answer = self._ask(one, number)
        if isinstance(answer, Said):
            found = self._topic(answer.json, one)
            if found is not None:
                self._found(one, found, answer.json)
                return
        if isinstance(answer, Unclear):
            self.found.kept += 1
            self.report.says(one.path, f"{answer.why}; what was known of its topic stays")
            return
        self._gone(one, number)

    def _ask(self, one: Asked, number: str) -> Answer:
        if not number:
            answer = self.connection.ask(f"/t/external_id/{one.about}.json", as_anybody=True)
            if not isinstance(answer, Moved):
                return answer
            number = answer.topic
        return self.connection.ask(f"/t/{number}.json", as_anybody=True)

    def _topic(self, said: Any, one: Asked) -> Topic | None:
        read = self.reading.topic(said, one.about)
        if read is None:
            return None
        topic, opened_by = read
        if opened_by is None:
            return topic
        # A long one: which of its posts are best, and how many are of people, only the forum knows.
        answer = self.connection.ask(f"/t/{topic.id}/wordpress.json?best={2 * MOST}&min_trust_level=1", as_anybody=True)
        best = self.reading.best(answer.json, topic.url, opened_by) if isinstance(answer, Said) else None
        if best is not None:
            return replace(topic, posts=best[0], best=best[1])
        before = self.snapshot.topics.get(topic.id)
        return replace(topic, best=before.best if before else ())

    def _found(self, one: Asked, topic: Topic, said: Mapping[str, Any]) -> None:
        self.snapshot.topics[topic.id] = topic
        # What the list of the latest has too, so that both can be compared.
        posts = said.get("posts_count")
        last = str(said.get("last_posted_at", ""))
        self._looked(one, Look(self.now, topic.id, posts if type(posts) is int else 0, last))

    def _gone(self, one: Asked, number: str) -> None:
        """Nobody is shown what the forum does not show."""
        if self.snapshot.topics.pop(number, None) is not None or one.number:
            self.found.gone += 1
            self.report.says(one.path, f"its topic {number} is not there, or not for everybody to read")
        self._looked(one, Look(self.now))

    def _looked(self, one: Asked, look: Look) -> None:
        self.found.looked += 1
        said = {"at": look.at.isoformat(), "number": look.number, "posts": look.posts, "last": look.last}
        self.snapshot.looks[one.key] = {name: value for name, value in said.items() if value}


def _look_of(said: Any) -> Look | None:
    """A look as it was kept."""
    if not isinstance(said, dict):
        return None
    at, posts = _moment(said.get("at")), said.get("posts", 0)
    if at is None or type(posts) is not int:
        return None
    return Look(at, str(said.get("number", "")), posts, str(said.get("last", "")))


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
