"""A forge on this machine: hears what a link asks it for, as a forge would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit


class Forge(ThreadingHTTPServer):
    """``asked`` are the paths and queries of all requests but for icons, decoded."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        """The address of its one repository."""
        return f"http://127.0.0.1:{self.server_address[1]}/group/site"


class _Handler(BaseHTTPRequestHandler):
    server: Forge

    def do_GET(self) -> None:
        """Note what is asked for."""
        parts = urlsplit(self.path)
        if "favicon" not in parts.path:
            query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
            path = unquote(parts.path).removeprefix("/group/site/")
            self.server.asked.append((path, {name: values[0] for name, values in query.items()}))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Forge</title>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def forge() -> Iterator[Forge]:
    """One that answers for as long as its ``with`` lasts."""
    server = Forge()
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
