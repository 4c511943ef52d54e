"""Fetches one page or file of the web: within bounds of size and time, and never from a private network."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

MOST_BYTES = 3_000_000
# Seconds for one answer to begin or go on, and for all of it.
_TIMEOUTS = (10, 10)
_MOST_SECONDS = 30.0
_MOST_REDIRECTS = 5
_AGENT = "Almanac (a publisher of static sites; reads one page when somebody asks for it)"
Addresses = Callable[[str, int], list[str]]


class PageUnavailable(Exception):
    """Why there is no page, and the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class WebPage:
    """What came back, and the address that it came from in the end."""

    address: str
    data: bytes


class _NoPasswords(AuthBase):
    """Keeps requests from sending what a `.netrc` has for the host."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Looking(HTTPAdapter):
    """Looks whose address it has connected to, before anything is sent there.

    Whoever names a host may give it another address a moment after somebody has asked which it has.
    """

    def __init__(self, allowed: Callable[[str], bool]) -> None:
        self._allowed = allowed
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """With connections that look."""
        super().init_poolmanager(*arguments, **options)
        allowed = self._allowed

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _looked_at(super()._new_conn(), allowed)

        class Encrypted(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _looked_at(super()._new_conn(), allowed)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}


def _looked_at(connected: socket.socket, allowed: Callable[[str], bool]) -> socket.socket:
    host = str(connected.getpeername()[0])
    if not allowed(host):
        connected.close()
        raise PageUnavailable(f"`{host}` is a host of a private network", "save the page, and name the file")
    return connected


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of the network that a host has; raises ``OSError``."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether it is one of the whole net, and none of this machine or of a network that only it may see."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not ip.is_multicast


def fetch(address: str, addresses: Addresses = addresses_of, allowed: Callable[[str], bool] = is_public) -> WebPage:
    """The page; raises ``PageUnavailable``. ``allowed`` says which addresses of the network may be asked."""
    until = time.monotonic() + _MOST_SECONDS
    with requests.Session() as session:
        session.auth = _NoPasswords()
        session.trust_env = False
        for scheme in ("http://", "https://"):
            session.mount(scheme, _Looking(allowed))
        session.headers.update({"User-Agent": _AGENT, "Accept": "text/html, text/calendar, application/ld+json"})
        for _ in range(_MOST_REDIRECTS + 1):
            _be_allowed(address, addresses, allowed)
            try:
                with session.get(address, timeout=_TIMEOUTS, allow_redirects=False, stream=True) as response:
                    if response.is_redirect:
                        address = urljoin(address, response.headers["Location"])
                        continue
                    if response.status_code != 200:
                        hint = "see in a browser whether it is there, or save it and name the file"
                        raise PageUnavailable(f"{address} answers {response.status_code}", hint)
                    return WebPage(address, _body(response, until))
            except (requests.RequestException, OSError, UnicodeError, ValueError) as error:
                hint = "see whether this machine is online, or save the page and name the file"
                raise PageUnavailable(f"{address} gives no answer ({type(error).__name__})", hint) from None
    raise PageUnavailable(f"{address} leads on and on", "name the address to which a browser comes in the end")


def _be_allowed(address: str, addresses: Addresses, allowed: Callable[[str], bool]) -> None:
    hint = "name an address that begins with `https://`, or save the page and name the file"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise PageUnavailable(f"{address} is no address", hint) from None
    if parts.scheme not in {"http", "https"} or not host:
        raise PageUnavailable(f"{address} is no address of the web", hint)
    try:
        found = addresses(host, port)
    except (OSError, UnicodeError):
        raise PageUnavailable(
            f"there is no host `{host}`", "see that the address is right, and that you are online"
        ) from None
    if not all(map(allowed, found)):
        raise PageUnavailable(f"`{host}` is a host of a private network", "save the page, and name the file")


def _body(response: requests.Response, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES or time.monotonic() > until:
            raise PageUnavailable(f"{response.url} is too large, or too slow", "save the page, and name the file")
    return b"".join(parts)
