"""The preview: what its server answers, how pages learn of a build, and what a build leaves on the terminal."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest

from almanac.model.problem import Problem, Severity
from commands import main, serve
from commands.cannot_run import CannotRun
from preview import rebuild, server
from preview.media import media_type
from preview.rebuild import Ahead, Builder, Outcome
from preview.server import SiteServer, open_server
from preview.session import Session
from preview.state import Board
from preview.watch import Watcher, watched_folders

PAGE = "<!DOCTYPE html><title>Home</title><body><p>مرحبا</p></body></html>"
MISSING = "<!DOCTYPE html><title>Nothing here</title>"
PROBLEM = Problem("events/2027/a.md", 3, "end", "lies before the start", "swap them")
WARNING = Problem("events/2027/a.md", 4, "start", "is ambiguous", "", Severity.WARNING)


@dataclass
class Site:
    """A built site, and a server for it."""

    folder: Path
    server: SiteServer

    def get(self, address: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.server.server_port, timeout=60)
        connection.request(method, address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


def _serve(folder: Path, *, reload: bool) -> Iterator[Site]:
    (folder / "secret.txt").write_text("not for readers")
    built = folder / "site"
    (built / "events" / "a").mkdir(parents=True)
    (built / "index.html").write_text(PAGE, "utf-8")
    (built / "404.html").write_text(MISSING, "utf-8")
    (built / "events" / "a" / "index.html").write_text(PAGE, "utf-8")
    (built / "events" / "a" / "a.ics").write_bytes(b"BEGIN:VCALENDAR\r\n")
    with SiteServer("127.0.0.1", 0, built, Board(), reload=reload) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield Site(built, server)
        server.board.close()
        server.shutdown()
        thread.join()


def _dribble(client: socket.socket) -> None:
    """Send a letter ten times a second until the other side hangs up."""
    with suppress(ConnectionError):
        for _ in range(100):
            client.sendall(b"x")
            time.sleep(0.1)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    yield from _serve(tmp_path, reload=True)


@pytest.fixture
def site_as_built(tmp_path: Path) -> Iterator[Site]:
    yield from _serve(tmp_path, reload=False)


class TestTheServer:
    @pytest.mark.parametrize(
        ("address", "status", "kind"),
        [
            pytest.param("/", 200, "text/html; charset=utf-8", id="a page"),
            pytest.param("/?x=1", 200, "text/html; charset=utf-8", id="a page with a query"),
            pytest.param("/events/a/a.ics", 200, "text/calendar; charset=utf-8", id="a calendar"),
            pytest.param("/nowhere/", 404, "text/html; charset=utf-8", id="nothing"),
            pytest.param("/events/", 404, "text/html; charset=utf-8", id="a folder without a page is not listed"),
            pytest.param("/index.html/", 404, "text/html; charset=utf-8", id="a file with a slash"),
            pytest.param("/../secret.txt", 404, "text/html; charset=utf-8", id="the folder above"),
            pytest.param("/%2e%2e/secret.txt", 404, "text/html; charset=utf-8", id="the folder above, encoded"),
            pytest.param("/..%2fsecret.txt", 404, "text/html; charset=utf-8", id="the folder above, slash encoded"),
            pytest.param("/%00", 404, "text/html; charset=utf-8", id="a zero byte"),
            pytest.param("/%ed%a0%80", 404, "text/html; charset=utf-8", id="half a surrogate pair"),
            pytest.param(f"/{'a' * 5000}", 404, "text/html; charset=utf-8", id="a name no file can have"),
        ],
    )
    def test_answers(self, site: Site, address: str, status: int, kind: str) -> None:
        answer, _ = site.get(address)

        assert (answer.status, answer.headers["Content-Type"]) == (status, kind)

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:1", "localhost.", "[::1]:8000", "192.168.1.7:80",
         "site.localhost"],
    )  # fmt: skip
    def test_answers_to_the_names_of_this_computer(self, site: Site, host: str) -> None:
        assert site.get("/", Host=host)[0].status == 200

    @pytest.mark.parametrize(
        "address", ["/", "/events/a/a.ics", "/_almanac/events", "/_almanac/reload.js", "/events/a"]
    )
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_refuses_a_name_that_is_led_here(self, site: Site, address: str, method: str) -> None:
        assert site.get(address, method, Host="evil.example")[0].status == 421

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "evil-localhost",
         "evillocalhost", "127.0.0.1:8000:1", "127.0.0.1@evil.example", "[evil.example]", "2130706433",
         "0x7f000001", "127.1", "", ":8000", ".", "localhost..", "localhost/evil", "evil.example.",
         "127.0.0.1 evil", "127.0.0.1,evil", "localhost\tevil"],
    )  # fmt: skip
    def test_refuses_what_only_looks_like_them(self, site: Site, host: str) -> None:
        answer, body = site.get("/", Host=host)

        assert (answer.status, PAGE.encode() in body) == (421, False)
        assert site.server.url.encode() in body

    def test_refuses_two_names(self, site: Site) -> None:
        with socket.create_connection(("127.0.0.1", site.server.server_port), timeout=60) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")

            assert client.recv(1000).startswith(b"HTTP/1.0 421 ")

    @pytest.mark.parametrize("piece", [b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nX: y"])
    def test_leaves_a_client_that_is_slow(self, site: Site, piece: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(server, "_PATIENCE", 0.5)
        with socket.create_connection(("127.0.0.1", site.server.server_port), timeout=60) as client:
            client.sendall(piece)
            started = time.monotonic()
            _dribble(client)

            assert time.monotonic() - started < 5

    def test_leads_to_the_address_with_its_slash(self, site: Site) -> None:
        answer, _ = site.get("/events/a")

        assert (answer.status, answer.headers["Location"]) == (301, "/events/a/")

    def test_shows_the_sites_own_page_for_what_is_missing(self, site: Site) -> None:
        assert MISSING.encode() in site.get("/nowhere/")[1]

    def test_says_in_plain_text_that_something_is_missing_while_the_site_has_no_page_for_it(self, site: Site) -> None:
        (site.folder / "404.html").unlink()

        assert site.get("/nowhere/")[1] == b"Not found\n"

    def test_asks_for_patience_before_the_first_build(self, site: Site) -> None:
        (site.folder / "index.html").unlink()
        answer, body = site.get("/")

        assert answer.status == 503
        assert b"as soon as a build succeeds" in body
        assert b"/_almanac/reload.js" in body

    @pytest.mark.parametrize("address", ["/", "/events/a/a.ics", "/nowhere/"])
    def test_answers_head_with_the_same_length_and_nothing_else(self, site: Site, address: str) -> None:
        answer, body = site.get(address)
        head, nothing = site.get(address, "HEAD")

        assert (head.status, head.headers["Content-Length"], nothing) == (answer.status, str(len(body)), b"")

    def test_lets_no_browser_keep_anything(self, site: Site) -> None:
        assert site.get("/events/a/a.ics")[0].headers["Cache-Control"] == "no-store"

    def test_spares_who_has_the_file_already(self, site: Site) -> None:
        modified = site.get("/events/a/a.ics")[0].headers["Last-Modified"]

        assert site.get("/events/a/a.ics", If_Modified_Since=modified)[0].status == 304

    def test_notes_what_was_not_found_without_control_characters(
        self, site: Site, capsys: pytest.CaptureFixture[str]
    ) -> None:
        site.get("/")
        site.get("/%1b[31mred")

        assert capsys.readouterr().err == "not found: /<U+001B>[31mred\n"


class TestAnInjectedScript:
    def test_stands_before_the_end_of_the_body_and_in_no_file(self, site: Site) -> None:
        build = site.server.board.shown.build
        tag = f'<script src="/_almanac/reload.js" data-build="{build}" defer></script>'

        assert site.get("/")[1].decode() == PAGE.replace("</body>", f"{tag}</body>")
        assert (site.folder / "index.html").read_text("utf-8") == PAGE

    def test_stands_at_the_end_of_a_page_without_a_body_tag(self, site: Site) -> None:
        assert site.get("/nowhere/")[1].endswith(b" defer></script>")

    def test_is_in_nothing_but_pages(self, site: Site) -> None:
        assert site.get("/events/a/a.ics")[1] == b"BEGIN:VCALENDAR\r\n"

    @pytest.mark.parametrize("address", ["/_almanac/reload.js", "/_almanac/reload.css"])
    def test_finds_its_files(self, site: Site, address: str) -> None:
        answer, body = site.get(address)

        assert (answer.status, answer.headers["Content-Type"]) == (200, media_type(address))
        assert body

    @pytest.mark.parametrize("address", ["/_almanac/reload.js", "/_almanac/events"])
    def test_can_be_left_out(self, site_as_built: Site, address: str) -> None:
        assert site_as_built.get("/")[1] == PAGE.encode()
        assert site_as_built.get(address)[0].status == 404


class TestOpenPages:
    def test_hear_of_every_build_and_every_failure(self, site: Site) -> None:
        board = site.server.board
        connection = HTTPConnection("127.0.0.1", site.server.server_port, timeout=60)
        connection.request("GET", "/_almanac/events")
        stream = connection.getresponse()
        assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"

        first = board.shown.build
        assert _next(stream) == {"build": first, "problems": []}
        board.failed(["a.md:3: end: lies\nbefore"])
        assert _next(stream) == {"build": first, "problems": ["a.md:3: end: lies\nbefore"]}
        board.built()
        assert _next(stream) == {"build": board.shown.build, "problems": []}
        assert board.shown.build != first
        board.close()
        assert stream.read() == b""
        connection.close()

    def test_hear_of_a_page_that_is_made_ahead_and_of_it_alone(self, site: Site, tmp_path: Path) -> None:
        board = site.server.board
        staging = tmp_path / "staging" / "events" / "a"
        staging.mkdir(parents=True)
        (staging / "index.html").write_text(PAGE.replace("مرحبا", "new"), "utf-8")
        before = board.shown.build
        with _opened(site, "/events/a/") as open_page, _opened(site, "/") as other:
            assert _next(open_page) == _next(other) == {"build": before, "problems": []}
            assert board.looked_at == ["events/a/index.html", "index.html"]

            board.made_ahead(tmp_path / "staging", ["events/a/index.html"])
            ahead = board.shown_at("events/a/index.html").build

            assert _next(open_page) == {"build": ahead, "problems": []}
            assert f'data-build="{ahead}"'.encode() in site.get("/events/a/")[1]
            assert b"<p>new</p>" in site.get("/events/a/")[1]
            assert f'data-build="{before}"'.encode() in site.get("/")[1]

            board.built()

            assert board.shown.build not in (ahead, before)
            assert _next(other) == _next(open_page) == {"build": board.shown.build, "problems": []}

    def test_are_led_back_where_the_rest_of_what_was_made_ahead_fails(self, site: Site, tmp_path: Path) -> None:
        board = site.server.board
        (tmp_path / "index.html").write_text(PAGE.replace("مرحبا", "new"), "utf-8")
        before = board.shown.build
        board.made_ahead(tmp_path, ["index.html"])
        board.failed(["a.md:3: end: lies before"])

        assert PAGE.encode()[:-14] in site.get("/")[1]
        assert f'data-build="{before}"'.encode() in site.get("/")[1]
        assert board.shown_at("index.html").problems == ("a.md:3: end: lies before",)


@contextmanager
def _opened(site: Site, address: str) -> Iterator[HTTPResponse]:
    """The news that the page at an address gets."""
    connection = HTTPConnection("127.0.0.1", site.server.server_port, timeout=60)
    connection.request("GET", f"/_almanac/events?page={quote(address, safe='')}")
    yield connection.getresponse()
    connection.close()


def _next(stream: HTTPResponse) -> object:
    line = stream.readline()
    assert stream.readline() == b"\n"
    return json.loads(line.removeprefix(b"data: "))


class TestThePort:
    def test_given_and_taken_cannot_be_used(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            with pytest.raises(CannotRun) as caught:
                open_server("127.0.0.1", port, tmp_path, Board())

        assert f"port {port} is taken" in caught.value.message
        assert "--port" in caught.value.remedy

    def test_not_given_is_the_next_free_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            monkeypatch.setattr("preview.server.FIRST_PORT", other.getsockname()[1])
            with open_server("127.0.0.1", None, tmp_path, Board()) as server:
                assert server.server_port > other.getsockname()[1]
                assert server.url == f"http://127.0.0.1:{server.server_port}"

    def test_of_another_machine_cannot_be_used(self, tmp_path: Path) -> None:
        with pytest.raises(CannotRun, match="no address of this computer"):
            open_server("192.0.2.1", 8000, tmp_path, Board())


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/events/calendar.ics", "text/calendar; charset=utf-8"),
        ("/events/events.geojson", "application/geo+json"),
        ("/events/events.json", "application/json"),
        ("/feeds/stories.json", "application/feed+json"),
        ("/feeds/stories.atom.xml", "application/atom+xml; charset=utf-8"),
        ("/feeds/stories.rss.xml", "application/rss+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/theme/map/leaflet.js", "text/javascript; charset=utf-8"),
        ("/images/A.JPG", "image/jpeg"),
        ("/_redirects", "text/plain; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/search/index.pf_meta", "application/octet-stream"),
    ],
)
def test_a_file_is_told_by_its_name(address: str, kind: str) -> None:
    assert media_type(address) == kind


class Builds:
    """Builds whose outcomes are known before."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = list(outcomes)
        self.made_ahead: list[str] = []
        self.asked: list[tuple[list[str], bool]] = []

    def build(self, looked_at: Sequence[str] = (), *, afresh: bool = False, ahead: Ahead | None = None) -> Outcome:
        self.asked.append(([*looked_at], afresh))
        if ahead is not None:
            ahead(Path("staging"), self.made_ahead)
        return self._outcomes.pop(0)


