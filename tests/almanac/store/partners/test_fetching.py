"""Calendars are fetched from servers that may be slow, huge, lost, or lead where nobody should go."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from almanac.store.partners import fetching
from almanac.store.partners.fetching import FetchFailed, Version, fetch_calendar

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Hostile(BaseHTTPRequestHandler):
    """A path for each habit."""

    def do_GET(self) -> None:
        answer = getattr(self, f"_{self.path.strip('/').replace('-', '_')}")
        answer()

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _fine(self) -> None:
        if self.headers.get("If-None-Match") == '"7"':
            self._send(304)
        else:
            self._send(200, CALENDAR, ETag='"7"', Last_Modified="Tue, 01 Dec 2026 02:00:00 GMT")

    def _moved(self) -> None:
        self._send(302, Location="/fine")

    def _loop(self) -> None:
        self._send(302, Location="/loop")

    def _elsewhere(self) -> None:
        self._send(302, Location="file:///etc/passwd")

    def _busy(self) -> None:
        self._send(429, Retry_After="7200")

    def _busy_until(self) -> None:
        self._send(503, Retry_After="Tue, 01 Dec 2026 02:00:00 GMT")

    def _huge(self) -> None:
        self._send(200, b"x" * 5000)

    def _bomb(self) -> None:
        self._send(200, gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")

    def _gone(self) -> None:
        self._send(410)

    def _odd_tag(self) -> None:
        self._send(200, CALENDAR, ETag='"' + "a" * 500 + '"')

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()


def everybody(_host: str) -> bool:
    return True


@pytest.mark.parametrize("path", ["/fine", "/moved"])
def test_a_calendar_comes_with_its_version(server: str, path: str) -> None:
    fetched = fetch_calendar(f"{server}{path}", is_allowed=everybody)
    assert (fetched.data, fetched.version) == (CALENDAR, Version('"7"', "Tue, 01 Dec 2026 02:00:00 GMT"))


def test_the_same_version_does_not_come_again(server: str) -> None:
    assert fetch_calendar(f"{server}/fine", Version('"7"'), everybody).data is None


def test_a_version_that_cannot_be_sent_back_is_none(server: str) -> None:
    assert fetch_calendar(f"{server}/odd-tag", is_allowed=everybody).version == Version()


@pytest.mark.parametrize(
    ("path", "why", "wait"),
    [
        ("/loop", "leads on and on", 0), ("/elsewhere", "leads to what is no address of the web", 0),
        ("/busy", "answers 429", 7200), ("/busy-until", "answers 503", 86_400), ("/gone", "answers 410", 0),
        ("/huge", "has more than 0 megabytes", 0), ("/bomb", "has more than 0 megabytes", 0),
    ],
)  # fmt: skip
def test_what_does_not_come_says_why(
    server: str, path: str, why: str, wait: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 4000)
    with pytest.raises(FetchFailed) as failed:
        fetch_calendar(f"{server}{path}", is_allowed=everybody)
    assert (failed.value.why, failed.value.wait) == (why, wait)


def test_a_server_that_takes_too_long_is_left(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_MOST_SECONDS", -1.0)
    with pytest.raises(FetchFailed, match="takes too long"):
        fetch_calendar(f"{server}/huge", is_allowed=everybody)


def test_a_private_network_is_not_asked(server: str) -> None:
    with pytest.raises(FetchFailed, match="leads into a network that only some see"):
        fetch_calendar(f"{server}/fine")


@pytest.mark.parametrize("address", ["ftp://example.org/e.ics", "nonsense", "https://"])
def test_what_is_no_address_is_not_asked(address: str) -> None:
    with pytest.raises(FetchFailed):
        fetch_calendar(address)
