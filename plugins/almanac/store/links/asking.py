"""Asks one page on the web whether it is there; what lies in a network that only we see is not asked."""

from __future__ import annotations

import socket
from urllib.parse import urldefrag, urljoin, urlsplit

import requests

from almanac.store.links.answers import Answer, answer_of
from almanac.store.public_network import IsAllowed, NotPublicError, PublicAdapter, is_public

# Seconds to connect, and between two parts of an answer.
_TIMEOUTS = (10, 20)
_MOST_REDIRECTS = 6
_LONGEST_WAIT = 3600.0
# Of every host, where this machine has no connection.
NO_HOST = "there is no such host"


class Asker:
    """Asks as one program that says who it is; it keeps nothing of an answer but what it says of itself.

    ``agent`` is its User-Agent (RFC 9110 10.1.5). ``is_allowed`` decides on the IP address of each connection, after it
    is made and before anything is sent: a name may lead elsewhere each time it is asked for.
    """

    def __init__(self, agent: str, is_allowed: IsAllowed = is_public) -> None:
        self._session = requests.Session()
        self._session.trust_env = False  # no passwords of this machine, and no proxy that would connect for us
        self._session.headers.update({"User-Agent": agent, "Accept": "text/html,*/*;q=0.5"})
        adapter = PublicAdapter(is_allowed)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, adapter)

    def ask(self, address: str) -> Answer:
        """Whether the page is there: by HEAD, and where that says no by GET, whose content is not read.

        Some servers do not know HEAD, or take it for an attack.
        """
        answer = self._asked("HEAD", address)
        is_no = answer.status and (answer.why or answer.state != "answers") and not answer.wait
        return self._asked("GET", address) if is_no else answer

    def _asked(self, method: str, address: str) -> Answer:
        where = urldefrag(address)[0]
        try:
            for _ in range(_MOST_REDIRECTS):
                with self._session.request(
                    method, where, timeout=_TIMEOUTS, allow_redirects=False, stream=True
                ) as response:
                    target = response.headers.get("Location") if response.is_redirect else None
                    if target is None:
                        return answer_of(response.status_code, _seconds(response.headers.get("Retry-After", "")))
                where = urldefrag(urljoin(where, target))[0]
                if urlsplit(where).scheme not in {"http", "https"}:
                    return Answer("gone", "leads to what is no page")
        except NotPublicError:
            return Answer("gone", "leads into a network that readers do not see")
        except requests.exceptions.SSLError:
            return Answer("gone", "its certificate is not valid")
        except requests.Timeout:
            return Answer("unclear", "no answer in time")
        except (requests.RequestException, OSError, UnicodeError, ValueError) as error:
            return _failed(error)
        return Answer("gone", "leads on and on")


def is_known_host(address: str) -> bool:
    """Whether its host has an address, as far as this machine can tell: without a network none has."""
    try:
        return bool(socket.getaddrinfo(urlsplit(address).hostname, None))
    except (OSError, UnicodeError, ValueError):
        return False


def _failed(error: Exception) -> Answer:
    """Never the error's own words: they can have anything in them."""
    if "NameResolutionError" in repr(error):
        return Answer("gone", NO_HOST)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | UnicodeError):
        return Answer("gone", "is no address")
    return Answer("unclear", "no connection")


def _seconds(text: str) -> float:
    """How long a server wants to be left alone; a date, which few give, counts for a minute (RFC 9110 10.2.3)."""
    if not text:
        return 0.0
    return min(float(text), _LONGEST_WAIT) if text.isascii() and text.isdecimal() else 60.0
