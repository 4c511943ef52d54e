"""A site that closed: built once, it is the same for ever, asks for nothing, and calls nothing upcoming."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from html import unescape
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import dirname, join, normpath
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import feedparser
import icalendar
import pytest
from built.once import once
from built.pages import BuiltSite
from built.project import MINIATURE_NOW, Project, miniature, tree

from almanac.build.packing import Folder
from almanac.build.submission_preview import NOT_FROM_DISK, file_laid_out
from almanac.model.site import Site
from almanac.render.frozen_words import INSTEAD, INSTEAD_WITH_NUMBER
from almanac.store.publishing.manifest import files_in
from almanac.store.translations import read_interface

SITEURL = "https://miniature.example.org"
LANGUAGES = ("en", "es", "ar")
YEAR_LATER = MINIATURE_NOW + timedelta(days=365)
FROZEN = (
    'FROZEN = {"on": "2027-02-01", "text": "Thank you, <all>.", "texts": {"es": "Gracias & adiós."}}\n'
    'EDIT_URL = "https://edit.example.org/{path}"\n'
)
LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')
TEXT = re.compile(r">\s*([^<>]*[^<>\s])\s*<")
# What leads to an editor of the forge, or begins something there or on the forum.
SENDS = re.compile(r'"[^"]*(?:edit\.example\.org|/edit/main|/new/main|/issues/new|/new-topic|mailto:editors)[^"]*"')
# Of what is gone from pages, beside the words that have others in their place.
GONE = (
    "Today",
    "On now",
    "Only what comes",
    "Closing soon",
    "Add to my events",
    "Improve this page",
    "Begin a translation",
)


@pytest.fixture(scope="session")
def frozen_project(shared_folder: Path) -> Project:
    """The miniature on its last day; tests only read it."""

    def make(root: Path) -> None:
        with (miniature(root).root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(FROZEN)

    return Project(once(shared_folder, "frozen", make), MINIATURE_NOW)


@pytest.fixture(scope="session")
def frozen(shared_folder: Path, frozen_project: Project) -> Path:
    """It as readers get it."""
    return once(shared_folder, "frozen-output", partial(build, frozen_project))


@pytest.fixture(scope="session")
def on_disk(shared_folder: Path, frozen: Path) -> Path:
    """It as `build --for-disk` lays it out."""

    def lay_out(folder: Path) -> None:
        names = [name for name in files_in(frozen) if not name.endswith(NOT_FROM_DISK)]
        site = Folder(frozenset(names), Site("Miniature", SITEURL), for_disk=True)
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(file_laid_out(site, name, lambda of: (frozen / of).read_bytes()))

    return once(shared_folder, "frozen-for-disk", lay_out)


def build(project: Project, output: Path, *options: str) -> None:
    done = project.build(output, *options)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def plain_server(frozen: Path) -> Iterator[str]:
    """What `python3 -m http.server` does."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(frozen)))
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def answer(server: HTTPConnection, path: str) -> int:
    server.request("HEAD", quote(path, safe="/%:@+,;=&()"))
    with server.getresponse() as response:
        return response.status


def pages(folder: Path) -> dict[str, str]:
    """Every page by its name, but for those that only lead on."""
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    return {name: text for name, text in texts.items() if 'http-equiv="refresh"' not in text}


def words_of_what_comes() -> dict[str, re.Pattern[str]]:
    """What pages of other sites say of it in each language, as patterns."""
    interface = read_interface(Path(__file__).parents[2])[0]
    said: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        phrases = interface.phrases(lang).translations
        said[lang] = [phrases.gettext(message) for message in (*INSTEAD, *GONE)]
        said[lang] += [phrases.ngettext(*pair, number) for pair in INSTEAD_WITH_NUMBER for number in (1, 2, 5, 12, 100)]
    filled = {lang: [re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(one)) for one in every] for lang, every in said.items()}
    return {lang: re.compile("|".join(every)) for lang, every in filled.items()}


