"""Says for each file of the site what stands in its place at the old host: a page that leads on, a copy, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from almanac.model import address
from almanac.render.moving.calendar_copy import calendar_copy
from almanac.render.moving.feed_copy import copier_of
from almanac.render.moving.move import Move
from almanac.render.moving.moved_page import built_page, moved_page, not_found_page
from almanac.render.moving.rules import LEAVING_WORKER
from almanac.render.redirects import page_of

_SITEMAP = re.compile(r"sitemap(-\d+)?\.xml")
ROBOTS = b"User-agent: *\nAllow: /\n"
# What hosts and the site's own worker and pages ask for, which are no longer there.
_LEFT_OUT = frozenset(
    {".almanac.json"}
    | {
        address.file_of(where)
        for where in (address.HEADERS, address.OFFLINE_LIST, address.REDIRECTS, address.REDIRECTS_DATA,
                      address.REMOVALS_MAP)
    }
)  # fmt: skip


@dataclass(frozen=True)
class OldHost:
    """What is made for the old host of a site; ``worker`` is the service worker that takes itself off devices."""

    move: Move
    worker: bytes

    def has(self, name: str) -> bool:
        """Whether there is something in the place of a file of the site."""
        return name not in _LEFT_OUT and not _SITEMAP.fullmatch(name)

    def made(self, name: str, read: Callable[[], bytes]) -> bytes:
        """What stands in the place of a file of the site, which ``read`` gives as it is at the new address."""
        where = _address_of(name)
        if where == address.SERVICE_WORKER:
            return self.worker
        if where == address.ROBOTS:
            return ROBOTS  # the list of addresses, which it names, is of the new host
        if name.endswith(".html"):
            return self._page(where, read().decode())
        if name.endswith(".ics") and not _is_of_one_event(name):
            return calendar_copy(self.move, where, self._language_of(where), read())
        copy = copier_of(self._in_own_language(where))
        return copy(self.move, where, read()) if copy else read()

    def beside(self) -> Iterable[tuple[str, bytes]]:
        """What a host that knows ``_redirects`` needs beside these."""
        return [(address.file_of(where), self.worker) for where in (address.SERVICE_WORKER, LEAVING_WORKER)]

    def _page(self, where: str, html: str) -> bytes:
        built = built_page(html, self.move)
        if where == address.NOT_FOUND:
            return not_found_page(self.move, built)
        return moved_page(self.move, self._redirects.get(where, where), built)

    def _language_of(self, where: str) -> str:
        first = where.split("/")[1]
        return first if first in self.move.site.list_languages else self.move.site.default_lang

    def _in_own_language(self, where: str) -> str:
        first = where.split("/")[1]
        return where.removeprefix(f"/{first}") if first in self.move.site.languages else where

    @cached_property
    def _redirects(self) -> dict[str, str]:
        return {page_of(one.old): one.new for one in self.move.redirects()}


def _is_of_one_event(name: str) -> bool:
    """Whether a calendar is a single event's, which people open once: what says more would be one more entry."""
    path = PurePosixPath(name)
    return path.stem == path.parent.name and path.stem not in address.RESERVED_EVENT_SLUGS


def _address_of(name: str) -> str:
    path = PurePosixPath(name)
    return f"/{name[: -len(path.name)]}" if path.name == "index.html" else f"/{name}"
