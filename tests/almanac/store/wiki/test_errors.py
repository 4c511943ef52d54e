"""How a wiki fails, and what is said then: by a local server that answers as wikis and what stands before them do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import pytest

from almanac.model.wiki import PageText
from almanac.store.wiki import connection
from almanac.store.wiki.connection import Account, Wiki
from almanac.store.wiki.errors import WikiAway, WikiElsewhere, WikiRefused

HELLO = {"query": {
    "general": {"generator": "MediaWiki 1.43.0", "server": "//wiki.example", "articlepath": "/wiki/$1"},
    "namespaces": {"0": {"id": 0, "*": ""}},
    "userinfo": {"name": "Group bot", "groups": ["bot"], "rights": ["bot", "edit"]},
    "tokens": {"csrftoken": "t+\\", "logintoken": "l+\\"},
}, "login": {"result": "Success"}}  # fmt: skip
Asked = list[dict[str, str]]
PAGE = PageText("Page", "Text.", 7, "2027-01-10T00:00:00Z")


@contextmanager
def answering(
    edit: Any, *, status: int = 200, headers: dict[str, str] | None = None
) -> Iterator[tuple[str, list[Any]]]:
    """A wiki that greets as one does, and answers so to an edit; and what it was asked."""
    asked: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(200, json.dumps(HELLO), {})

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.append({name: values[0] for name, values in form.items()})
            if form["action"] == ["edit"]:
                self._answer(status, edit if isinstance(edit, str) else json.dumps(edit), headers or {})
            else:
                self._answer(200, json.dumps(HELLO), {})

        def _answer(self, code: int, text: str, more: dict[str, str]) -> None:
            self.send_response(code)
            for name, value in {"Content-Length": str(len(text.encode())), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/w", asked
        server.shutdown()


def connect(address: str) -> Wiki:
    return Wiki(address, "Almanac tests", Account("Group bot@almanac", "secret-word"), retries=0, seconds_between=0)


def error(code: str) -> Any:
    return {"error": {"code": code, "info": "In its own words."}}


@pytest.mark.parametrize(
    ("answer", "words", "for_all"),
    [
        (error("blocked"), "the account is blocked: In its own words.", True),
        (error("autoblocked"), "the account is blocked", True),
        (error("globalblocking-ipblocked"), "blocked on all wikis", True),
        (error("readonly"), "cannot be written to", True),
        (error("readapidenied"), "to those alone who are logged in", False),
        (error("ratelimited"), "edits too often", True),
        (error("assertbotfailed"), "not logged in any more", True),
        (error("assertuserfailed"), "not logged in any more", True),
        (error("protectedpage"), "the page is protected", False),
        (error("cascadeprotected"), "the page is protected", False),
        (error("titleblacklist-forbidden"), "no page of this title", False),
        (error("abusefilter-disallowed"), "a filter of the wiki", False),
        (error("spamblacklist"), "allows no links", False),
        (error("contenttoobig"), "larger than the wiki allows", False),
        (error("pagedeleted"), "somebody deleted the page meanwhile", False),
        (error("something-new"), "the wiki answers `something-new`: In its own words.", False),
        ({"edit": {"result": "Failure", "captcha": {"type": "image"}}}, "asks for a captcha", True),
        ({"edit": {"result": "Failure", "code": "abusefilter-warning", "info": "Hm."}}, "a filter of the wiki", False),
        ({"edit": {"result": "Failure"}}, "the wiki answers `hookaborted`", False),
    ],
)
def test_a_wiki_that_says_no(answer: Any, words: str, *, for_all: bool) -> None:
    with answering(answer) as (address, _), pytest.raises(WikiRefused) as refused:
        connect(address).write(PAGE, "New.", "s")

    assert words in refused.value.message
    assert refused.value.remedy
    assert refused.value.for_all is for_all


@pytest.mark.parametrize(
    ("answer", "status", "headers", "words"),
    [
        ("<html>Are you a robot?</html>", 200, {}, "no API of MediaWiki"),
        ("<html>Forbidden</html>", 403, {}, "it answers 403"),
        ("<html>Slow down</html>", 429, {"Retry-After": "60"}, "it answers 429, and asks to wait for 60 seconds"),
        ("<html>Slow down</html>", 503, {"Retry-After": "86400"}, "it answers 503, and asks to wait for 86400 seconds"),
        ("down", 503, {}, "it answers 503"),
        ({"batchcomplete": ""}, 200, {}, "another shape"),
        ("[]", 200, {}, "another shape"),
        (error("maxlag"), 200, {"X-Database-Lag": "9", "Retry-After": "1"}, "too busy"),
    ],
)
def test_a_wiki_that_is_away(answer: Any, status: int, headers: dict[str, str], words: str) -> None:
    with answering(answer, status=status, headers=headers) as (address, _), pytest.raises(WikiAway, match=words):
        connect(address).write(PAGE, "New.", "s")


@pytest.mark.parametrize("ask", [lambda wiki: wiki.page("A"), lambda wiki: [*wiki.revisions("A", 9)],
                                 lambda wiki: wiki.talk_page("A")], ids=["page", "revisions", "talk page"])  # fmt: skip
def test_a_wiki_whose_answers_have_another_shape(ask: Any) -> None:
    with answering({}) as (address, _), pytest.raises(WikiAway, match="another shape"):
        ask(connect(address))


def test_a_wiki_that_moved_is_not_followed_with_what_is_written() -> None:
    moved = {"Location": "https://elsewhere.example/w/api.php"}
    with answering("", status=301, headers=moved) as (address, _), pytest.raises(WikiElsewhere, match="elsewhere"):
        connect(address).write(PAGE, "New.", "s")


def test_what_an_edit_says() -> None:
    with answering({"edit": {"result": "Success", "newrevid": 8}}) as (address, asked):
        assert connect(address).write(PAGE, "New.", "s" * 900) == 8

    sent = asked[-1]
    wanted = {"assert": "bot", "bot": "1", "maxlag": "5", "nocreate": "1", "baserevid": "7", "title": "Page",
              "text": "New.", "starttimestamp": "2027-01-10T00:00:00Z"}  # fmt: skip
    assert {name: sent.get(name) for name in wanted} == wanted
    assert len(sent["summary"]) < 500


def test_one_edit_does_not_follow_another_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_EDITS", 5.0)
    monkeypatch.setattr(connection, "time", SimpleNamespace(monotonic=lambda: 100.0, sleep=waited.append))

    with answering({"edit": {"result": "Success", "newrevid": 8}}) as (address, _):
        wiki = connect(address)
        for _ in range(2):
            wiki.write(PAGE, "New.", "s")

    assert waited == [0.0, 5.0]


def test_nothing_of_the_password_is_in_what_is_said() -> None:
    with answering("<html>secret-word</html>") as (address, _), pytest.raises(WikiAway) as away:
        connect(address).write(PAGE, "New.", "s")

    assert "secret-word" not in str(away.value)