def test_a_year_later_the_same_bytes_are_made_from_nothing(
    frozen_project: Project, frozen: Path, tmp_path: Path
) -> None:
    build(replace(frozen_project, now=YEAR_LATER), tmp_path / "later", "--fresh")

    assert tree(tmp_path / "later") == tree(frozen)


def test_every_page_says_it_once_in_its_language(frozen: Path) -> None:
    whole = {name: text for name, text in pages(frozen).items() if "embed/" not in name}

    assert {name for name, text in whole.items() if text.count('class="frozen-note"') != 1} == set()
    assert "This site closed on 1 February 2027." in whole["index.html"]
    assert "Thank you, &lt;all&gt;." in whole["404.html"]
    assert "Este sitio cerró el 1 de febrero de 2027." in whole["es/index.html"]
    assert "Gracias &amp; adiós." in whole["es/events/index.html"]
    assert '<p lang="en" dir="ltr">Thank you, &lt;all&gt;.</p>' in whole["ar/index.html"]


def test_lists_within_other_sites_say_it_too(frozen: Path) -> None:
    within = {name: text for name, text in pages(frozen).items() if "embed/" in name}

    assert within
    assert {name for name, text in within.items() if not re.search("closed on|cerró el|أُغلق", text)} == set()


def test_no_page_calls_anything_upcoming_in_any_language(frozen: Path, miniature_site: BuiltSite) -> None:
    patterns = words_of_what_comes()

    def found(folder: Path) -> set[tuple[str, str]]:
        texts = {name: {*map(unescape, TEXT.findall(text))} for name, text in pages(folder).items()}
        return {
            (name, text)
            for name, every in texts.items()
            for text in every
            if patterns[name.split("/")[0] if name.split("/")[0] in LANGUAGES else "en"].fullmatch(text)
        }

    assert found(frozen) == set()
    assert {name for name, _ in found(miniature_site.folder)} > {"index.html", "es/index.html", "ar/index.html"}


def test_nothing_marks_a_day_as_the_present_one(frozen: Path) -> None:
    marked = {name for name, text in pages(frozen).items() if 'aria-current="date"' in text or "today.js" in text}

    assert marked == set()


def test_nothing_leads_to_an_editor_and_nothing_can_be_begun(frozen: Path, miniature_site: BuiltSite) -> None:
    leading = {name: SENDS.findall(text) for name, text in pages(frozen).items()}

    assert {name: found for name, found in leading.items() if found} == {}
    assert SENDS.search((miniature_site.folder / "add/event/index.html").read_text("utf-8"))
    assert 'href="/submit/"' in (miniature_site.folder / "about/index.html").read_text("utf-8")
    assert 'href="/submit/"' not in (frozen / "about/index.html").read_text("utf-8")


@pytest.mark.parametrize("address", ["add/event", "add/story", "es/add/event", "ar/add/story"])
def test_forms_stay_at_their_addresses_and_say_that_they_are_closed(frozen: Path, address: str) -> None:
    page = (frozen / address / "index.html").read_text("utf-8")

    assert "<form" not in page.replace('<form class="search-box"', "")
    assert re.search("takes nothing in any more|ya no recibe nada|يعد هذا الموقع يستقبل", page)
    assert "entry-form.js" not in page


def test_every_feed_says_it_once_and_first(frozen: Path) -> None:
    feeds = sorted((frozen / "feeds").rglob("*.xml"))
    entries = {path.name: feedparser.parse(path.read_bytes()).entries for path in feeds if path.name != "all.opml"}
    closed = {name: [one for one in every if "/closed/" in one.id] for name, every in entries.items()}
    own = closed["stories.atom.xml"][0]

    assert len(entries) > 10
    assert {name for name, found in closed.items() if len(found) != 1 or found[0] != entries[name][0]} == set()
    assert own.id == "https://miniature.example.org/closed/2027-02-01/"
    assert own.updated == own.published == "2027-02-01T23:59:59+00:00"
    assert closed["events.atom.xml"][0].id == own.id


