"""Counts what readers do, and what their telephones load, from a search result to the end of what they wanted.

``readers_tasks.py OUTPUT`` goes through the sample site as it was built into a folder, in Chromium on a screen of 360
to 740, and writes the table of ``docs/readers-tasks.md``. Every task begins with an empty cache. Bytes are those that a
server sends which compresses texts, headers included; what a browser keeps for ten minutes it does not ask for again.
"""

from __future__ import annotations

import argparse
import gzip
import math
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

WIDTH, HEIGHT = 360, 740
# The moment for which the sample is built: what comes is to come for the browser too.
NOW = "2026-11-30T12:00:00Z"
_TEXTS = {".html", ".css", ".js", ".json", ".geojson", ".svg", ".xml", ".ics", ".webmanifest", ".txt"}
_BERLIN = {"latitude": 52.52, "longitude": 13.41}

Find = Callable[[Page], Locator]


@dataclass(frozen=True, slots=True)
class Step:
    """A tap on something, or with ``typed`` the words that are written there."""

    find: Find
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader wants, the page that a search of the web leads to, the way, and what is seen at its end."""

    wish: str
    start: str
    steps: tuple[Step, ...]
    end: Find
    way: str


@dataclass(frozen=True, slots=True)
class Counted:
    """``screens`` is how far down the page the furthest of what is tapped or read stands."""

    taps: int
    letters: int
    screens: int
    pages: int
    bytes: int


def link(name: str, *, exact: bool = True) -> Find:
    """A link by its name."""
    return lambda page: page.get_by_role("link", name=name, exact=exact).first


def button(name: str) -> Find:
    """A button by its name."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first


def text(words: str) -> Find:
    """What says so."""
    return lambda page: page.get_by_text(words).first


def part(selector: str) -> Find:
    """A part of a page."""
    return lambda page: page.locator(selector).first


def tap(find: Find) -> Step:
    """A tap on it."""
    return Step(find)


TASKS: Sequence[Task] = (
    Task(
        "Is there something in Ghana this spring?",
        "/events/",
        (tap(text("Narrow the list")), tap(part(".facet:has(a[href*=country]) > summary")), tap(link("Ghana"))),
        part(".empty-note"),
        "all events, *Narrow the list*, *Country*, *Ghana*: nothing is announced, and what there was stands below",
    ),
    Task(
        "Add it to my phone",
        "/events/fosdem-2027/",
        (tap(text("Add to calendar")), tap(link("Calendar file"))),
        part("h1"),
        "the event, *Add to calendar*, *Calendar file*",
    ),
    Task(
        "How do I get there by wheelchair?",
        "/events/example-scanning-day/",
        (tap(link("Look it up on OpenStreetMap")),),
        text("Step-free access"),
        "the event: *Step-free access* stands under *Accessibility*, the way there is one tap from *Getting there*",
    ),
    Task(
        "What happened at the last one?",
        "/events/series/wikimania/",
        (tap(link("Report", exact=False)),),
        part("h1"),
        "the series, *Report* of the last edition that has one",
    ),
    Task(
        "I read only Arabic",
        "/2026/10/19/how-to-subscribe/",
        (tap(part(".language-switch a[hreflang=ar]")),),
        part("html[lang=ar] h1"),
        "a story in English, العربية at the top: the same story",
    ),
    Task(
        "All of this organiser's in my calendar",
        "/events/wikidatacon-2019/",
        (tap(link("All their events")), tap(link("In your calendar"))),
        part("h1"),
        "an event, *All their events*, *In your calendar*",
    ),
    Task(
        "Does it still take place, and how do I join?",
        "/events/example-first-steps/",
        (tap(link("Join or watch online")),),
        part(".status-banner"),
        "the event: *Moved online* stands above its title, *Join or watch online* below",
    ),
    Task(
        "What is near me?",
        "/events/",
        (tap(text("Near me, and my events")), tap(button("Near me"))),
        part("[data-own-list] .event-card"),
        "all events, *Near me, and my events*, *Near me*",
    ),
    Task(
        "Where was that story about time zones?",
        "/",
        (
            Step(part("[role=search] [name=q]"), "zones"),
            tap(part("[role=search] button")),
            tap(part(".search-result a")),
        ),
        part("article h1"),
        "the front page, a word into the box at the top, the first that is found",
    ),
    Task(
        "How do I send you our event?",
        "/events/",
        (tap(link("Add an event")),),
        part("h1"),
        "all events, *Add an event*",
    ),
)


class _Server(ThreadingHTTPServer):
    """Counts what it sends."""

    sent = 0


class _Compressing(SimpleHTTPRequestHandler):
    """Sends texts compressed, as hosts do, and lets browsers keep what they have for ten minutes."""

    server: _Server

    def do_GET(self) -> None:
        """Send a file, or nothing but 404."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        if path.suffix in _TEXTS:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        head = sum(map(len, self._headers_buffer))  # type: ignore[attr-defined]
        self.end_headers()
        self.server.sent += head + len(data)
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[_Server]:
    """The site at a port of this machine."""
    with _Server(("127.0.0.1", 0), partial(_Compressing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def count(task: Task, browser: Browser, server: _Server) -> Counted:
    """Do it once, as somebody who has never been there."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, geolocation=_BERLIN, permissions=["geolocation"]
    )
    # Leaving the site is the end of a task: nobody is asked, and the page stays (RFC 9110 15.3.5).
    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(status=204))
    page = context.new_page()
    page.clock.install(time=NOW)
    pages: list[str] = []
    page.on("framenavigated", lambda frame: pages.append(frame.url))
    server.sent = 0
    page.goto(f"http://127.0.0.1:{server.server_port}{task.start}", wait_until="networkidle")
    screens, letters = 0, 0
    for step in task.steps:
        found = step.find(page)
        found.wait_for()
        screens = max(screens, _screen(found))
        letters += len(step.typed)
        found.tap()
        if step.typed:
            found.fill(step.typed)
        page.wait_for_load_state("networkidle")
    end = task.end(page)
    end.wait_for()
    screens = max(screens, _screen(end))
    own = {url.partition("#")[0] for url in pages if "127.0.0.1" in url}
    context.close()
    return Counted(len(task.steps), letters, screens, len(own), server.sent)


def _screen(found: Locator) -> int:
    """On which screen it begins, from 1."""
    top: float = found.evaluate("it => it.getBoundingClientRect().top + scrollY")
    return max(1, math.ceil((top + 1) / HEIGHT))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="the built sample site")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser (default: %(default)s)")
    arguments = parser.parse_args()
    folder = arguments.output
    sys.stdout.write("| what a reader wants | the way | taps | letters | pages | screens | KB |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    with served(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        for task in TASKS:
            it = count(task, browser, server)
            numbers = f"{it.taps} | {it.letters or ''} | {it.pages} | {it.screens} | {it.bytes / 1000:.0f}"
            sys.stdout.write(f"| {task.wish} | {task.way} | {numbers} |\n")
        browser.close()


if __name__ == "__main__":
    main()
