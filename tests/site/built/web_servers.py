"""nginx and Apache with the rules that `move` writes, each in one process on a free port."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

_NGINX = """\
daemon off;
master_process off;
pid {work}/nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    server_names_hash_bucket_size 128;
    types {{ text/javascript js; text/html html; }}
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root "{root}";
        include "{rules}";
    }}
}}
"""
_APACHE = """\
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {work}/apache.pid
DefaultRuntimeDir {work}
Mutex posixsem
ErrorLog /dev/stderr
{modules}
User nobody
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot {root}
<Directory {root}>
    Require all granted
    AllowOverride FileInfo
</Directory>
<VirtualHost *:{port}>
    {rules}
</VirtualHost>
"""
_MODULES = ("mpm_event", "authz_core", "mime", "dir", "rewrite")
_DEBIANS = "/usr/lib/apache2/modules"


@dataclass(frozen=True)
class Answer:
    """What a server said: its status, where it leads, and the text."""

    status: int
    location: str
    text: str


class Asking:
    """Asks a server, over one connection."""

    def __init__(self, connection: HTTPConnection) -> None:
        self._connection = connection

    def get(self, target: str) -> Answer:
        """What it says to an address as it stands."""
        self._connection.request("GET", target)
        answer = self._connection.getresponse()
        return Answer(answer.status, answer.getheader("Location", ""), answer.read().decode())


@contextmanager
def nginx(program: str, work: Path, root: Path, rules: Path) -> Iterator[Asking]:
    """nginx with rules in its `server` block."""
    port = _free_port()
    config = work / "nginx.conf"
    config.write_text(_NGINX.format(work=work, port=port, root=root, rules=rules), "utf-8")
    with _running([program, "-p", str(work), "-c", str(config)], port) as asking:
        yield asking


@contextmanager
def apache(program: str, work: Path, root: Path, rules: Path | None) -> Iterator[Asking]:
    """Apache with rules in its virtual host; without any it reads those that `.htaccess` has."""
    port = _free_port()
    modules = "\n".join(f"LoadModule {name}_module {_DEBIANS}/mod_{name}.so" for name in _MODULES)
    included = f"Include {rules}" if rules else ""
    config = work / "apache.conf"
    config.write_text(_APACHE.format(work=work, port=port, root=root, rules=included, modules=modules), "utf-8")
    with _running([program, "-X", "-d", str(work), "-f", str(config)], port) as asking:
        yield asking


@contextmanager
def _running(command: list[str], port: int) -> Iterator[Asking]:
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        _wait_for(server, port)
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            yield Asking(connection)
    finally:
        server.terminate()
        server.communicate(timeout=60)


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(1200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if server.poll() is not None:
                raise AssertionError(server.communicate()[0].decode()) from None
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the web server does not answer")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
