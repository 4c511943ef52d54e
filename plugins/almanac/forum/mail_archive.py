"""Knows threads of mailing lists by their addresses, and what their archives are asked for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, quote, unquote, urlsplit

_NAME = r"[\w.+-]+"
# HyperKitty (Mailman 3), hyperkitty/urls.py: its API lies beside `list/`, below the same folder.
_HYPERKITTY = re.compile(
    rf"(?P<folder>(?:/{_NAME})*)/list/(?P<list>{_NAME}@{_NAME})/(?P<kind>thread|message)/(?P<id>\w{{1,64}})/?"
)
# Pipermail (Mailman 2): a page for each message, and beside each of its folders a text that has all of them as an mbox.
_PIPERMAIL = re.compile(rf"(?P<volume>(?:/{_NAME})*/pipermail/{_NAME}/(?P<of>{_NAME}))/\d{{1,9}}\.html")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>[A-Z][a-z]+)")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
# public-inbox (design_www.txt): a page for each message, and beside it the whole thread as an mbox.
_PUBLIC_INBOX = re.compile(rf"(?P<page>(?:/{_NAME})*/(?!list/){_NAME}/(?P<id>[^/\s]+@[^/\s]+))(?:/[tT]?)?/?")
_MBOX = re.compile(r"(?:/[\w.+@-]+)*/[^/\s]+\.mbox(?:\.gz)?")
# A month in which a thread began, and so many in which it went on.
_MONTHS_AFTER = 2


@dataclass(frozen=True, slots=True)
class HyperKittyThread:
    """A thread, named by its own identifier or by the hash of a ``message`` in it; ``api`` is the list's path there."""

    api: str
    thread: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class PipermailMessage:
    """A message, which its ``page`` names; each of ``volumes`` is an mbox, of which some may not be there yet."""

    page: str
    volumes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MboxMessage:
    """A message in an mbox; without ``message`` the whole file is one thread."""

    path: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class MailThread:
    """A thread at an ``address``: ``base`` is the server, paths of ``asked`` are below it."""

    address: str
    base: str
    asked: HyperKittyThread | PipermailMessage | MboxMessage


def mail_thread(address: str, archives: Iterable[str], today: date) -> MailThread | None:
    """What is asked for a thread; None where its address is of another kind, or on a server of none of ``archives``.

    Those are the site's own lists: nobody else's server is asked because an entry names it.
    """
    parts = urlsplit(address)
    if not any(_server(parts) == _server(urlsplit(archive)) for archive in archives):
        return None
    asked = _hyperkitty(parts) or _pipermail(parts, today) or _mbox(parts)
    return MailThread(address, f"{parts.scheme}://{parts.netloc}", asked) if asked else None


def _server(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port


def _hyperkitty(parts: SplitResult) -> HyperKittyThread | None:
    found = _HYPERKITTY.fullmatch(unquote(parts.path))
    if not found:
        return None
    api = f"{found['folder']}/api/list/{quote(found['list'], safe='@')}"
    is_thread = found["kind"] == "thread"
    return HyperKittyThread(api, found["id"] if is_thread else "", "" if is_thread else found["id"])


def _pipermail(parts: SplitResult, today: date) -> PipermailMessage | None:
    found = _PIPERMAIL.fullmatch(parts.path)
    if not found:
        return None
    folder = found["volume"].removesuffix(found["of"])
    return PipermailMessage(parts.path, tuple(f"{folder}{name}" for name in _volumes(found["of"], today)))


def _volumes(named: str, today: date) -> tuple[str, ...]:
    """That of a message, and where they are of months those after it, as far as there can be any."""
    month = _MONTH.fullmatch(named)
    if not month or month["month"] not in _MONTHS:
        return (named,)
    first = int(month["year"]) * 12 + _MONTHS.index(month["month"])
    last = min(first + _MONTHS_AFTER, today.year * 12 + today.month - 1)
    return (named, *(f"{number // 12:04}-{_MONTHS[number % 12]}" for number in range(first + 1, last + 1)))


def _mbox(parts: SplitResult) -> MboxMessage | None:
    if _MBOX.fullmatch(parts.path):
        query = f"?{parts.query}" if parts.query else ""
        return MboxMessage(f"{parts.path}{query}", unquote(parts.fragment).strip("<>"))
    # `/LIST/MESSAGE-ID/T/`: a slash within the identifier is escaped there, and is no other folder.
    found = None if "%2f" in parts.path.lower() else _PUBLIC_INBOX.fullmatch(unquote(parts.path))
    return MboxMessage(f"{quote(found['page'], safe='/@')}/t.mbox.gz", found["id"]) if found else None