class TestASession:
    def test_says_where_to_look_and_what_was_saved(self, capsys: pytest.CaptureFixture[str]) -> None:
        session = Session(Builds(Outcome(ok=True, pages=12), Outcome(ok=True, pages=13)), Board())
        session.start("http://127.0.0.1:8000")
        session.rebuild(["events/2027/a.md", "pelicanconf.py"])

        said = capsys.readouterr().out
        assert "Serving on http://127.0.0.1:8000/  (Ctrl-C to stop)" in said
        assert "events/2027/a.md and 1 other file changed: 13 pages in " in said

    def test_keeps_the_last_good_build_when_the_next_has_errors(self, capsys: pytest.CaptureFixture[str]) -> None:
        board = Board()
        session = Session(Builds(Outcome(ok=True), Outcome(ok=False, problems=(PROBLEM,))), board)
        session.start("http://127.0.0.1:8000")
        good = board.shown.build
        session.rebuild(["events/2027/a.md"])

        assert (board.shown.build, board.shown.problems) == (good, (str(PROBLEM),))
        assert capsys.readouterr().out.endswith(
            f"{PROBLEM}\n"
            "events/2027/a.md changed: 1 error in 1 file.\n"
            "The site of before stays up until this is mended.\n"
        )

    def test_tells_pages_why_a_build_could_not_run(self) -> None:
        board = Board()
        Session(Builds(Outcome(ok=False, failure="no pelicanconf.py.")), board).start("http://127.0.0.1:8000")

        assert board.shown.problems == ("no pelicanconf.py.",)

    def test_warns_once_and_not_on_every_save(self, capsys: pytest.CaptureFixture[str]) -> None:
        session = Session(Builds(*[Outcome(ok=True, problems=(WARNING,))] * 3), Board())
        session.start("http://127.0.0.1:8000")
        session.rebuild(["a.md"])
        session.rebuild(["a.md"])

        assert capsys.readouterr().out.count("is ambiguous") == 1

    def test_has_open_pages_made_first_and_begins_afresh_with_another_theme(self) -> None:
        builds, board = Builds(Outcome(ok=True), Outcome(ok=True), Outcome(ok=True)), Board()
        session = Session(builds, board)
        with board.looking_at("index.html"):
            session.rebuild(["events/2027/a.md", "theme/static/css/almanac.css"])
            session.rebuild(["theme/templates/base.html"])
        session.rebuild(["theme/site/templates/base.html", "a.md"])

        assert builds.asked == [(["index.html"], False), (["index.html"], True), ([], True)]

    def test_does_nothing_when_nothing_was_saved(self) -> None:
        board = Board()
        before = board.shown
        Session(Builds(), board).rebuild([])

        assert board.shown == before


