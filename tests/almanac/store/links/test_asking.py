"""A server of this machine is asked, which only a test may allow."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from almanac.store.links.asking import Asker

# Path: what HEAD and GET answer, and headers.
PAGES: dict[str, tuple[int, int, dict[str, str]]] = {
    "/there": (200, 200, {}),
    "/gone": (404, 404, {}),
    "/without-head": (405, 200, {}),
    "/moved": (301, 301, {"Location": "/there#part"}),
    "/round": (302, 302, {"Location": "/round"}),
    "/busy": (429, 429, {"Retry-After": "7"}),
    "/busy-until": (503, 503, {"Retry-After": "Fri, 14 May 2027 10:00:00 GMT"}),
    "/file": (302, 302, {"Location": "file:///etc/passwd"}),
    "/inside": (302, 302, {"Location": "http://10.0.0.1/"}),
}


class Server:
    """What it was asked, and by whom."""

    def __init__(self) -> None:
        asked = self.asked = list[tuple[str, str]]()
        agents = self.agents = set[str]()

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                self.answer(PAGES[self.path][0])

            def do_GET(self) -> None:
                self.answer(PAGES[self.path][1])

            def answer(self, status: int) -> None:
                asked.append((self.command, self.path))
                agents.add(self.headers["User-Agent"])
                self.send_response(status)
                for name, value in PAGES[self.path][2].items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server() -> Iterator[Server]:
    """One that answers as long as a test lasts."""
    server = Server()
    threading.Thread(target=server.http.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.mark.parametrize(
    ("path", "state", "why", "wait", "asked"),
    [
        ("/there", "answers", "", 0, ["HEAD"]),
        ("/there#part", "answers", "", 0, ["HEAD"]),
        ("/gone", "gone", "404, not found", 0, ["HEAD", "GET"]),
        ("/without-head", "answers", "", 0, ["HEAD", "GET"]),
        ("/moved", "answers", "", 0, ["HEAD", "HEAD"]),
        ("/round", "gone", "leads on and on", 0, ["HEAD"] * 6),
        ("/busy", "unclear", "429, too many requests", 7, ["HEAD"]),
        ("/busy-until", "unclear", "503, service unavailable", 60, ["HEAD"]),
        ("/file", "gone", "leads to what is no page", 0, ["HEAD"]),
    ],
)
def test_a_page_is_asked_for_as_little_as_it_takes(
    server: Server, path: str, state: str, why: str, wait: float, asked: list[str]
) -> None:
    answer = Asker("Almanac (+https://group.example)", is_allowed=lambda _: True).ask(f"{server.url}{path}")

    assert (answer.state, answer.why, answer.wait) == (state, why, wait)
    assert [method for method, _ in server.asked] == asked
    assert server.agents == {"Almanac (+https://group.example)"}


def test_nothing_is_sent_into_a_network_that_only_we_see(server: Server) -> None:
    answers = [Asker("x").ask(f"{where}/there") for where in (server.url, server.url.replace("127.0.0.1", "localhost"))]

    assert {(answer.state, answer.why) for answer in answers} == {
        ("gone", "leads into a network that readers do not see")
    }
    assert server.asked == []


def test_a_redirect_into_such_a_network_is_not_followed(server: Server) -> None:
    asked: list[str] = []

    def is_allowed(address: str) -> bool:
        asked.append(address)
        return address == "127.0.0.1" and len(asked) == 1

    PAGES["/inside"][2]["Location"] = f"{server.url}/there"
    answer = Asker("x", is_allowed).ask(f"{server.url}/inside")

    assert (answer.state, answer.why) == ("gone", "leads into a network that readers do not see")
    assert server.asked == [("HEAD", "/inside")]


@pytest.mark.parametrize(
    ("address", "state"),
    [("http://nothing.invalid/", "gone"), ("http://[::1/", "gone"), ("http://127.0.0.1:1/", "unclear")],
)
def test_what_no_server_answers(address: str, state: str) -> None:
    assert Asker("x", is_allowed=lambda _: True).ask(address).state == state
