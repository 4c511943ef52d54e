"""Saves the archive of a forum, topic by topic, as anybody may read it; cut off at any moment, it goes on there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from almanac.forum.answers import Moved, NotThere, Said
from almanac.importers.discourse.archive import (
    LeftOut,
    ListedTopic,
    forum_file,
    is_last_page,
    listed_topics,
    posts_in,
    posts_to_ask_for,
    topic_file,
    why_not,
)
from almanac.model.forum_archive import ABOUT, path_of_topic
from almanac.store.forum.connection import Connection, ForumAway

# So many posts are asked for at once (Discourse, TopicView's MAX_CHUNK).
_AT_ONCE = 20
# Beyond that a list leads on without end.
_MOST_PAGES = 20_000


class NothingToRead(Exception):
    """The forum shows nothing to those who have not logged in, or is none."""


class Progress(Protocol):
    """Hears how far it is."""

    def __call__(self, done: int, of: int) -> None:
        """So many topics of those that are there."""


@dataclass(slots=True)
class Saved:
    """What came of it: how many topics are new or others than before, as they were, and not in the archive."""

    written: int = 0
    same: int = 0
    left_out: LeftOut = field(default_factory=LeftOut)


@dataclass(slots=True)
class Archiver:
    """Saves the forum at ``base`` below ``root``; ``states`` is a file outside git that knows what was listed when.

    ``name`` and ``license`` are what the archive says of itself.
    """

    connection: Connection
    root: Path
    states: Path
    base: str
    name: str
    license: str
    day: date
    progress: Progress
    saved: Saved = field(default_factory=Saved)

    def save(self, *, dry: bool = False) -> Saved:
        """Read and write what is new; raises ``NothingToRead``, and what the connection raises.

        ``dry``: only count the topics that would be asked for.
        """
        about = self.connection.ask("/site.json")
        if not isinstance(about, Said) or not isinstance(about.json, dict):
            raise NothingToRead
        known = self._states()
        topics = {topic.id: topic for topic in self._listed()}
        due = [topic for topic in topics.values() if not self._is_saved(topic, known)]
        self.saved.same = len(topics) - len(due)
        if dry:
            self.saved.written = len(due)
            return self.saved
        _write(self.root / ABOUT, self._about(about.json))
        try:
            for number, topic in enumerate(due):
                self.progress(number, len(due))
                if self._topic(topic):
                    known[str(topic.id)] = topic.state
                if number % _AT_ONCE == _AT_ONCE - 1:
                    self._keep(known)
        finally:
            self._keep(known)
        self.progress(len(due), len(due))
        return self.saved

    def _about(self, said: Any) -> bytes:
        known = _json(self.root / ABOUT)
        name = self.name or str(known.get("name") or "") or urlsplit(self.base).netloc
        license_ = self.license or str(known.get("license") or "")
        return forum_file(said, name, self.base, license_, self.day, known)

    def _listed(self) -> Iterator[ListedTopic]:
        """Every topic of the list, each page once, the oldest first: what is written meanwhile comes last."""
        for page in range(_MOST_PAGES):
            answer = self.connection.ask(f"/latest.json?order=created&ascending=true&no_definitions=true&page={page}")
            if not isinstance(answer, Said):
                if page == 0:
                    raise NothingToRead
                raise ForumAway(f"page {page + 1} of the list of topics is not there")
            yield from listed_topics(answer.json)
            if is_last_page(answer.json):
                return

    def _is_saved(self, topic: ListedTopic, known: Mapping[str, str]) -> bool:
        """Whether it was saved as it is listed now; one that has nothing for everybody has no file."""
        return known.get(str(topic.id)) == topic.state

    def _topic(self, listed: ListedTopic) -> bool:
        """Save a topic; False where nobody knows what is in it, which the next run asks again."""
        answer = self.connection.ask(f"/t/{listed.id}.json?include_raw=false")
        if not isinstance(answer, Said | NotThere | Moved):
            self.saved.left_out.topic("without a clear answer")
            return False
        why = why_not(answer.json) if isinstance(answer, Said) else "not for everybody"
        if why or not isinstance(answer, Said):
            self.saved.left_out.topic(why)
            self._forget(listed.id)
            return True
        posts = posts_in(answer.json)
        more = posts_to_ask_for(answer.json)
        for at in range(0, len(more), _AT_ONCE):
            asked = "&".join(f"post_ids[]={number}" for number in more[at : at + _AT_ONCE])
            part = self.connection.ask(f"/t/{listed.id}/posts.json?{asked}")
            if not isinstance(part, Said):
                raise ForumAway(f"a part of topic {listed.id} is not there")
            posts += posts_in(part.json)
        data = topic_file(answer.json, posts, self.base, self.saved.left_out)
        if data:
            _write(self.root / path_of_topic(listed.id), data)
            self.saved.written += 1
        else:
            self._forget(listed.id)
        return True

    def _forget(self, number: int) -> None:
        """What everybody could read, and can no longer, is not kept either."""
        with suppress(FileNotFoundError):
            (self.root / path_of_topic(number)).unlink()

    def _states(self) -> dict[str, str]:
        """What was listed when each topic was saved; of topics whose files are gone nothing is known."""
        known = _json(self.states)
        kept = known.get(self.base)
        states = kept if isinstance(kept, dict) else {}
        nothing = {str(one) for one in known.get("without files", ())}
        return {
            str(number): str(state)
            for number, state in states.items()
            if str(number).isdigit() and (str(number) in nothing or (self.root / path_of_topic(int(number))).is_file())
        }

    def _keep(self, known: Mapping[str, str]) -> None:
        without = [number for number in known if not (self.root / path_of_topic(int(number))).is_file()]
        _write(self.states, json.dumps({self.base: dict(known), "without files": without}, indent=1).encode())


def _json(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _write(path: Path, data: bytes) -> None:
    """All of it or nothing."""
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
