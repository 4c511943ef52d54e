"""Fetches a calendar: only if it is another than before, within bounds of size and time, from no private network."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase

from almanac.store.public_network import IsAllowed, NotPublicError, PublicAdapter, is_public

MOST_BYTES = 20_000_000
# Seconds for a part of one answer, and for all of it.
_TIMEOUTS = (10, 20)
_MOST_SECONDS = 90.0
_MOST_REDIRECTS = 5
_LONGEST_WAIT = 7 * 86_400.0
_AGENT = "Almanac (a publisher of static sites; reads the calendars of its partners once a night)"
_NOT_MODIFIED, _SUCCESS = 304, 200


@dataclass(frozen=True, slots=True)
class Version:
    """How a server calls what it sent (RFC 9110 8.8)."""

    etag: str = ""
    last_modified: str = ""


NOTHING = Version()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came, None where it is the same as before; ``version`` is to be sent the next time."""

    data: bytes | None
    version: Version = NOTHING


class FetchFailed(Exception):
    """Why nothing came, in words; ``wait`` are the seconds for which the server wants to be left alone."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.why = why
        self.wait = wait


class _NoPasswords(AuthBase):
    """Keeps requests from sending what a `.netrc` has for the host."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


def fetch_calendar(address: str, known: Version = NOTHING, is_allowed: IsAllowed = is_public) -> Fetched:
    """The calendar at an address; raises ``FetchFailed``."""
    until = time.monotonic() + _MOST_SECONDS
    address = f"https{address[6:]}" if address.lower().startswith("webcal:") else address
    with requests.Session() as session:
        session.auth = _NoPasswords()
        session.trust_env = False
        for scheme in ("http://", "https://"):
            session.mount(scheme, PublicAdapter(is_allowed))
        session.headers.update({"User-Agent": _AGENT, "Accept": "text/calendar, application/json;q=0.9, */*;q=0.1"})
        for _ in range(_MOST_REDIRECTS + 1):
            if urlsplit(address).scheme not in {"http", "https"}:
                raise FetchFailed("leads to what is no address of the web")
            try:
                with session.get(
                    address, headers=_asked(known), timeout=_TIMEOUTS, allow_redirects=False, stream=True
                ) as response:
                    if response.is_redirect:
                        address = urljoin(address, response.headers["Location"])
                        continue
                    return _answer(response, until)
            except NotPublicError:
                raise FetchFailed("leads into a network that only some see") from None
            except requests.Timeout:
                raise FetchFailed("gives no answer in time") from None
            except (requests.RequestException, OSError, UnicodeError, ValueError):
                # Never the error's own words: they can have anything in them.
                raise FetchFailed("gives no answer") from None
    raise FetchFailed("leads on and on")


def _asked(known: Version) -> dict[str, str]:
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in pairs if value}


def _answer(response: requests.Response, until: float) -> Fetched:
    version = Version(_header(response, "ETag"), _header(response, "Last-Modified"))
    if response.status_code == _NOT_MODIFIED:
        return Fetched(None, version)
    if response.status_code != _SUCCESS:
        raise FetchFailed(f"answers {response.status_code}", _wait(response.headers.get("Retry-After", "")))
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise FetchFailed(f"has more than {MOST_BYTES // 1_000_000} megabytes")
        if time.monotonic() > until:
            raise FetchFailed("takes too long")
    return Fetched(b"".join(parts), version)


def _header(response: requests.Response, name: str) -> str:
    """What can be sent back as it is."""
    text = response.headers.get(name, "")
    return text if text.isascii() and text.isprintable() and len(text) <= 200 else ""


def _wait(text: str) -> float:
    """How long a server wants to be left alone; a date, which few give, counts for a day (RFC 9110 10.2.3)."""
    if not text:
        return 0.0
    return min(float(text), _LONGEST_WAIT) if text.isascii() and text.isdecimal() else 86_400.0
