"""`import discourse-archive` saves a forum that answers on this machine, goes on from there, and says what is next."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from commands import main

ROOT = Path(__file__).resolve().parents[2]
TOPICS: dict[int, dict[str, Any]] = {
    number: {
        "id": number, "title": f"Topic {number}", "slug": "x", "category_id": 5, "posts_count": 1,
        "last_posted_at": "2019-05-09T10:00:00Z", "archetype": "regular", "visible": True,
        "post_stream": {"stream": [number], "posts": [{
            "id": number, "post_number": 1, "username": "ada", "created_at": "2019-05-03T10:00:00Z", "post_type": 1,
            "cooked": "<p>Write to secret-marker@example.org</p>", "email": "secret-marker@example.org",
        }]},
    }
    for number in (3, 4)
}  # fmt: skip


class _Forum(BaseHTTPRequestHandler):
    """Two topics, of which one may be for members alone."""

    members: ClassVar[frozenset[int]] = frozenset()

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        said = self._said(parts.path, parse_qs(parts.query))
        data = json.dumps({"errors": ["no"]} if said is None else said).encode()
        self.send_response(403 if said is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _said(self, path: str, query: dict[str, list[str]]) -> Any:
        if path == "/site.json":
            return {"categories": [{"id": 5, "name": "General", "slug": "general"}]}
        if path == "/latest.json":
            return {"topic_list": {"topics": [] if query["page"] != ["0"] else [*TOPICS.values()]}}
        number = int("".join(filter(str.isdigit, path)) or 0)
        return None if number in self.members else TOPICS.get(number)

    def log_message(self, *_: object) -> None:
        """Quietly."""


@pytest.fixture
def forum(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(_Forum, "members", frozenset())
    with ThreadingHTTPServer(("127.0.0.1", 0), _Forum) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without content."""
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    (tmp_path / "pelicanconf.py").write_text(f'{settings}\nSITEURL = "https://group.example"\n', "utf-8")
    monkeypatch.setattr(main, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    return tmp_path


def run(*arguments: str) -> int:
    return main.main(["import", "discourse-archive", *arguments])


def test_it_saves_what_everybody_reads_and_says_what_is_next(
    root: Path, forum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(forum, "--name", "Our forum", "--license", "CC0") == 0
    said = capsys.readouterr().out
    about = json.loads((root / "content/forum/forum.json").read_bytes())

    assert said.splitlines()[0] == "2 topics saved below content/forum/, 0 as they were."
    assert ".almanac/import/forum-redirects/" in said
    assert (about["name"], about["license"], about["address"]) == ("Our forum", "CC0", forum)
    assert "return 301 https://group.example/forum/t/$1/;" in (
        root / ".almanac/import/forum-redirects/nginx.conf"
    ).read_text("utf-8")


def test_no_address_of_a_person_comes_anywhere(root: Path, forum: str) -> None:
    assert run(forum) == 0
    files = [path for path in root.rglob("*") if path.is_file()]

    assert any("Topic 3" in path.read_text("utf-8") for path in files)
    assert not [path for path in files if "secret-marker" in path.read_text("utf-8")]


def test_again_it_keeps_the_name_and_saves_nothing_anew(
    root: Path, forum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(forum, "--name", "Our forum") == 0
    capsys.readouterr()
    assert run(forum) == 0

    assert "0 topics saved below content/forum/, 2 as they were." in capsys.readouterr().out
    assert json.loads((root / "content/forum/forum.json").read_bytes())["name"] == "Our forum"


def test_what_members_alone_see_is_counted(
    root: Path, forum: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Forum, "members", frozenset([4]))
    assert run(forum) == 0

    assert "       1  topics: not for everybody" in capsys.readouterr().out
    assert not (root / "content/forum/topics/0/4.json").exists()


def test_a_dry_run_writes_nothing(root: Path, forum: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(forum, "--dry-run") == 0

    assert capsys.readouterr().out == "2 topics would be asked for; 0 are saved as they are.\n"
    assert not (root / "content").exists()


def test_what_is_no_forum_is_said_with_the_remedy(root: Path, capsys: pytest.CaptureFixture[str], forum: str) -> None:
    assert run(f"{forum}/nothing/here") == 2
    assert "shows nothing to those who have not logged in, or is no Discourse." in capsys.readouterr().err
