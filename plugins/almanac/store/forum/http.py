"""Sends requests over the network; the key goes to the forum alone, and to nobody it leads on to."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from almanac.forum.answers import Response
from almanac.store.forum.connection import NoAnswer, Request

# Seconds to connect, and between two parts of an answer; a whole answer has so many bytes at most.
_TIMEOUTS = (10, 30)
_MOST_BYTES = 8_000_000
_AGENT = "Almanac (a publisher of static sites; opens and reads topics for its owner)"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the forum, and its key, which nothing prints."""

    username: str
    key: str = field(repr=False)


class _NoPasswords(AuthBase):
    """Keeps requests from sending what a `.netrc` has for the host."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Session(requests.Session):
    """Follows nothing, and does not even read where it leads: that may be anything."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Nowhere."""
        del resp
        return None


class Http:
    """The network, as one that sends to a forum and to a site."""

    def __init__(self, account: Account | None, forum: str) -> None:
        self._account, self._forum = account, urlsplit(forum)
        self._session = _Session()
        self._session.auth = _NoPasswords()
        self._session.headers.update({"User-Agent": _AGENT, "Accept": "application/json, text/html;q=0.5"})

    def __call__(self, request: Request) -> Response:
        """What came back; raises ``NoAnswer``."""
        try:
            with self._session.request(
                request.method,
                request.address,
                data=None if request.json is None else json.dumps(request.json).encode(),
                headers=self._headers(request),
                timeout=_TIMEOUTS,
                allow_redirects=False,
                stream=True,
            ) as response:
                raw, is_whole = _read(response)
                text = raw.decode("utf-8", "replace")
                return Response(response.status_code, _lower(response), text, raw, is_whole=is_whole)
        except requests.Timeout:
            raise NoAnswer("no answer in time") from None
        except (requests.RequestException, OSError, UnicodeError) as error:
            # Never the error's own words: they can have headers in them.
            raise NoAnswer(f"no connection ({type(error).__name__})") from None

    def _headers(self, request: Request) -> dict[str, str]:
        headers = {} if request.json is None else {"Content-Type": "application/json"}
        parts = urlsplit(request.address)
        is_forum = (parts.scheme, parts.netloc) == (self._forum.scheme, self._forum.netloc)
        if request.with_key and is_forum and self._account:
            headers |= {"Api-Key": self._account.key, "Api-Username": self._account.username}
        return headers


def _lower(response: requests.Response) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _read(response: requests.Response) -> tuple[bytes, bool]:
    """An answer, which is cut where it is too long, and whether it is all: what is cut is no JSON."""
    parts: list[bytes] = []
    size = 0
    for part in response.iter_content(65_536):
        parts.append(part)
        size += len(part)
        if size > _MOST_BYTES:
            return b"".join(parts), False
    return b"".join(parts), True
