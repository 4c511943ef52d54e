"""Fetches one page or file of the web: within bounds of size and time, and never from a private network."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase

from almanac.store.public_network import IsAllowed, NotPublicError, PublicAdapter, is_public

MOST_BYTES = 3_000_000
# Seconds for one answer to begin or go on, and for all of it.
_TIMEOUTS = (10, 10)
_MOST_SECONDS = 30.0
_MOST_REDIRECTS = 5
_AGENT = "Almanac (a publisher of static sites; reads one page when somebody asks for it)"
_ACCEPT = "text/html, text/calendar, application/ld+json"
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


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses of the network that a host has; raises ``OSError``."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(
    address: str,
    addresses: Addresses = addresses_of,
    allowed: IsAllowed = is_public,
    *,
    most: int = MOST_BYTES,
    accept: str = _ACCEPT,
) -> WebPage:
    """The page; raises ``PageUnavailable``. ``allowed`` says which addresses of the network may be asked.

    ``most`` are the bytes of what comes back; ``accept`` are the media types that are asked for.
    """
    until = time.monotonic() + _MOST_SECONDS
    with requests.Session() as session:
        session.auth = _NoPasswords()
        session.trust_env = False
        for scheme in ("http://", "https://"):
            session.mount(scheme, PublicAdapter(allowed))
        session.headers.update({"User-Agent": _AGENT, "Accept": accept})
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
                    return WebPage(address, _body(response, until, most))
            except NotPublicError as error:
                raise _private(str(error)) from None
            except (requests.RequestException, OSError, UnicodeError, ValueError) as error:
                hint = "see whether this machine is online, or save the page and name the file"
                raise PageUnavailable(f"{address} gives no answer ({type(error).__name__})", hint) from None
    raise PageUnavailable(f"{address} leads on and on", "name the address to which a browser comes in the end")


def _be_allowed(address: str, addresses: Addresses, allowed: IsAllowed) -> None:
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
        raise _private(host)


def _private(host: str) -> PageUnavailable:
    return PageUnavailable(f"`{host}` is a host of a private network", "save the page, and name the file")


def _body(response: requests.Response, until: float, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        parts.append(part)
        size += len(part)
        if size > most or time.monotonic() > until:
            raise PageUnavailable(f"{response.url} is too large, or too slow", "save the page, and name the file")
    return b"".join(parts)
