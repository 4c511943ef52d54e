"""Archives of mailing lists are asked over the network, seldom and within bounds, and kept to what they said."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from discourse import FakeClock, served
from list_server import DECEMBER, INBOX, MESSAGE, PAGE, TALK, THREAD, ListServer

from almanac.forum.answers import Response
from almanac.forum.mail_archive import mail_thread
from almanac.forum.mail_thread import ReadOn
from almanac.model.forum import Topic
from almanac.store.forum import http, mbox
from almanac.store.forum.archives import RATES, Archives, AskedThread, archive_answer
from almanac.store.forum.connection import Connection
from almanac.store.forum.http import Http
from almanac.store.forum.pace import NoTimeLeft, Pace
from almanac.store.forum.snapshot import Snapshot

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
API = f"/archives/api/list/{TALK}"


@dataclass
class Reader:
    """Who reads archives at an address, day after day."""

    address: str
    server: ListServer
    snapshot: Snapshot = field(default_factory=Snapshot)
    said: list[str] = field(default_factory=list)
    clock: FakeClock = field(default_factory=FakeClock)
    day: date = TODAY

    def looked(self, done: int, of: int) -> None: ...

    def says(self, path: str, words: str) -> None:
        self.said.append(f"{path}: {words}".replace(self.address, ""))

    def read(self, *paths: str, seconds: float = 600) -> Archives:
        """Look at the threads at these paths that are due."""

        def connect(base: str) -> Connection:
            pace = Pace(self.clock, RATES, seconds, lambda *_: None)
            return Connection(base, Http(None, base), pace, has_key=False, read=archive_answer)

        archives = Archives(connect, self.snapshot, ReadOn(NOW, self.day), self)
        named = (mail_thread(f"{self.address}{path}", [self.address], self.day) for path in paths)
        archives.look_at(archives.due([AskedThread("a.md", thread) for thread in named if thread]))
        return archives

    def known(self, path: str) -> Topic | None:
        return self.snapshot.topics.get(f"{self.address}{path}")


@pytest.fixture
def reader() -> Iterator[Reader]:
    server = ListServer()
    with served(server) as address:
        yield Reader(address, server)


@pytest.mark.parametrize(
    ("path", "subject", "replies", "asked"),
    [
        pytest.param(THREAD, "[Talk] A walk", 4, [f"{API}/thread/T1/"], id="HyperKitty, a thread"),
        pytest.param(
            MESSAGE, "[Talk] A walk", 4, [f"{API}/email/M7/", f"{API}/thread/T1/"], id="HyperKitty, a message"
        ),
        pytest.param(
            PAGE,
            "A walk",
            2,
            [
                PAGE,
                "/pipermail/talk/2026-December.txt.gz",
                "/pipermail/talk/2027-January.txt.gz",
                "/pipermail/talk/2027-January.txt",
            ],
            id="pipermail",
        ),
        pytest.param(INBOX, "A walk", 2, ["/talk/1@b.example/t.mbox.gz"], id="public-inbox"),
    ],
)
def test_a_thread_is_read_from_the_archive_that_has_it(
    reader: Reader, path: str, subject: str, replies: int, asked: list[str]
) -> None:
    reader.read(path)
    topic = reader.known(path)

    assert topic is not None
    assert (topic.title, topic.replies, topic.as_of) == (subject, replies, date(2027, 1, 10))
    assert reader.server.asked == asked
    assert reader.said == []
    assert not any({"authorization", "cookie", "api-key"} & set(headers) for headers in reader.server.headers)


def test_a_thread_is_looked_at_once_a_day_and_forgotten_with_its_entry(reader: Reader) -> None:
    reader.read(THREAD)
    reader.read(THREAD)
    assert len(reader.server.asked) == 1

    reader.day += timedelta(days=1)
    assert reader.read(THREAD).looked == 1
    assert len(reader.server.asked) == 2
    reader.read()
    assert reader.snapshot == Snapshot()


def test_threads_that_began_in_one_month_cost_its_archive_once(reader: Reader) -> None:
    other = PAGE.replace("123", "124")
    reader.server.pages[other] = reader.server.pages[PAGE]
    reader.read(PAGE, other)
    assert reader.server.asked.count("/pipermail/talk/2026-December.txt.gz") == 1
    assert reader.clock.seconds >= 2 * (len(reader.server.asked) - 1), "asked no more often than each two seconds"


@pytest.mark.parametrize(
    ("response", "said"),
    [
        pytest.param(Response(404), "its thread is not there, or not for everybody to read", id="not there"),
        pytest.param(Response(403), "its thread is not there, or not for everybody to read", id="for members"),
        pytest.param(
            Response(302, {"location": "http://127.0.0.1:1/accounts/login/"}),
            "it leads elsewhere: name the address at which your browser ends",
            id="led elsewhere",
        ),
        pytest.param(
            Response(200, {}, "<html>Checking your browser"),
            "its archive says nothing of it that can be counted",
            id="a page",
        ),
    ],
)
def test_what_is_not_there_for_everybody_is_shown_to_nobody(reader: Reader, response: Response, said: str) -> None:
    reader.read(THREAD)
    reader.day += timedelta(days=1)
    reader.server.pages[f"{API}/thread/T1/"] = response
    reader.read(THREAD)
    reader.read(THREAD)

    assert reader.known(THREAD) is None
    assert reader.said == [f"a.md: {THREAD}: {said}"], "said once a day"


@pytest.mark.parametrize(
    ("response", "requests"), [pytest.param(Response(502, {}, "<html>"), 4, id="four times, with more time between")]
)
def test_a_server_that_is_away_is_left_alone_and_what_was_known_stays(
    reader: Reader, response: Response, requests: int
) -> None:
    reader.read(THREAD)
    before = reader.known(THREAD)
    reader.day += timedelta(days=1)
    reader.server.pages[f"{API}/thread/T1/"] = response
    reader.server.asked.clear()
    archives = reader.read(THREAD, INBOX)

    assert (archives.looked, archives.kept, len(reader.server.asked)) == (0, 2, requests)
    assert reader.known(THREAD) == before
    assert reader.said == ["a.md:  gives no clear answer: status 502; what was known stays"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it(reader: Reader, status: int) -> None:
    said = reader.server.pages[f"{API}/thread/T1/"]
    reader.server.pages[f"{API}/thread/T1/"] = Response(status, {"retry-after": "400"})
    with pytest.raises(NoTimeLeft):
        reader.read(THREAD, seconds=60)
    with pytest.raises(NoTimeLeft):
        reader.read(THREAD)
    assert reader.clock.seconds > 400

    reader.server.pages[f"{API}/thread/T1/"] = said
    assert reader.read(THREAD).looked == 1


@pytest.mark.parametrize(
    ("module", "name", "raw"),
    [
        pytest.param(http, "_MOST_BYTES", gzip.compress(DECEMBER), id="an answer that is too large"),
        pytest.param(mbox, "MOST_BYTES", gzip.compress(DECEMBER * 1000), id="a small one that unpacks to too much"),
    ],
)
def test_of_an_archive_that_is_too_large_nothing_is_counted(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, module: object, name: str, raw: bytes
) -> None:
    reader.server.pages["/talk/1@b.example/t.mbox.gz"] = Response(200, raw=raw)
    monkeypatch.setattr(module, name, 100)
    reader.read(INBOX)

    assert reader.known(INBOX) is None
    assert reader.said[0].endswith("is too large") or reader.said[0].endswith("too large to be counted")
