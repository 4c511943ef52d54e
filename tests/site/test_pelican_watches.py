"""`pelican -lr`, which its users know: it builds again on every save, serves, and lets others build beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from urllib.request import urlopen

import pytest
from built.project import MINIATURE_NOW, Project, with_code

from bootstrap.variables import without_misleading

PAGE = "content/pages/about.md"
EVENT = "events/2027/walk.md"
PATIENCE = 120.0  # seconds, on a machine that has much else to do


class Watching:
    """A `pelican` that stays, and what it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as printed:
            for line in printed:
                self._lines.put(line)

    def end(self) -> None:
        """Wait until it has ended."""
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)

    def wait_for(self, words: str, patience: float = PATIENCE) -> str:
        """All that is printed up to these words; raises ``Empty`` when nothing more comes."""
        printed = ""
        while words not in printed:
            printed += self._lines.get(timeout=patience)
        return printed

    def wait_until(self, is_built: Callable[[], bool]) -> None:
        """Wait for builds until one has what is looked for."""
        self.wait_for("Done: Processed")
        while not is_built():
            self.wait_for("Done: Processed")

    def save(self, file: Path, text: str) -> None:
        """Write a file until it is noticed: nothing tells when the watching begins."""
        for _ in range(int(PATIENCE)):
            file.write_text(text, "utf-8")
            try:
                self.wait_for("re-generating", patience=1)
            except Empty:
                continue
            return
        pytest.fail("no save is noticed")

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None


@pytest.fixture
def project(new_project: Callable[..., Project]) -> Project:
    """A site of one page and one event."""
    return new_project(_small)


def _small(root: Path) -> Project:
    project = Project(with_code(root), MINIATURE_NOW)
    for path, text in ((PAGE, about("First")), (EVENT, walk("First"))):
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(text, "utf-8")
    project.commit(datetime(2026, 12, 1, tzinfo=UTC), "Begin")
    return project


def about(title: str, *fields: str) -> str:
    return "\n".join(["---", f"title: {title}", *fields, "---", "Text.", ""])


def walk(title: str) -> str:
    summary = "Once around the lake, with a map in hand and time for questions."
    return (
        f"---\ntitle: {title}\nstart: 2027-03-10\nsummary: {summary}\ncategory: Meetup\nworldwide: true\n---\nText.\n"
    )


@contextmanager
def watching(project: Project, *options: str) -> Iterator[Watching]:
    """Run it as long as the ``with`` lasts."""
    clock = {"SOURCE_DATE_EPOCH": str(int(project.now.timestamp())), "PYTHONUNBUFFERED": "1", "COLUMNS": "500"}
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "pelican"), *options],
        cwd=project.root,
        env={**without_misleading(os.environ), **clock},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    pelican = Watching(process)
    try:
        yield pelican
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        pelican.end()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_two_saves_are_two_reloads_and_a_build_runs_beside_it(project: Project) -> None:
    port = free_port()

    def title() -> str:
        with urlopen(f"http://127.0.0.1:{port}/about/", timeout=PATIENCE) as page:
            text: str = page.read().decode("utf-8")
        return text.partition("<h1>")[2].partition("</h1>")[0]

    with watching(project, "-lr", "-p", str(port)) as pelican:
        pelican.wait_for("Done: Processed")
        titles = [title()]
        for words in ("Second", "Third"):
            pelican.save(project.root / PAGE, about(words))
            pelican.wait_until(lambda expected=words: title() == expected)
            titles.append(title())
        beside = project.build(project.root / "output")
        titles.append(title())

        assert titles == ["First", "Second", "Third", "Third"]
        assert (beside.returncode, pelican.is_running) == (0, True), beside.stdout + beside.stderr


def test_what_is_wrong_is_told_once_and_built_when_it_is_mended_events_too(project: Project) -> None:
    template = project.root / "theme" / "templates" / "page.html"
    working = template.read_text("utf-8")
    event_page = project.root / "output" / "events" / "walk" / "index.html"
    (project.root / PAGE).write_text(about("First", "headline: x"), "utf-8")
    with watching(project, "--autoreload") as pelican:
        of_page = pelican.wait_for("waiting for the next change")
        pelican.save(project.root / PAGE, about("Second"))
        pelican.wait_for("Done: Processed")
        pelican.save(template, f"{working}{{% if nothing %}}\n")
        of_template = pelican.wait_for("waiting for the next change")
        pelican.save(template, working)
        pelican.wait_for("Done: Processed")
        pelican.save(project.root / EVENT, walk("Second"))
        pelican.wait_until(lambda: ">Second</h1>" in event_page.read_text("utf-8"))

    assert f"error: {PAGE}:3: headline: " in of_page
    assert of_template.count("TemplateSyntaxError") == 1


def test_serving_alone_keeps_nobody_from_building(project: Project) -> None:
    with watching(project, "-l", "-p", str(free_port())) as pelican:
        pelican.wait_for("Serving site at")

        assert project.build(project.root / "output").returncode == 0
        assert project.pelican().returncode == 0
