"""Requests go over the network once, and the key to the forum alone."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from discourse import BOT, KEY, Discourse, served

from almanac.store.forum import http
from almanac.store.forum.connection import NoAnswer, Request
from almanac.store.forum.http import Account, Http


@contextmanager
def answering(data: bytes, *, hang: float = 0) -> Iterator[tuple[str, list[bytes]]]:
    """A server that answers each connection with these bytes, and what it was sent."""
    heard: list[bytes] = []
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)

        def serve() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(65_536))
                    done.wait(hang)
                    connection.sendall(data)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
        finally:
            done.set()
            thread.join()


def test_what_is_sent_comes_back() -> None:
    forum = Discourse()
    with served(forum) as address:
        send = Http(Account(BOT, KEY), address)
        body = {"title": "The story of łódź", "raw": "A text that is long enough.", "category": 5, "external_id": "a-1"}
        made = send(Request("POST", f"{address}/posts.json", body, with_key=True))
        moved = send(Request("GET", f"{address}/t/external_id/a-1.json", with_key=True))

    assert (made.status, json.loads(made.text)["topic_id"]) == (200, 101)
    assert forum.topics[101].title == "The story of łódź"
    assert (moved.status, moved.headers["location"]) == (
        301,
        "http://forum.example/t/the-story-of-%C5%82%C3%B3d%C5%BA/101.json?page=",
    )


@pytest.mark.parametrize(
    ("forum", "with_key", "is_sent"),
    [("{address}", True, True), ("{address}", False, False), ("http://other.example", True, False)],
)
def test_the_key_goes_to_the_forum_alone_and_where_it_is_asked_for(forum: str, with_key: bool, is_sent: bool) -> None:
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") as (address, heard):
        Http(Account("almanac", "a-secret"), forum.format(address=address))(
            Request("GET", f"{address}/latest.json", with_key=with_key)
        )

    assert (b"a-secret" in heard[0]) is is_sent


def test_the_key_does_not_follow_to_where_a_forum_leads() -> None:
    with (
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") as (other, heard),
        answering(f"HTTP/1.1 301 Moved\r\nLocation: {other}/x\r\nContent-Length: 0\r\n\r\n".encode()) as (address, _),
    ):
        response = Http(Account("almanac", "a-secret"), address)(Request("GET", f"{address}/x", with_key=True))

    assert (response.status, heard) == (301, [])


def test_the_key_is_in_no_text_of_the_account() -> None:
    assert "a-secret" not in repr(Account("almanac", "a-secret"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"not HTTP at all\r\n\r\n", id="no HTTP"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", id="cut off"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", id="chunks that are none"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", id="no gzip"),
    ],
)
def test_what_does_not_come_whole_is_no_answer_and_names_no_key(data: bytes) -> None:
    with answering(data) as (address, _), pytest.raises(NoAnswer) as nothing:
        Http(Account("almanac", "a-secret"), address)(Request("GET", f"{address}/x", with_key=True))

    assert "a-secret" not in str(nothing.value)


def test_a_server_that_hangs_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_TIMEOUTS", (1, 0.1))
    with answering(b"HTTP/1.1 200 OK\r\n\r\n", hang=30) as (address, _), pytest.raises(NoAnswer, match="in time"):
        Http(None, address)(Request("GET", f"{address}/x"))


def test_nobody_at_an_address_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(NoAnswer, match="no connection"):
        Http(None, "https://forum.example")(Request("GET", f"http://127.0.0.1:{port}/"))


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_MOST_BYTES", 100_000)
    with answering(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"[" * 1_000_000) as (address, _):
        response = Http(None, address)(Request("GET", f"{address}/x"))

    assert 100_000 < len(response.text) < 400_000


def test_a_password_of_this_computer_is_not_sent(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("machine 127.0.0.1 login ann password hidden\n")
    monkeypatch.setenv("NETRC", netrc)
    with answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") as (address, heard):
        Http(None, address)(Request("GET", f"{address}/x"))

    assert b"Authorization" not in heard[0]
