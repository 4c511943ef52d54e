"""Takes pictures of the sample site: for the README in light and dark, for its handbooks as a telephone shows it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from PIL import Image

from commands.cannot_run import CannotRun
from commands.clients import BROWSER
from commands.problems import plain_console, show_problems
from commands.site import build_site, site_of
from commands.terminal_pictures import terminal_pictures
from preview.server import SiteServer
from preview.state import Board

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass(frozen=True)
class Shown:
    """A page, what is there once it can be shown, and the option of its first select that is taken before that.

    Where there is ``begun`` the page's script follows what is chosen.
    """

    address: str
    sign: str = "h1"
    option: str = ""
    begun: str = ""


@dataclass(frozen=True)
class OnTelephone:
    """A page that a handbook shows from one of its parts on, and what is typed into fields before, by their names."""

    address: str
    part: str
    typed: Mapping[str, str] = field(default_factory=dict)


# By the name of the picture.
PAGES = {
    "home": Shown("/"),
    "story": Shown("/2026/09/14/how-time-zones-go-wrong/"),
    "event": Shown("/events/fosdem-2027/"),
    "map": Shown("/events/map/", sign="[data-year-list] .event-card", option="all", begun=".leaflet-marker-icon"),
}
_TITLES = {
    "en": "Scanning day in the library",
    "es": "Jornada de escaneo en la biblioteca",
    "ar": "يوم المسح الضوئي في المكتبة",
}
_LANGUAGES = (("en", ""), ("es", "/es"), ("ar", "/ar"))
# By the name of the picture: what people follow in their own language, and a page that has all languages.
HANDBOOKS = {
    **{
        f"add-{kind}-{lang}": OnTelephone(f"{below}/add/{kind}/", "[data-form]", {"title": _TITLES[lang]})
        for kind in ("event", "story")
        for lang, below in _LANGUAGES
    },
    "translations-en": OnTelephone("/translations/", "section:has(#page\\:language-es)"),
}
HANDBOOK_FOLDER = "content/images"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FOLDER = "docs/images"
_SITE = ".almanac/pictures"
# The moment that the pictures show, so that they do not change with the day on which they are taken.
_NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
_SIZE = (1280, 800)
_TELEPHONE = (390, 700)
_DENSITY = 1.5
# Milliseconds after which markers of a map stand where they belong.
_SETTLED = 700
_COLORS = 256


def pictures(root: Path) -> Iterator[tuple[str, bytes]]:
    """Build the site of ``root`` as it was at one moment; each picture's path and its PNG, as it is taken.

    Raises ``CannotRun`` without Chromium, for a site that does not build, and for a page that it does not have.
    """
    program = BROWSER.find()
    if not program:
        remedy = f"{BROWSER.remedy}; or make the rest: scripts/almanac docs --only reference"
        raise CannotRun(f"there is no {BROWSER.name} to take pictures with.", remedy)
    with served(_built(root)) as url, browser_of(program) as browser:
        for scheme in SCHEMES:
            for name, shown in PAGES.items():
                yield f"{FOLDER}/{name}-{scheme}.png", reduced(_taken(browser, url, shown, scheme))
        for name, of_handbook in HANDBOOKS.items():
            yield f"{HANDBOOK_FOLDER}/handbook-{name}.png", reduced(_taken_on_telephone(browser, url, of_handbook))
        for name, png in terminal_pictures(root, browser):
            yield f"{HANDBOOK_FOLDER}/handbook-{name}.png", reduced(png)


def _built(root: Path) -> Path:
    """The folder of the site as it was at the moment that the pictures show."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(_NOW.timestamp()))
    # Without the path that the site may have on its host: here it is served from the top.
    address = site_of(root).origin or "https://almanac.example.org"
    result = build_site(root, drafts=False, output=root / _SITE, siteurl=address)
    if not result.ok:
        show_problems([problem for problem in result.problems if problem.is_error], plain_console())
        raise CannotRun("there is no site to take pictures of.", "mend what is said above, then run the command again.")
    return root / _SITE


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of the folder's files."""
    server = SiteServer("127.0.0.1", 0, folder, Board(), reload=False)
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser_of(program: str) -> Iterator[Browser]:
    """A browser for as long as it is used; raises ``CannotRun`` where it takes no pictures."""
    from playwright.sync_api import Error, sync_playwright

    try:
        # In a container Chromium has no sandbox; it is shown our own pages alone.
        with (
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as browser,
        ):
            yield browser
    except Error as error:
        reason = error.message.splitlines()[0]
        raise CannotRun(
            f"{program} took no picture: {reason}", "look at the page with scripts/almanac serve."
        ) from error


def _taken(browser: Browser, url: str, shown: Shown, scheme: Literal["light", "dark"]) -> bytes:
    """The PNG of a page in a window of its own, which asks no other host."""
    width, height = _SIZE
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", lambda route: route.abort())
    page = context.new_page()
    page.clock.set_fixed_time(_NOW)
    _open(page, url, shown.address)
    if shown.option:
        page.locator(shown.begun or "select").first.wait_for()
        page.locator("select").first.select_option(shown.option)
    page.locator(shown.sign).first.wait_for()
    page.wait_for_timeout(_SETTLED)
    png = page.screenshot(animations="disabled")
    context.close()
    return png


def whole_page(browser: Browser, address: str, width: int, moment: datetime) -> bytes:
    """The PNG of all of a page in a window of that width, at a moment; it asks no other host."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", locale="en-GB")
    context.route(lambda asked: urlsplit(asked).hostname != "127.0.0.1", lambda route: route.abort())
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(address, wait_until="networkidle")
    png = page.screenshot(animations="disabled", full_page=True)
    context.close()
    return png


def _taken_on_telephone(browser: Browser, url: str, shown: OnTelephone) -> bytes:
    """The PNG of what a telephone shows from a part of a page on."""
    width, height = _TELEPHONE
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=_DENSITY, reduced_motion="reduce"
    )
    context.route(lambda address: urlsplit(address).hostname != "127.0.0.1", lambda route: route.abort())
    page = context.new_page()
    page.clock.set_fixed_time(_NOW)
    _open(page, url, shown.address)
    part = page.locator(shown.part).first
    part.wait_for()
    for name, text in shown.typed.items():
        part.locator(f"[name={name}]").first.fill(text)
    part.evaluate("part => part.scrollIntoView()")
    png = page.screenshot(animations="disabled")
    context.close()
    return png


def _open(page: Page, url: str, address: str) -> None:
    answer = page.goto(f"{url}{address}", wait_until="networkidle")
    if answer is None or not answer.ok:
        remedy = "choose another in scripts/commands/screenshots.py."
        raise CannotRun(f"the site has no page {address}.", remedy)


def reduced(png: bytes) -> bytes:
    """The picture in so few colours that nobody sees it, which takes a third of the room."""
    with Image.open(BytesIO(png)) as image:
        reduced = image.convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE)
    target = BytesIO()
    reduced.save(target, "PNG", optimize=True)
    return target.getvalue()
