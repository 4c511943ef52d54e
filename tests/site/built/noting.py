"""A server that notes what it is asked for, for one page of a text that was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(slots=True)
class Noted:
    """Where the server is, and the paths that it was asked for."""

    url: str
    paths: list[str] = field(default_factory=list)


@contextmanager
def serving(body: str) -> Iterator[Noted]:
    """Serve a page with this body, and nothing else."""
    page = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head>{body}'

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            noted.paths.append(self.path)
            is_page = self.path == "/a/b/"
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode() if is_page else b"")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    noted = Noted(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield noted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