# Answers as the process of builds does: what is asked for with a word of its own.
ANSWERS = """
import json, os, sys
for number, line in enumerate(sys.stdin):
    names = json.loads(line)["looked_at"]
    if "die" in names or ("die later" in names and number):
        raise SystemExit(3)
    if "outdate" in names and number:
        print(json.dumps({"outdated": True}), flush=True)
        continue
    if "ahead" in names:
        print(json.dumps({"folder": "staging", "names": names}), flush=True)
    outcome = {"ok": True, "pages": os.getpid(), "problems": [], "failure": str(number)}
    print(json.dumps({"outcome": outcome, "ends": "end" in names}), flush=True)
"""


class TestABuild:
    def test_reports_what_its_process_says(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcome = Outcome(ok=False, pages=2, problems=(PROBLEM, WARNING), failure="no")
        answer = json.dumps({"outcome": asdict(outcome), "ends": False})

        assert self._built(tmp_path, monkeypatch, f"input(); print({answer!r}, flush=True); input()") == outcome

    def test_that_crashes_is_a_failure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "exit code 3" in self._built(tmp_path, monkeypatch, "raise SystemExit(3)").failure

    def test_is_done_by_the_process_of_the_one_before(self, builder: Builder) -> None:
        first, second = builder.build(), builder.build()

        assert (first.failure, second.failure) == ("0", "1")
        assert first.pages == second.pages

    @pytest.mark.parametrize(
        ("before", "afresh"),
        [
            pytest.param("end", False, id="it has ended"),
            pytest.param("die", False, id="it has died"),
            pytest.param("any", True, id="it is told to"),
        ],
    )
    def test_is_done_by_another_process(self, builder: Builder, before: str, afresh: bool) -> None:
        builder.build([before])

        assert builder.build(afresh=afresh).failure == "0"

    def test_is_done_by_another_process_where_that_one_says_that_it_is_outdated(self, builder: Builder) -> None:
        first, second = builder.build(["outdate"]), builder.build(["outdate"])

        assert (first.failure, second.failure) == ("0", "0")
        assert first.pages != second.pages

    def test_is_done_by_another_process_where_that_one_dies_of_what_came_between(self, builder: Builder) -> None:
        first, second = builder.build(), builder.build(["die later"])

        assert (first.failure, second.failure) == ("0", "0")
        assert first.pages != second.pages

    def test_is_a_failure_where_another_process_dies_as_well(self, builder: Builder) -> None:
        builder.build()

        assert "exit code 3" in builder.build(["die"]).failure

    def test_tells_of_what_is_made_ahead(self, builder: Builder) -> None:
        told: list[object] = []
        builder.build(["ahead"], ahead=lambda folder, names: told.append((folder, [*names])))

        assert told == [(Path("staging"), ["ahead"])]

    def test_leaves_no_process_when_it_is_closed(self, builder: Builder) -> None:
        pid = builder.build().pages
        builder.close()

        assert _end_soon([str(pid)])

    @pytest.fixture
    def builder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Builder]:
        """One whose process builds nothing, and gives its number for that of the pages."""
        own = Builder(tmp_path, tmp_path / "out", "http://127.0.0.1:8000", drafts=True)
        monkeypatch.setattr(own, "_command", [sys.executable, "-c", ANSWERS])
        yield own
        own.close()

    def test_that_is_interrupted_leaves_no_process(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        noted = tmp_path / "pids"
        code = (
            "import os, pathlib, subprocess, sys, time\n"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
            f"pathlib.Path({str(noted)!r}).write_text(f'{{os.getpid()}} {{child.pid}}')\n"
            "time.sleep(60)"
        )
        monkeypatch.setattr(rebuild._Process, "_answered", lambda process: _interrupted_when(noted))

        with pytest.raises(KeyboardInterrupt):
            self._built(tmp_path, monkeypatch, code)

        assert _end_soon(noted.read_text().split())

    def _built(self, root: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Outcome:
        builder = Builder(root, root / "out", "http://127.0.0.1:8000", drafts=True)
        monkeypatch.setattr(builder, "_command", [sys.executable, "-c", code])
        try:
            return builder.build()
        finally:
            builder.close()


def _interrupted_when(noted: Path) -> Iterator[str]:
    """Ctrl-C, as soon as the build has noted its processes."""
    while not (noted.exists() and " " in noted.read_text()):
        time.sleep(0.01)
    yield from _interrupted()


def _interrupted() -> Iterator[str]:
    raise KeyboardInterrupt


def _end_soon(pids: list[str]) -> bool:
    deadline = time.monotonic() + 60
    while any(map(_is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not any(map(_is_alive, pids))


def _is_alive(pid: str) -> bool:
    state = Path("/proc", pid, "stat")
    return state.exists() and state.read_text().split()[2] not in {"Z", "X"}


class TestWatching:
    def test_looks_at_every_folder_a_build_may_read(self, tmp_path: Path) -> None:
        for name in ("content", "events", "gatherings", "plugins", "theme", "output", "docs", "tests", ".git", ".venv"):
            (tmp_path / name).mkdir()

        assert [folder.name for folder in watched_folders(tmp_path)] == [
            "content",
            "events",
            "gatherings",
            "plugins",
            "theme",
        ]

    @pytest.mark.parametrize("name", ["events/2027/a.md", "pelicanconf.py"])
    def test_notices_a_save_by_replacement(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "events" / "2027").mkdir(parents=True)
        (tmp_path / name).touch()
        watcher = Watcher(tmp_path)
        try:
            for text in ("one", "two"):
                assert self._noticed(watcher, tmp_path, name, text) == [name]
        finally:
            watcher.close()

    def _noticed(self, watcher: Watcher, root: Path, name: str, text: str) -> list[str]:
        """What the watcher tells of a save; repeated, as it takes a moment until it looks."""
        for _ in range(50):
            fresh = root / "fresh.tmp"
            fresh.write_text(text)
            fresh.replace(root / name)
            changes = watcher.next_changes(0.2)
            while watcher.next_changes(0.3):
                pass
            if changes:
                return changes
        return []


def test_a_terminal_that_closes_ends_the_preview_like_ctrl_c() -> None:
    from commands.serve import _interrupt

    with pytest.raises(KeyboardInterrupt):
        _interrupt(signal.SIGTERM, None)


class TestAProjectThatMayNotBeWrittenTo:
    @pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EEXIST, errno.ENOTDIR])
    def test_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(Path, "mkdir", refuse)
        args = Namespace(root=tmp_path, host="127.0.0.1", port=None, reload=True, drafts=True)
        with pytest.raises(CannotRun) as stopped:
            serve.run(args)

        assert str(stopped.value).startswith(
            f"almanac: `serve` keeps what it builds in .almanac/serve/ of {tmp_path}: {os.strerror(number)}."
        )

    @pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
    def test_every_command_says_so(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
    ) -> None:
        def refuse(_: Namespace) -> int:
            raise OSError(number, os.strerror(number), "/srv/almanac/x")

        monkeypatch.setattr("commands.check.run", refuse)

        assert main.main(["check"]) == 2
        assert f"/srv/almanac/x cannot be used: {os.strerror(number)}." in capsys.readouterr().err
