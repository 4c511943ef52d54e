"""Tells the forum of entries, one after another, step by step, so that it may be cut off behind any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from urllib.parse import quote, urlencode

from almanac.forum.announcement import Announcement
from almanac.forum.answers import Answer, Moved, NotThere, Refused, Said, Unclear
from almanac.forum.decisions import (
    ABSENT,
    UNKNOWN,
    Create,
    Done,
    Edit,
    LookAtPage,
    LookAtQueue,
    LookUp,
    Record,
    Remember,
    Seen,
    SeenTopic,
    State,
    Step,
    Tell,
    left_alone,
    next_step,
    tried,
)
from almanac.forum.marker import digest_of_title
from almanac.forum.sendings import Action, Sending, editing, opening, replying
from almanac.forum.topic_answers import is_waiting, made_post, seen_topic, topics_found
from almanac.store.forum.announced import Announced
from almanac.store.forum.connection import ActionLater, Connection, prove_key

# Seconds after which the forum is asked what became of something that it gave no clear answer to.
_SETTLES = 10.0
_UNCLEAR = "the forum gave no clear answer; the next run looks what became of it"
_WAITS = "waits for a moderator of the forum"
_DONE = {Action.CREATE: "announced", Action.EDIT: "changed", Action.REPLY: "told of the change"}


class Report(Protocol):
    """Hears what is done, and for whom."""

    def begins(self, number: int, of: int) -> None:
        """The next entry."""

    def would(self, wanted: Announcement, sending: Sending) -> None:
        """This would be sent."""

    def did(self, wanted: Announcement, words: str) -> None:
        """This was done."""

    def says(self, wanted: Announcement, words: str, *, asks: bool) -> None:
        """Something that the operator should know, or that ``asks`` for something to be done."""


@dataclass(slots=True)
class Outcome:
    """How much of each was done; of how many entries the forum could not hear yet; how many ask for something."""

    done: Counter[Action] = field(default_factory=Counter)
    later: Counter[Action] = field(default_factory=Counter)
    left: int = 0
    asks: int = 0


class _Unsettled(Exception):
    """A question without a clear answer: what follows from it waits for the next run."""


@dataclass(slots=True)
class Announcer:
    """Tells the forum at ``base`` as the account ``username``; ``dry``: nothing is changed, and nothing written.

    ``why_not_published`` says of a page why nobody may be led to it yet; ``nothing`` is an identifier of no entry.
    """

    connection: Connection
    announced: Announced
    base: str
    username: str
    why_not_published: Callable[[str], str]
    nothing: str
    report: Report
    dry: bool = False
    outcome: Outcome = field(default_factory=Outcome)
    _is_proved: bool = False
    _queue: Answer | None = None
    _records: dict[str, Record] = field(default_factory=dict)

    def tell_all(self, wanted: Sequence[Announcement]) -> None:
        """Tell of each.

        Raises what the connection raises: ``NoTimeLeft``, ``ForumAway``, ``KeyRefused``, ``Elsewhere``. All that was
        done until then is remembered, and ``outcome.left`` counts the rest.
        """
        for number, one in enumerate(wanted):
            self.outcome.left = len(wanted) - number
            self.report.begins(number, len(wanted))
            try:
                self._tell_of(one)
            except ActionLater as later:
                self.outcome.later[later.action] += 1
            except _Unsettled:
                self._say(one, _UNCLEAR, asks=False)
        self.outcome.left = 0

    def _tell_of(self, wanted: Announcement) -> None:
        seen: Seen | None = Seen()
        while seen is not None:
            record = self._record(wanted)
            step = next_step(wanted, record, seen)
            if isinstance(step, Done):
                if step.said:
                    self._say(wanted, step.said, asks=step.asks)
                return
            if record is None and isinstance(step, LookUp) and Action.CREATE in self.connection.later:
                raise ActionLater(Action.CREATE)  # what would be asked for it, the next run would ask again
            seen = self._take(step, wanted, seen)

    def _take(self, step: Step, wanted: Announcement, seen: Seen) -> Seen | None:
        """What is seen after a step; None where the entry is done with in this run."""
        match step:
            case Remember():
                self._remember(wanted, step.record)
                if step.said:
                    self._say(wanted, step.said, asks=False)
                return seen
            case LookUp():
                return replace(seen, topic=self._look_up(wanted, step.topic))
            case LookAtPage():
                return replace(seen, page=self.why_not_published(wanted.page))
            case LookAtQueue():
                return replace(seen, waiting=self._is_waiting(wanted))
            case Create():
                return self._create(wanted, seen)
            case Edit():
                return self._edit(wanted, step, seen)
            case Tell():
                return self._reply(wanted, step, seen)
        return None

    # --- What the forum is asked ---

    def _ask(self, path: str) -> Answer:
        """As the account; first whether its key counts, and again where the forum shows it nothing."""
        if not self._is_proved:
            prove_key(self.connection, self.nothing)
            self._is_proved = True
        answer = self.connection.ask(path)
        if isinstance(answer, NotThere) and answer.status == 403:
            prove_key(self.connection, self.nothing)
        return answer

    def _look_up(self, wanted: Announcement, number: str) -> SeenTopic | str:
        if not number:
            answer = self._ask(f"/t/external_id/{wanted.external_id}.json")
            if not isinstance(answer, Moved):
                return self._topic_of(answer)
            number = answer.topic
        # Only our own posts, as they were written.
        asked = urlencode({**({"username_filters": self.username} if self.username else {}), "include_raw": "true"})
        return self._topic_of(self._ask(f"/t/{number}.json?{asked}"))

    def _topic_of(self, answer: Answer) -> SeenTopic | str:
        if isinstance(answer, Unclear | Moved):
            raise _Unsettled
        return (seen_topic(answer.json, self.username) if isinstance(answer, Said) else None) or ABSENT

    def _is_waiting(self, wanted: Announcement) -> bool | str:
        if not self.username:
            return UNKNOWN
        if self._queue is None:
            # A key may be one that cannot ask this, and is a good key all the same.
            self._queue = self.connection.ask(f"/posts/{quote(self.username, safe='')}/pending.json")
        if not isinstance(self._queue, Said):
            return UNKNOWN
        record = self._record(wanted)
        news = wanted.news if record and record.state is State.OPEN else ""
        return is_waiting(self._queue.json, wanted.external_id, news)

    def _topic_with(self, title: str) -> str:
        """The address of the topic that has a title; empty where the forum finds none."""
        answer = self.connection.ask(f"/search.json?{urlencode({'q': f'{title} in:title'})}")
        found = topics_found(answer.json) if isinstance(answer, Said) else ()
        digest = digest_of_title(title)
        return next((f"{self.base}/t/{number}" for number, other in found if digest_of_title(other) == digest), "")

    # --- What it is told ---

    def _create(self, wanted: Announcement, seen: Seen) -> Seen | None:
        if self.dry:
            self._would(wanted, opening(wanted, wanted.titles[0]))
            return None
        for title in wanted.titles:
            answer = self.connection.tell(opening(wanted, title))
            other = ""
            if isinstance(answer, Refused) and not answer.is_about_identifier:
                other = self._topic_with(title)
            if not other and not (isinstance(answer, Refused) and answer.is_about_title):
                return self._created(wanted, answer, seen)
        self._remember(wanted, Record(State.CLASH, other=other, tried=tried(wanted)))
        return seen

    def _created(self, wanted: Announcement, answer: Answer, seen: Seen) -> Seen | None:
        topic, is_enqueued = made_post(answer.json) if isinstance(answer, Said) else ("", False)
        if topic or is_enqueued:
            told = (wanted.news,) if wanted.news else ()
            self._remember(wanted, Record(State.OPEN if topic else State.ENQUEUED, topic, wanted.facts, told))
            return self._did(wanted, Action.CREATE, topic, seen)
        if isinstance(answer, Refused) and answer.is_about_identifier:
            # It was opened by a run that was cut off, or it was deleted since.
            found = self._look_up(wanted, "")
            if not isinstance(found, SeenTopic):
                self._remember(wanted, Record(State.UNWANTED))
            return replace(seen, topic=found)
        if isinstance(answer, Refused | NotThere):
            self._say(wanted, f"the forum takes no new topic from {self.username}: {_words(answer)}", asks=True)
            return None
        return self._settled(wanted, seen)

    def _edit(self, wanted: Announcement, step: Edit, seen: Seen) -> Seen | None:
        titles = [*wanted.titles, ""] if step.with_title else [""]
        if self.dry:
            self._would(wanted, editing(wanted, step, titles[0]))
            return None
        for title in titles:
            answer = self.connection.tell(editing(wanted, step, title))
            if not isinstance(answer, Refused) or answer.is_conflict:
                break  # else another topic may have the title
        record = self._open_record(wanted)
        if isinstance(answer, Said):
            self._remember(wanted, replace(record, facts=wanted.facts, left=""))
            return self._did(wanted, Action.EDIT, record.topic, seen)
        if isinstance(answer, Refused) and answer.is_conflict:
            return self._take(left_alone(wanted, record), wanted, seen)
        if isinstance(answer, Refused | NotThere):
            self._remember(wanted, replace(record, left=wanted.facts))
            self._say(wanted, f"the forum lets {self.username} not change its post: {_words(answer)}", asks=False)
            return seen
        return self._settled(wanted, seen)

    def _reply(self, wanted: Announcement, step: Tell, seen: Seen) -> Seen | None:
        if self.dry:
            self._would(wanted, replying(wanted, step.topic))
            return None
        answer = self.connection.tell(replying(wanted, step.topic))
        record = self._open_record(wanted)
        told = replace(record, told=(*record.told, wanted.news))
        topic, is_enqueued = made_post(answer.json) if isinstance(answer, Said) else ("", False)
        if topic or is_enqueued:
            self._remember(wanted, told)
            return self._did(wanted, Action.REPLY, topic, seen)
        if isinstance(answer, Refused | NotThere):
            self._remember(wanted, told)
            self._say(wanted, f"the forum takes no reply from {self.username}: {_words(answer)}", asks=False)
            return seen
        return self._settled(wanted, seen)

    def _settled(self, wanted: Announcement, seen: Seen) -> Seen | None:
        """What became of a request without a clear answer; it is not repeated in this run."""
        self.connection.pause(_SETTLES, "no clear answer came; looking what became of it")
        self._queue = None
        record = self._record(wanted)
        found = replace(
            seen, topic=self._look_up(wanted, record.topic if record else ""), waiting=self._is_waiting(wanted)
        )
        if type(next_step(wanted, record, found)) is type(next_step(wanted, record, seen)):
            raise _Unsettled
        return found

    # --- What is remembered, and said ---

    def _record(self, wanted: Announcement) -> Record | None:
        return self._records.get(wanted.external_id) or self.announced.get(wanted.external_id)

    def _open_record(self, wanted: Announcement) -> Record:
        record = self._record(wanted)
        if record is None:
            raise RuntimeError(f"{wanted.path}: nothing is remembered of a topic that is changed")
        return record

    def _remember(self, wanted: Announcement, record: Record) -> None:
        if self.dry:
            self._records[wanted.external_id] = record
        else:
            self.announced.remember(wanted.external_id, record)

    def _would(self, wanted: Announcement, sending: Sending) -> None:
        self.outcome.done[sending.action] += 1
        self.report.would(wanted, sending)

    def _did(self, wanted: Announcement, action: Action, topic: str, seen: Seen) -> Seen | None:
        """Where there is no topic yet, nothing more is to be done for the entry in this run."""
        self.outcome.done[action] += 1
        self.report.did(wanted, f"{_DONE[action]}: {f'{self.base}/t/{topic}' if topic else _WAITS}")
        return seen if topic else None

    def _say(self, wanted: Announcement, words: str, *, asks: bool) -> None:
        self.outcome.asks += asks
        self.report.says(wanted, words, asks=asks)


def _words(answer: Refused | NotThere) -> str:
    return answer.words or f"status {answer.status}"
