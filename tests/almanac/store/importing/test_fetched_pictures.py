"""Pictures are fetched within bounds, and from no private network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from made_source import MadeSource, checked, files_of, run, story

from almanac.store.importing import fetched_pictures
from almanac.store.importing.fetched_pictures import PictureFetcher
from almanac.store.importing.pictures import PictureUnavailable

GIF = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")


class Pictures(BaseHTTPRequestHandler):
    """A picture, what is none, and one without end."""

    def do_GET(self) -> None:
        """Answer by the path."""
        found = {"/a.gif": GIF, "/page.gif": b"<!doctype html>", "/large.gif": GIF * 100}.get(self.path)
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pictures)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def anywhere(_address: str) -> bool:
    return True


def test_picture_of_a_text_is_fetched(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    html = '<p><img src="/a.gif" alt="A"></p><p><img src="/page.gif" alt="B"></p><p><img src="/no.gif" alt="C"></p>'
    source = MadeSource([story("post 1", "walk", html)], base=host)

    imported = run(tmp_path, source, fetch=PictureFetcher(allowed=anywhere))

    assert files_of(tmp_path)["content/images/a.gif"] == GIF
    assert [path for path in files_of(tmp_path) if path.endswith(".gif")] == ["content/images/a.gif"]
    assert dict(imported.report.account.left_out) == {
        "pictures: is not a picture, but HTML": 1, "pictures: the old site answers 404": 1,
    }  # fmt: skip
    assert checked(tmp_path, imported).errors == ()


def test_private_network_is_asked_nothing(host: str) -> None:
    with pytest.raises(PictureUnavailable, match="private network"):
        PictureFetcher()(f"{host}/a.gif")


def test_picture_without_end_is_not_read_to_its_end(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetched_pictures, "MOST_BYTES", 1000)
    with pytest.raises(PictureUnavailable, match="too large"):
        PictureFetcher(allowed=anywhere)(f"{host}/large.gif")


def test_host_that_gives_no_answer_is_let_be() -> None:
    asked: list[str] = []

    def nowhere(name: str, _port: int) -> list[str]:
        asked.append(name)
        raise OSError

    fetcher = PictureFetcher(nowhere)
    for number in range(9):
        with pytest.raises(PictureUnavailable):
            fetcher(f"https://old.example/{number}.gif")

    assert len(asked) == 3
