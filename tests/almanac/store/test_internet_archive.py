"""The Internet Archive is asked one page after the other, waits are kept, and each of its answers is understood."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from almanac.store.internet_archive import Became, InternetArchive, Outcome

URL = "https://group.org/a/?b=c"
BEGUN = (200, {"url": URL, "job_id": "spn2-1f"}, {})
PENDING = (200, {"status": "pending", "job_id": "spn2-1f", "resources": []}, {})
SUCCESS = (200, {"status": "success", "timestamp": "20261130120102", "original_url": URL, "job_id": "spn2-1f"}, {})
BLOCKED = (200, {"status": "error", "status_ext": "error:blocked-url", "message": "This URL is blocked."}, {})
BY_ROBOTS = (200, {"status": "error", "status_ext": "error:blocked-by-robots"}, {})
LONG = (429, {}, {"Retry-After": "86400"})
LATER = Outcome(Became.BUSY, why="it wants to be asked later")
FAULT = (503, b"", {})
OFTEN = (429, {"message": "You have already reached the limit of active sessions."}, {"Retry-After": "7"})
Reply = tuple[int, object, dict[str, str]]


class Service:
    """A server that gives these answers one after the other, and knows what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[str] = []
        self.waited: list[float] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer()

            def do_POST(self) -> None:
                self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

            def answer(self, form: str = "") -> None:
                service.asked.append(f"{self.command} {self.path} {form} {self.headers['Authorization']}")
                status, body, headers = service.replies.pop(0)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def archive(self, *replies: Reply, keys: str = "") -> InternetArchive:
        """Who asks it, for whom no time passes."""
        self.replies = [*replies]
        return InternetArchive("Almanac (+https://group.org)", keys, self.waited.append, self.url)


@pytest.fixture
def service() -> Iterator[Service]:
    found = Service()
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def test_a_page_is_kept(service: Service) -> None:
    outcome = service.archive(BEGUN, PENDING, SUCCESS, keys="k:s").keep(URL)

    assert outcome.became is Became.KEPT
    assert outcome.copy is not None
    assert outcome.copy.copy == f"{service.url}/web/20261130120102/{URL}"
    assert outcome.copy.at == datetime(2026, 11, 30, 12, 1, 2, tzinfo=UTC)
    assert service.asked == [
        "POST /save url=https%3A%2F%2Fgroup.org%2Fa%2F%3Fb%3Dc&skip_first_archive=1 LOW k:s",
        "GET /save/status/spn2-1f  LOW k:s",
        "GET /save/status/spn2-1f  LOW k:s",
    ]
    assert service.waited == [10.0]


def test_without_keys_none_are_sent_and_between_two_pages_it_waits(service: Service) -> None:
    archive = service.archive(BEGUN, SUCCESS, BEGUN, SUCCESS)
    assert [archive.keep(URL).became, archive.keep(URL).became] == [Became.KEPT, Became.KEPT]
    assert service.asked[0].endswith(" None")
    assert service.waited == [15.0]


@pytest.mark.parametrize(
    ("replies", "outcome"),
    [
        pytest.param([BLOCKED], Outcome(Became.REFUSED, why="This URL is blocked."), id="at once"),
        pytest.param([BEGUN, BY_ROBOTS], Outcome(Became.REFUSED, why="error:blocked-by-robots"), id="by robots.txt"),
        pytest.param([BEGUN, (200, b"<html>", {})], Outcome(Became.REFUSED, why="it does not say why"), id="no JSON"),
        pytest.param([(200, {"job_id": "../x"}, {})], Outcome(Became.REFUSED, why="it does not say why"), id="no job"),
        pytest.param(
            [BEGUN, (200, {"status": "success", "timestamp": "20269999999999"}, {})],
            Outcome(Became.REFUSED, why="it does not say when it kept it"),
            id="no moment",
        ),
        pytest.param(
            [BEGUN, *[PENDING] * 30], Outcome(Became.REFUSED, why="it has not finished in time"), id="never done"
        ),
        pytest.param([OFTEN, OFTEN], Outcome(Became.BUSY, why="it was asked too often"), id="too often, twice"),
        pytest.param([LONG], LATER, id="a long wait"),
        pytest.param([FAULT], Outcome(Became.BUSY, why="it has a fault of its own (503)"), id="a fault of its own"),
        pytest.param([(401, {}, {})], Outcome(Became.BUSY, why="it does not take the keys"), id="wrong keys"),
        pytest.param([BEGUN, (500, b"", {})], Outcome(Became.BUSY, why="it has a fault of its own (500)"), id="later"),
    ],
)  # fmt: skip
def test_a_page_is_not_kept(service: Service, replies: list[Reply], outcome: Outcome) -> None:
    assert service.archive(*replies).keep(URL) == outcome
    assert service.replies == []


def test_asked_too_often_it_waits_as_long_as_it_is_told(service: Service) -> None:
    assert service.archive(OFTEN, BEGUN, SUCCESS).keep(URL).became is Became.KEPT
    assert service.waited == [7.0]


def test_no_answer_ends_it() -> None:
    archive = InternetArchive("Almanac", "", print, "http://127.0.0.1:9")
    assert archive.keep(URL) == Outcome(Became.BUSY, why="it does not answer")
