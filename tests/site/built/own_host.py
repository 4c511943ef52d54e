"""A site at the address that it was built for, on this computer, whose host can go away and come back."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote, urlsplit

from built.pages import BuiltSite
from preview.media import media_type


class OwnHost:
    """Serves a built site; every address of the site in its pages is the one under which it is served here.

    ``instead`` has what is served instead of files, by path, as after another build.
    """

    def __init__(self, site: BuiltSite) -> None:
        self._site = site
        self._path = urlsplit(site.siteurl).path
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self.instead: dict[str, bytes] = {}
        self.begin()

    @property
    def url(self) -> str:
        """Where a browser finds the site, without a trailing slash."""
        return f"http://127.0.0.1:{self._port}{self._path}"

    def begin(self) -> None:
        """Answer, at the same address as before."""

        class Handler(_Handler):
            host = self

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def end(self) -> None:
        """Answer no more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def data(self, path: str) -> bytes | None:
        """What is at a path of the host; None for nothing."""
        if path in self.instead:
            return self.instead[path]
        inside = path.removeprefix(self._path)
        file = self._site.folder / f"{inside.lstrip('/')}{'index.html' if inside.endswith('/') else ''}"
        if not path.startswith(f"{self._path}/") or not file.is_file():
            return None
        return file.read_bytes().replace(self._site.siteurl.encode(), self.url.encode())


class _Handler(BaseHTTPRequestHandler):
    host: OwnHost

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        data = self.host.data(path)
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Type", media_type(f"{path}index.html" if path.endswith("/") else path))
        self.send_header("Content-Length", str(len(data or b"")))
        self.end_headers()
        self.wfile.write(data or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
