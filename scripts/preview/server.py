"""Serves a built site on this computer, as a web host would, and keeps its pages fresh."""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import socket
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socketserver import TCPServer
from threading import Timer
from typing import Any, BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit

from almanac.model.address import file_of
from almanac.model.printable import printable
from commands.cannot_run import CannotRun
from commands.printing import complain
from preview.media import media_type
from preview.state import Board

OWN = "/_almanac/"
FIRST_PORT = 8000
PORTS_TRIED = 20
_HEARTBEAT = 15.0  # seconds; writing is how a server learns that a page is gone
_LONGEST_LINE = 200
# How long a client may take to say what it wants, and to take a piece of it; a browser here takes milliseconds.
_PATIENCE = 10.0
_HERE = Path(__file__).parent
_OWN_FILES = {f"{OWN}reload.js": _HERE / "reload.js", f"{OWN}reload.css": _HERE / "reload.css"}
_PORT = re.compile(r":\d*\Z")
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)


class SiteServer(ThreadingHTTPServer):
    """A server for the files in ``folder``; with ``reload`` its pages follow ``board``."""

    daemon_threads = True
    # On Windows this option would let two servers have one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, host: str, port: int, folder: Path, board: Board, *, reload: bool = True) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.folder = folder
        self.board = board
        self.reload = reload
        self._names = frozenset(_names_of_this_computer(host))
        super().__init__((host, port), SiteHandler)

    def server_bind(self) -> None:
        """Bind, without the name look-up of HTTPServer, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where a browser on this computer finds it, without a trailing slash."""
        host, port = str(self.server_address[0]), self.server_address[1]
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def answers_to(self, host: str) -> bool:
        """Whether a ``Host`` header means this server: an address, or a name that only this computer gives itself.

        A page elsewhere whose own name suddenly leads to this computer (DNS rebinding) could read drafts; it cannot
        make a browser send another name than its own.
        """
        name = host.strip().lower()
        name = name[1:].partition("]")[0] if name.startswith("[") else _PORT.sub("", name)
        name = name.removesuffix(".")
        if name in self._names or name.endswith(".localhost"):
            return True
        with suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was closed while it loaded is nothing to report."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: SiteServer
    server_version = "Almanac"
    timeout = _PATIENCE

    def __init__(self, request: Any, client_address: Any, server: SiteServer) -> None:
        super().__init__(request, client_address, server, directory=os.fspath(server.folder))

    def handle(self) -> None:
        """Read a request, within bounds of time, and answer it."""
        self._too_slow = Timer(_PATIENCE, self._hang_up)
        self._too_slow.daemon = True
        self._too_slow.start()
        try:
            super().handle()
        finally:
            self._too_slow.cancel()

    def _hang_up(self) -> None:
        """End a connection whose request comes byte by byte: each for itself would be in time."""
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def parse_request(self) -> bool:
        """Read the request's head; False where it was refused."""
        if not super().parse_request():
            return False
        self._too_slow.cancel()
        hosts = self.headers.get_all("Host", [])
        if len(hosts) > 1 or not all(self.server.answers_to(host) for host in hosts):
            words = f"This is a preview of a site on this computer, under no such name. It is at {self.server.url}/\n"
            body = self._send(words.encode(), media_type("refused.txt"), HTTPStatus.MISDIRECTED_REQUEST)
            self.wfile.write(body.getvalue())
            return False
        return True

    def do_GET(self) -> None:
        """A file, a page, or the stream of news for open pages."""
        if self.server.reload and urlsplit(self.path).path == f"{OWN}events":
            self._stream()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Headers of the answer, and its body; called for GET and HEAD."""
        address = urlsplit(self.path).path
        if self.server.reload and address in _OWN_FILES:
            return self._send(_OWN_FILES[address].read_bytes(), media_type(address))
        path = super().translate_path(self.path)
        # os.path answers False for what no file can be called, where Path raises.
        if os.path.isdir(path) and not path.endswith("/"):  # noqa: PTH112
            return super().send_head()  # redirects to the address with its slash
        path = f"{path}index.html" if path.endswith("/") else path
        # Asked before the file is read: at worst a page that is new already is loaded once more.
        build = self.server.board.shown_at(self._name(path)).build
        newest = self._newest(path)
        if not os.path.isfile(newest):  # noqa: PTH113
            return self._not_found(build)
        if path.endswith(".html"):
            return self._send(self._fresh(_whole(newest, path), build), media_type(path))
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Where the file of an address is."""
        return self._newest(super().translate_path(path))

    def _newest(self, path: str) -> str:
        """The file itself, or the one that a build has made ahead of the others."""
        ahead = self.server.board.ahead(self._name(path))
        return path if ahead is None else os.fspath(ahead)

    def _name(self, path: str) -> str:
        return path.removeprefix(os.fspath(self.server.folder)).replace(os.sep, "/").lstrip("/")

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The Content-Type of a file, wherever it lies."""
        del path
        return media_type(unquote(urlsplit(self.path).path))

    def end_headers(self) -> None:
        """Nothing of a preview may be kept by a browser."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Only what was not found is worth a line."""
        if code == HTTPStatus.NOT_FOUND and not self.path.endswith("/favicon.ico"):
            self.log_message("%s", f"not found: {unquote(self.path)[:_LONGEST_LINE]}")

    def log_message(self, format: str, *args: Any) -> None:
        """A line on standard error; control characters of a request stay out of the terminal."""
        complain(printable(format % args))

    def _not_found(self, build: str) -> BytesIO:
        if not (self.server.folder / "index.html").is_file():
            waiting = _HERE / "waiting.html"
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return self._send(self._fresh(waiting.read_bytes(), build), media_type(waiting.name), status)
        page = self.server.folder / "404.html"
        if not page.is_file():
            return self._send(b"Not found\n", media_type("not-found.txt"), HTTPStatus.NOT_FOUND)
        return self._send(self._fresh(page.read_bytes(), build), media_type(page.name), HTTPStatus.NOT_FOUND)

    def _fresh(self, html: bytes, build: str) -> bytes:
        """The page with the script that reloads it, which is in no file."""
        if not self.server.reload:
            return html
        # An address and a random number of ours: nothing that would need escaping.
        tag = f'<script src="{OWN}reload.js" data-build="{build}" defer></script>'.encode()
        ends = [match.start() for match in _BODY_END.finditer(html)]
        at = ends[-1] if ends else len(html)
        return html[:at] + tag + html[at:]

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _stream(self) -> None:
        """Server-Sent Events: the state of a page now, and every other that follows."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        pages = parse_qs(urlsplit(self.path).query).get("page", [""])
        name = file_of(unquote(pages[0]))
        with self.server.board.looking_at(name):
            self._tell(name)

    def _tell(self, name: str) -> None:
        board, seen = self.server.board, None
        while not board.closed:
            shown = board.shown_at(name)
            news = f"data: {shown.as_json()}\n\n" if shown != seen else ": still here\n\n"
            try:
                self.wfile.write(news.encode())
                self.wfile.flush()
            except OSError:  # the page was left
                return
            seen = shown
            board.wait(name, shown, _HEARTBEAT)


def _whole(newest: str, path: str) -> bytes:
    """The bytes of a file, which may just have been moved to its place."""
    try:
        return Path(newest).read_bytes()
    except FileNotFoundError:
        return Path(path).read_bytes()


def _names_of_this_computer(host: str) -> list[str]:
    """The names under which a server that listens on ``host`` is known: to others only where it listens to others."""
    own = ["localhost", host.lower().removesuffix(".")]
    with suppress(ValueError):
        if ipaddress.ip_address(host).is_loopback:
            return own
    name = socket.gethostname().lower()
    return [*own, name, f"{name}.local"]


def open_server(host: str, port: int | None, folder: Path, board: Board, *, reload: bool = True) -> SiteServer:
    """A server on ``port``, or without one on the first free from 8000; raises CannotRun without any."""
    first = FIRST_PORT if port is None else port
    last = first + PORTS_TRIED if port is None else first
    for candidate in range(first, last + 1):
        try:
            return SiteServer(host, candidate, folder, board, reload=reload)
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                raise CannotRun(
                    f"--host {host} is no address of this computer.",
                    "leave --host out, or use --host 0.0.0.0 to let others in this network look.",
                ) from error
    which = f"port {first}" if first == last else f"every port from {first} to {last}"
    raise CannotRun(
        f"{which} is taken by another program, or may not be used.",
        f"end that program, or name another port: scripts/almanac serve --port {min(last + 1000, 65535)}",
    )
