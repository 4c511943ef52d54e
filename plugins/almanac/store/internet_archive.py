"""Asks the Internet Archive to keep a page (Save Page Now, version 2), politely, and hears what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

import requests

from almanac.model.archived_copy import ArchivedCopy
from almanac.model.printable import printable

SERVICE = "https://web.archive.org"
# Seconds: to connect and between two parts of an answer; between two pages; between two looks at one, and how many.
_TIMEOUTS = (15, 60)
_BETWEEN_PAGES, _BETWEEN_LOOKS, _MOST_LOOKS = 15.0, 10.0, 30
_LONGEST_WAIT = 300.0
_MOST_BYTES, _FAULTS = 65536, 500
_JOB = re.compile(r"[A-Za-z0-9-]{1,100}")
_MOMENT = re.compile(r"[0-9]{14}")
_LONGEST_REASON = 200


class Became(Enum):
    """What became of a request."""

    KEPT = "kept"
    REFUSED = "refused"  # of this page; another may be kept
    BUSY = "busy"  # nothing is asked for any more today


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the copy, or why there is none."""

    became: Became
    copy: ArchivedCopy | None = None
    why: str = ""


class _Busy(Exception):
    """It wants to be left alone, or does not answer."""


class _Refused(Exception):
    """It does not keep this page."""


class InternetArchive:
    """``keys`` are those of an account there, as ``KEY:SECRET``, or empty; ``wait`` sleeps for so many seconds."""

    def __init__(self, agent: str, keys: str, wait: Callable[[float], None], service: str = SERVICE) -> None:
        self._service = service
        self._wait = wait
        self._has_asked = False
        self._session = requests.Session()
        self._session.trust_env = False  # no passwords of this machine
        self._session.headers.update({"User-Agent": agent, "Accept": "application/json"})
        if keys:
            self._session.headers["Authorization"] = f"LOW {keys}"

    def keep(self, url: str) -> Outcome:
        """Ask for one page, and wait until it is there or will not be."""
        if self._has_asked:
            self._wait(_BETWEEN_PAGES)
        self._has_asked = True
        try:
            return Outcome(Became.KEPT, self._kept(url, self._begun(url)))
        except _Refused as reason:
            return Outcome(Became.REFUSED, why=str(reason))
        except _Busy as reason:
            return Outcome(Became.BUSY, why=str(reason))

    def _begun(self, url: str) -> str:
        """The name of the job that was begun."""
        answer = self._asked("POST", "/save", {"url": url, "skip_first_archive": "1"})
        job = answer.get("job_id")
        if not isinstance(job, str) or not _JOB.fullmatch(job):
            raise _Refused(_reason(answer))
        return job

    def _kept(self, url: str, job: str) -> ArchivedCopy:
        for _ in range(_MOST_LOOKS):
            answer = self._asked("GET", f"/save/status/{job}", None)
            status = answer.get("status")
            if status == "success":
                return self._copy(url, str(answer.get("timestamp", "")))
            if status != "pending":
                raise _Refused(_reason(answer))
            self._wait(_BETWEEN_LOOKS)
        raise _Refused("it has not finished in time")

    def _copy(self, url: str, moment: str) -> ArchivedCopy:
        if not _MOMENT.fullmatch(moment):
            raise _Refused("it does not say when it kept it")
        try:
            at = datetime.strptime(moment, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            raise _Refused("it does not say when it kept it") from None
        return ArchivedCopy(url, f"{self._service}/web/{moment}/{url}", at)

    def _asked(self, method: str, path: str, form: Mapping[str, str] | None) -> Mapping[str, object]:
        """What it answers; once more after the time that it asks for."""
        status, wanted, answer = self._answered(method, path, form)
        if status == requests.codes.too_many_requests:
            if wanted > _LONGEST_WAIT:
                raise _Busy("it wants to be asked later")
            self._wait(wanted)
            status, _, answer = self._answered(method, path, form)
        if status == requests.codes.too_many_requests:
            raise _Busy("it was asked too often")
        if status >= _FAULTS:
            raise _Busy(f"it has a fault of its own ({status})")
        if status in {requests.codes.unauthorized, requests.codes.forbidden}:
            raise _Busy("it does not take the keys")
        return answer

    def _answered(
        self, method: str, path: str, form: Mapping[str, str] | None
    ) -> tuple[int, float, Mapping[str, object]]:
        try:
            with self._session.request(
                method, f"{self._service}{path}", data=form, timeout=_TIMEOUTS, allow_redirects=False, stream=True
            ) as response:
                text = response.raw.read(_MOST_BYTES, decode_content=True)
                return response.status_code, _seconds(response.headers.get("Retry-After", "")), _read(text)
        except (requests.RequestException, OSError) as error:
            raise _Busy("it does not answer") from error


def _read(text: bytes) -> Mapping[str, object]:
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _reason(answer: Mapping[str, object]) -> str:
    """Why it did not, as it says itself."""
    said = answer.get("message") or answer.get("status_ext") or "it does not say why"
    return printable(str(said)[:_LONGEST_REASON])


def _seconds(text: str) -> float:
    """How long it wants to be left alone; a date counts for a minute (RFC 9110 10.2.3)."""
    return float(text) if text.isascii() and text.isdecimal() else 60.0
