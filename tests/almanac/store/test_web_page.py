"""One page of the web, within bounds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from almanac.store.web_page import PageUnavailable, WebPage, fetch


class Pages(BaseHTTPRequestHandler):
    """A page, one that is somewhere else, one that leads to itself, one without end, and none."""

    def do_GET(self) -> None:
        """Answer by the path."""
        path = self.path
        self.send_response({"/page": 200, "/large": 200}.get(path, 404 if path == "/none" else 302))
        if path in {"/moved", "/round", "/away"}:
            self.send_header("Location", {"/moved": "/page", "/round": "/round", "/away": "file:///etc/passwd"}[path])
        self.end_headers()
        self.wfile.write({"/page": b"<p>Hello", "/large": b"x" * 2000}.get(path, b""))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def anywhere(_address: str) -> bool:
    return True


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_fetched_and_its_own_address_is_known(host: str, path: str) -> None:
    assert fetch(f"{host}{path}", allowed=anywhere) == WebPage(f"{host}/page", b"<p>Hello")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "answers 404"), ("/round", "leads on and on"), ("/away", "no address of the web")],
)
def test_what_is_no_page_says_why(host: str, path: str, words: str) -> None:
    with pytest.raises(PageUnavailable, match=words) as reason:
        fetch(f"{host}{path}", allowed=anywhere)
    assert reason.value.hint


def test_what_is_too_large_is_not_read_to_its_end(host: str) -> None:
    with pytest.raises(PageUnavailable, match="too large"):
        fetch(f"{host}/large", allowed=anywhere, most=1000)


def test_a_host_of_this_machine_is_asked_nothing(host: str) -> None:
    with pytest.raises(PageUnavailable, match="private network"):
        fetch(f"{host}/page")


def test_a_host_that_is_another_one_a_moment_later_is_found_out(host: str) -> None:
    with pytest.raises(PageUnavailable, match="private network"):
        fetch(f"{host}/page", addresses=lambda _host, _port: ["93.184.215.14"])


@pytest.mark.parametrize("address", ["ftp://example.org/", "file:///etc/passwd", "https://", "http://[::1", "x"])
def test_other_addresses_are_none_of_the_web(address: str) -> None:
    with pytest.raises(PageUnavailable, match="no address"):
        fetch(address)


def test_a_host_that_there_is_none_of_is_named() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises(PageUnavailable, match=r"there is no host `nowhere\.example`"):
        fetch("https://nowhere.example/", addresses=nowhere)
