"""Chromium, and pages in it that note what a reader should never meet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

# What would go to another host is noted by its page, and goes nowhere.
_ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
              "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # fmt: skip
_VIEWPORT = {"width": 1280, "height": 800}


class Browser:
    """One program with one context for all pages that are opened alike: a context takes longer than its page.

    Pages share what a context keeps, which is nothing but a reader's own events: tests of these take them out again, or
    have options of their own.
    """

    def __init__(self, chromium: Any) -> None:
        self._chromium = chromium
        self._contexts: dict[str, Any] = {}
        self._tab: Any = None

    def tab(self, now: datetime | str) -> Any:
        """A page for who only looks, the same each time: to open one takes as long as to load what it shows.

        It is as a new one, with no more done to it before than `emulate_media`, a size and what a page itself does.
        """
        if self._tab is None or self._tab.is_closed():
            self._tab = self.open(now)
        self._tab.goto("about:blank")
        self._tab.emulate_media(media="null", color_scheme="light")
        self._tab.set_viewport_size(_VIEWPORT)
        self._tab.page_problems.clear()
        return self._tab

    def open(self, now: datetime | str, viewport: dict[str, int] | None = None, **options: Any) -> Any:
        """A new page; ``now`` is what its clock shows, ``options`` are those of Playwright's ``new_context``."""
        page = self._context(now, options).new_page()
        page.set_viewport_size(viewport or _VIEWPORT)
        page.page_problems = []
        note = page.page_problems.append
        page.on("console", lambda message: note(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: note(f"error: {error}"))
        page.on("dialog", lambda dialog: (note(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: _note_elsewhere(request.url, note))
        return page

    def _context(self, now: datetime | str, options: dict[str, Any]) -> Any:
        key = json.dumps([str(now), options], sort_keys=True)
        if key not in self._contexts:
            self._contexts[key] = self._chromium.new_context(viewport=_VIEWPORT, **options)
            self._contexts[key].clock.set_fixed_time(now)
        return self._contexts[key]


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """The browser, for as long as its ``with`` lasts."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        yield Browser(chromium)
        chromium.close()


def _note_elsewhere(url: str, note: Callable[[str], None]) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
        note(f"request: {url}")
