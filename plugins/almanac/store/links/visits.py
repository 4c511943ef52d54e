"""Asks many pages: hosts side by side, and the pages of one host one after another, with a pause between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from urllib.parse import urlsplit

from almanac.store.forum.pace import Clock, SystemClock
from almanac.store.links.answers import Answer

# Hosts asked at the same time, and seconds between two pages of one.
_SIDE_BY_SIDE = 8
_PAUSE = 1.0
# A server that wants to be left alone for longer is asked another day, and so is the rest of its pages.
_PATIENCE = 60.0

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long all of it may take, in seconds, and how long a host is left alone between two pages."""

    seconds: float
    pause: float = _PAUSE
    patience: float = _PATIENCE


def visit(addresses: Iterable[str], ask: Ask, pace: Pace, clock: Clock | None = None) -> Iterator[tuple[str, Answer]]:
    """What each page says, as it comes; those for which there is no time are left out."""
    time = clock or SystemClock()
    ends = time.now() + pace.seconds
    by_host = defaultdict[str, list[str]](list)
    for address in addresses:
        by_host[_host(address)].append(address)
    with ThreadPoolExecutor(_SIDE_BY_SIDE, thread_name_prefix="links") as pool:
        work = [pool.submit(_visit_host, pages, ask, pace, time, ends) for pages in by_host.values()]
        for done in as_completed(work):
            yield from done.result()


def _visit_host(pages: Sequence[str], ask: Ask, pace: Pace, time: Clock, ends: float) -> list[tuple[str, Answer]]:
    said: list[tuple[str, Answer]] = []
    for number, address in enumerate(pages):
        if time.now() >= ends:
            break
        if number:
            time.sleep(pace.pause)
        answer = ask(address)
        if answer.wait and answer.state == "unclear":
            if answer.wait > pace.patience or time.now() + answer.wait >= ends:
                break
            time.sleep(answer.wait)
            answer = ask(address)
        said.append((address, answer))
    return said


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.rpartition("@")[2].lower()
    except ValueError:
        return address
