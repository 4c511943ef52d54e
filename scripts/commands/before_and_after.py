"""Takes pictures of the pages that a submission changes, as they are and as they would be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from almanac.build.submission_preview import laid_out
from almanac.store.clock import now
from commands.clients import BROWSER
from commands.packs import write_folder
from commands.screenshots import browser_of, reduced, served, whole_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from almanac.build.submission_preview import SubmissionPreview

# The pages of entries come first: of many lists the first ones say enough.
_MOST = 12
_WIDTHS = (1280, 360)


def pictures_of(made: SubmissionPreview, folder: Path) -> None:
    """Put the pictures into the folder, and say where; without Chromium, say that there are none."""
    program = BROWSER.find()
    if not program or find_spec("playwright") is None:
        print(f"No pictures: there is no {BROWSER.name} here ({BROWSER.remedy}).")
        return
    pages = made.changed[:_MOST]
    pictures: dict[str, bytes] = {}
    with ExitStack() as stack:
        browser = stack.enter_context(browser_of(program))
        for when, files in (("before", made.as_it_is), ("after", made.as_it_would_be)):
            home = Path(stack.enter_context(TemporaryDirectory()))
            write_folder(home, laid_out(files, made.site, for_disk=False))
            url = f"{stack.enter_context(served(home))}{made.site.base}"
            pictures |= _pictures(browser, url, files, pages, when)
    write_folder(folder, pictures)
    print(f"{len(pictures)} pictures of {len(pages)} pages are in {folder}.")


def _pictures(
    browser: Browser, url: str, files: Mapping[str, bytes], pages: Sequence[str], when: str
) -> dict[str, bytes]:
    return {
        f"{number:02}-{_words(name)}-{width}-{when}.png": reduced(
            whole_page(browser, f"{url}/{name.removesuffix('index.html')}", width, now())
        )
        for number, name in enumerate(pages, 1)
        if name in files
        for width in _WIDTHS
    }


def _words(name: str) -> str:
    """A name for a file: letters, digits and hyphens."""
    return re.sub(r"\W+", "-", name.removesuffix("index.html")).strip("-")[:60] or "home"
