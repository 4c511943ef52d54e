"""Measures how long it takes from a save until an open page is told to reload, in `serve`."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse

from measured_process import Cost
from programs import Program

_FIRST_BUILD = 1800.0  # seconds that the first build may take


def save_to_reload(program: Program) -> Cost:
    """Serve, save the newest story once, and wait for the news that an open page gets; CPU is not counted."""
    port = _free_port()
    command = program.command("serve", "--port", str(port))
    with subprocess.Popen(
        command, cwd=program.root, env=program.variables(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            return Cost(_wait_for_reload(program, port), 0.0)
        finally:
            process.send_signal(signal.SIGTERM)


def _wait_for_reload(program: Program, port: int) -> float:
    """Seconds from the save to the news of another build."""
    builds = _builds(_listen(port))
    _settle(builds)
    newest = max(program.source("content/stories").rglob("*.md"), key=lambda path: (path.parent.name, path.name))
    text = newest.read_text("utf-8")
    saved = time.perf_counter()
    newest.write_text(f"{text}\nSaved while it is served.\n", "utf-8")
    try:
        next(builds)
        return time.perf_counter() - saved
    finally:
        newest.write_text(text, "utf-8")


def _settle(builds: Iterator[str]) -> None:
    """Wait for the first build: until there was one, the stream tells of the build before it."""
    next(builds)
    next(builds)


def _builds(answer: HTTPResponse) -> Iterator[str]:
    """The name of each build that the stream tells of (Server-Sent Events), the one that stands first."""
    last = None
    while line := answer.readline():
        if line.startswith(b"data: "):
            build = json.loads(line.removeprefix(b"data: "))["build"]
            if build != last:
                yield build
            last = build
    raise RuntimeError("the preview ended")


def _listen(port: int) -> HTTPResponse:
    """The stream of news for open pages, once the server is there."""
    until = time.monotonic() + _FIRST_BUILD
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=_FIRST_BUILD)
        try:
            connection.request("GET", "/_almanac/events")
            return connection.getresponse()
        except ConnectionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