def test_calendars_have_the_same_entries_and_say_that_nothing_comes(frozen: Path, miniature_site: BuiltSite) -> None:
    name = "events/calendar.ics"
    closed, open_ = (icalendar.Calendar.from_ical((of / name).read_bytes()) for of in (frozen, miniature_site.folder))

    assert [entry.to_ical() for entry in closed.walk("VEVENT")] == [entry.to_ical() for entry in open_.walk("VEVENT")]
    assert "This site closed on 1 February 2027." in closed["X-WR-CALDESC"]
    assert (closed["REFRESH-INTERVAL"].dt, open_["REFRESH-INTERVAL"].dt) == (timedelta(days=30), timedelta(days=1))


def test_a_plain_server_of_files_has_something_at_every_address(frozen: Path, plain_server: str) -> None:
    led = {
        urlsplit(urljoin(f"{SITEURL}/{name.removesuffix('index.html')}", unescape(link)))
        for name, text in pages(frozen).items()
        for link in LINK.findall(text)
    }
    inside = {one.path for one in led if f"{one.scheme}://{one.netloc}" == SITEURL}
    server = HTTPConnection(urlsplit(plain_server).netloc)

    assert len(inside) > 300
    assert {path for path in inside if answer(server, path) != 200} == set()
    assert answer(server, "/no/such/page/") == 404


def test_a_year_later_script_takes_nothing_away_and_no_script_is_needed(
    new_page: Callable[..., Any], plain_server: str
) -> None:
    shown = []
    for scripts in (True, False):
        page = new_page(now=YEAR_LATER, java_script_enabled=scripts)
        for address in ("/", "/events/", "/ar/events/", "/events/map/", "/events/2027/02/"):
            page.goto(f"{plain_server}{address}")
            cards = page.locator("main [data-over], main .event-card, main .frozen-note, main .listed-day")
            shown.append((address, [one.is_visible() for one in cards.all()]))
        assert page.page_problems == []

    assert shown[:5] == shown[5:]
    assert any(any(visible) for _, visible in shown)


def test_search_still_finds(new_page: Callable[..., Any], plain_server: str) -> None:
    page = new_page(now=YEAR_LATER)
    page.goto(f"{plain_server}/search/?q=spring")
    page.locator("[data-search-results] a, .search-results a").first.wait_for()

    assert page.page_problems == []


def test_from_a_disk_every_link_names_a_file(on_disk: Path) -> None:
    names = {path.relative_to(on_disk).as_posix() for path in on_disk.rglob("*") if path.is_file()}
    led = {
        (name, urlsplit(unescape(link)).path)
        for name in names
        if name.endswith(".html")
        for link in LINK.findall((on_disk / name).read_text("utf-8"))
        if not urlsplit(unescape(link)).scheme
    }

    assert len(led) > 1000
    assert {
        (name, path) for name, path in led if path and normpath(join(dirname(name), unquote(path))) not in names
    } == set()


def test_a_browser_without_script_opens_it_from_a_disk(on_disk: Path, new_page: Callable[..., Any]) -> None:
    page = new_page(now=YEAR_LATER, java_script_enabled=False)
    page.goto((on_disk / "index.html").as_uri())
    page.get_by_role("link", name="All events").first.click()

    assert page.url == (on_disk / "events/index.html").as_uri()
    assert page.get_by_text("This site closed on 1 February 2027.").is_visible()
    assert page.get_by_text("Planned when this site closed").first.is_visible()


def test_opened_again_it_has_the_bytes_that_it_had(built_project: Project) -> None:
    output, settings = built_project.root / "output", built_project.root / "pelicanconf.py"
    before, text = tree(output), settings.read_text("utf-8")
    settings.write_text(f'{text}\nFROZEN = "{datetime(2027, 2, 1, tzinfo=UTC):%Y-%m-%d}"\n', "utf-8")
    build(built_project, output)
    closed = tree(output)
    shutil.copytree(output, built_project.root.parent / "closed")
    settings.write_text(text, "utf-8")
    build(built_project, output)

    assert closed != before
    assert tree(output) == before
