"""Asks archives of mailing lists for the subject of a thread and how many answered it, as anybody may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from almanac.forum.answers import Answer, Limited, NotThere, Refused, Response, Said, Unclear, answer_of
from almanac.forum.mail_archive import HyperKittyThread, MailThread, MboxMessage, PipermailMessage
from almanac.forum.mail_thread import (
    Message,
    ReadOn,
    message_of_page,
    thread_of_email,
    thread_of_hyperkitty,
    thread_of_messages,
)
from almanac.model.forum import Topic
from almanac.store.forum.connection import Connection, ForumAway
from almanac.store.forum.mbox import TooLarge, messages
from almanac.store.forum.pace import Rates
from almanac.store.forum.snapshot import Snapshot, is_thread

# No archive says how often it may be asked: once in two seconds troubles nobody.
RATES = Rates(((1, 2.0),))
# So many answers of an archive are kept at most while a run lasts: many threads began in the same month.
_KEPT = 4
_ODD = "its archive says nothing of it that can be counted"


@dataclass(frozen=True, slots=True)
class AskedThread:
    """A thread that the entry at ``path`` names."""

    path: str
    thread: MailThread


class Report(Protocol):
    """Hears how far it is."""

    def looked(self, done: int, of: int) -> None:
        """So many threads of those that are due."""

    def says(self, path: str, words: str) -> None:
        """Something that the operator should know of the entry at a path."""


class _NothingToCount(Exception):
    """Nothing that a page could say; its words say why."""


@dataclass(slots=True)
class Archives:
    """Looks at threads; ``connect`` gives a connection to a server, ``snapshot`` has what is known, by address."""

    connect: Callable[[str], Connection]
    snapshot: Snapshot
    on: ReadOn
    report: Report
    looked: int = 0
    kept: int = 0
    _connections: dict[str, Connection] = field(default_factory=dict)
    _away: set[str] = field(default_factory=set)
    _boxes: dict[tuple[str, str], tuple[Message, ...] | None] = field(default_factory=dict)

    def due(self, asked: Iterable[AskedThread]) -> tuple[AskedThread, ...]:
        """Those at which nobody has looked today, each once; what no entry names any more is forgotten."""
        every = {one.thread.address: one for one in asked}
        for kept in (self.snapshot.topics, self.snapshot.looks):
            for address in [key for key in kept if is_thread(key) and key not in every]:
                del kept[address]
        return tuple(one for address, one in every.items() if self.snapshot.looks.get(address) != self._today)

    def look_at(self, due: Sequence[AskedThread]) -> None:
        """Look at each; raises ``NoTimeLeft``, and leaves as it was what no clear answer came for."""
        for number, one in enumerate(due):
            self.report.looked(number, len(due))
            if one.thread.base in self._away:
                self.kept += 1
                continue
            address = one.thread.address
            try:
                self.snapshot.topics[address] = self._topic(one.thread)
            except _NothingToCount as why:
                self.snapshot.topics.pop(address, None)
                self.report.says(one.path, f"{address}: {why}")
            except ForumAway as away:
                self.kept += 1
                self._away.add(one.thread.base)
                self.report.says(one.path, f"{one.thread.base} gives no clear answer: {away}; what was known stays")
                continue
            self.snapshot.looks[address] = self._today
            self.looked += 1
        self.report.looked(len(due), len(due))

    @property
    def _today(self) -> dict[str, str]:
        return {"at": self.on.day.isoformat()}

    def _topic(self, thread: MailThread) -> Topic:
        match thread.asked:
            case HyperKittyThread():
                topic = self._of_hyperkitty(thread, thread.asked)
            case PipermailMessage():
                topic = self._of_pipermail(thread, thread.asked)
            case MboxMessage():
                found = self._box(thread.base, thread.asked.path)
                topic = thread_of_messages(found or (), thread.address, thread.asked.message, self.on)
        if topic is None:
            raise _NothingToCount(_ODD)
        return topic

    def _of_hyperkitty(self, thread: MailThread, asked: HyperKittyThread) -> Topic | None:
        name = asked.thread or thread_of_email(self._raw(thread.base, f"{asked.api}/email/{asked.message}/"))
        if not name:
            return None
        raw = self._raw(thread.base, f"{asked.api}/thread/{name}/")
        return thread_of_hyperkitty(raw, thread.address, name, self.on)

    def _of_pipermail(self, thread: MailThread, asked: PipermailMessage) -> Topic | None:
        begun_by = message_of_page(self._raw(thread.base, asked.page))
        if not begun_by:
            return None
        found: list[Message] = []
        for volume in asked.volumes:
            # Most are packed, those of small or of old archives are not.
            box = self._box(thread.base, f"{volume}.txt.gz", f"{volume}.txt")
            if box is None:
                break
            found += box
        return thread_of_messages(found, thread.address, begun_by, self.on)

    def _box(self, base: str, *paths: str) -> tuple[Message, ...] | None:
        """The messages of the first of these that is there; None where none is."""
        key = (base, paths[0])
        if key not in self._boxes:
            if len(self._boxes) >= _KEPT:
                del self._boxes[next(iter(self._boxes))]
            self._boxes[key] = self._read_box(base, paths)
        return self._boxes[key]

    def _read_box(self, base: str, paths: Sequence[str]) -> tuple[Message, ...] | None:
        for path in paths:
            answer = self._ask(base, path)
            if isinstance(answer, NotThere) and answer.status == 404:
                continue
            try:
                return messages(_bytes_of(answer))
            except TooLarge:
                raise _NothingToCount("its archive is too large to be counted") from None
            except ValueError:
                raise _NothingToCount(_ODD) from None
        return None

    def _raw(self, base: str, path: str) -> bytes:
        return _bytes_of(self._ask(base, path))

    def _ask(self, base: str, path: str) -> Answer:
        if base not in self._connections:
            self._connections[base] = self.connect(base)
        answer = self._connections[base].ask(path, as_anybody=True)
        if isinstance(answer, Unclear):
            raise ForumAway(answer.why)
        return answer


def archive_answer(response: Response) -> Answer:
    """What an archive answers: its bytes, as one whole, or why not. It is followed nowhere."""
    status = response.status
    if 200 <= status < 300:
        return Said(response.raw) if response.is_whole else Refused(status, "its answer is too large")
    if status == 429 or (status == 503 and "retry-after" in response.headers):
        limited = answer_of(Response(429, response.headers, response.text))
        return Limited(limited.seconds, whole=True) if isinstance(limited, Limited) else limited
    if 300 <= status < 400:
        return Refused(status, "it leads elsewhere: name the address at which your browser ends")
    if status in {401, 403, 404, 410}:
        return NotThere(status)
    return Unclear(f"status {status}")


def _bytes_of(answer: Answer) -> bytes:
    match answer:
        case Said():
            raw: bytes = answer.json
            return raw
        case NotThere():
            raise _NothingToCount("its thread is not there, or not for everybody to read")
        case Refused():
            raise _NothingToCount(answer.words)
    raise _NothingToCount(_ODD)
