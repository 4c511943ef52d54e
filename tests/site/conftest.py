"""The sites that all tests here look at, each built once per run, and the programs to look with."""

from __future__ import annotations

import os
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

# `built` is a package for the tests of this folder alone.
sys.path.insert(0, str(Path(__file__).parent))

from built import versions
from built.browser import Browser, launched
from built.builder import share_compiled
from built.clients import Khal
from built.epubcheck import EpubCheck
from built.hostile import HOSTILE_URL, hostile
from built.ical_js import IcalJs
from built.once import once
from built.pages import BuiltSite, load, save
from built.project import MINIATURE_NOW, SAMPLE_NOW, Project, has_sample, miniature, sample
from built.vnu import Vnu

from commands.clients import BROWSER, EPUBCHECK, ICAL_JS, VNU, Client, in_ci
from preview.server import SiteServer
from preview.state import Board

# Readers of calendars who know their zones by name know those of the lock's tzdata, however old the machine's are.
zoneinfo.reset_tzpath(())

MINIATURE_URL = "https://miniature.example.org"
MOVED_URL = "https://pages.example.net/site"
SAMPLE_URL = "https://almanac.example.org"
# The largest first, and how many tests a process is dealt at once (`--maxschedchunk` of `scripts/almanac test`).
_BUILT_FIRST = ("sample_site", "hostile_site", "miniature_site")
_DEALT = 4
# The fixtures that need a program of the machine, by the marker under which `scripts/almanac test` leaves it out.
_NEEDED = {
    "browser": {"browser"},
    "git": {"shared_folder", "source", "new_project", "any_site", "own_site", "built_project"},
    "epubcheck": {"epubcheck"},
    "ical_js": {"ical_js"},
    "vnu": {"vnu"},
}


def pytest_configure(config: pytest.Config) -> None:
    """The markers of the programs that no lock can bring."""
    config.addinivalue_line("markers", "browser: drives the machine's Chromium")
    config.addinivalue_line("markers", "apache: starts Apache")
    config.addinivalue_line("markers", "git: makes a history")
    config.addinivalue_line("markers", "calcurse: reads calendars with calcurse")
    config.addinivalue_line("markers", "epubcheck: checks books with epubcheck")
    config.addinivalue_line("markers", "ical_js: reads calendars with ical.js")
    config.addinivalue_line("markers", "libical: reads calendars with libical")
    config.addinivalue_line("markers", "nginx: starts nginx")
    config.addinivalue_line("markers", "node_ical: reads calendars with node-ical")
    config.addinivalue_line("markers", "vnu: checks pages with vnu")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a program of the machine by the fixtures it asks for, and begin with what takes long to build."""
    for item in items:
        for marker, fixtures in _NEEDED.items():
            if _asked(item) & fixtures:
                item.add_marker(marker)
    items[:] = _sites_first(items)


def _asked(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def _sites_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """A test of each site for each process to begin with: later, all would wait for one that builds."""
    first = {site: next((item for item in items if site in _asked(item)), None) for site in _BUILT_FIRST}
    begun = [item for item in dict.fromkeys(first.values()) if item]
    others = [item for item in items if item not in begun]
    dealt = [others[place : place + _DEALT - 1] for place in range(0, len(begun) * (_DEALT - 1), _DEALT - 1)]
    front = [item for one, beside in zip(begun, dealt, strict=True) for item in (one, *beside)]
    return [*front, *others[len(front) - len(begun) :]]


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(shared_folder: Path) -> None:
    """Templates are compiled by one process of this run, and all others have them."""
    share_compiled(shared_folder / "compiled")


@pytest.fixture(scope="session")
def miniature_project(shared_folder: Path) -> Project:
    """The miniature's sources with their history; tests only read them."""
    return Project(once(shared_folder, "miniature", miniature), MINIATURE_NOW)


@pytest.fixture(scope="session")
def sample_project(shared_folder: Path) -> Project:
    """The sample in a folder of its own; tests only read it. A site that took it out goes without these tests."""
    if not has_sample():
        pytest.skip("the sample was taken out of this repository")
    return Project(once(shared_folder, "sample", sample), SAMPLE_NOW)


@pytest.fixture(scope="session")
def miniature_site(shared_folder: Path, miniature_project: Project) -> BuiltSite:
    """The miniature as readers get it."""
    return _site(shared_folder, miniature_project, "output", MINIATURE_URL)


@pytest.fixture(scope="session")
def moved_site(shared_folder: Path, miniature_project: Project) -> BuiltSite:
    """The miniature built for another host, below a path."""
    return _site(shared_folder, miniature_project, "output-moved", MOVED_URL, "--siteurl", MOVED_URL)


@pytest.fixture(scope="session")
def sample_site(shared_folder: Path, sample_project: Project) -> BuiltSite:
    """The repository's own content as readers get it."""
    return _site(shared_folder, sample_project, "output", SAMPLE_URL)


@pytest.fixture(scope="session")
def hostile_project(shared_folder: Path) -> Project:
    """The sources of a site of nothing but hostile text; tests only read them."""
    return Project(once(shared_folder, "hostile", hostile), MINIATURE_NOW)


@pytest.fixture(scope="session")
def hostile_site(shared_folder: Path, hostile_project: Project) -> BuiltSite:
    """A site of nothing but hostile text."""
    return _site(shared_folder, hostile_project, "output", HOSTILE_URL)


@pytest.fixture(scope="session", params=["miniature_site", "sample_site", "moved_site"])
def any_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each of the sites in turn."""
    site: BuiltSite = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session", params=["miniature_site", "sample_site"])
def own_site(request: pytest.FixtureRequest) -> BuiltSite:
    """Each site at its own address: below a path the same files have other links alone."""
    site: BuiltSite = request.getfixturevalue(request.param)
    return site


@pytest.fixture(scope="session")
def site_url(miniature_site: BuiltSite) -> Iterator[str]:
    """Where the miniature is served."""
    with _served(miniature_site.folder) as url:
        yield url


@pytest.fixture(scope="session")
def sample_url(sample_site: BuiltSite) -> Iterator[str]:
    """Where the sample site is served."""
    with _served(sample_site.folder) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_url(hostile_site: BuiltSite) -> Iterator[str]:
    """Where the hostile site is served."""
    with _served(hostile_site.folder) as url:
        yield url


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serves a folder for as long as its ``with`` lasts."""
    return _served


@pytest.fixture
def khal(tmp_path: Path) -> Callable[[str], Khal]:
    """Subscribes khal to the calendar at an address."""

    def subscribed(url: str) -> Khal:
        own = Khal(tmp_path)
        own.subscribe(url)
        return own

    return subscribed


@pytest.fixture
def ical_js(tmp_path: Path) -> IcalJs:
    """The machine's Node, to read calendars with ical.js."""
    return IcalJs(_found(ICAL_JS), tmp_path)


@pytest.fixture
def program() -> Callable[[Client], str]:
    """Finds a program of the machine, for a test that has its marker."""
    return _found


@pytest.fixture
def epubcheck() -> EpubCheck:
    """The machine's Java, to check books with epubcheck."""
    return EpubCheck(_found(EPUBCHECK))


@pytest.fixture
def vnu() -> Vnu:
    """The machine's Java, to check pages with vnu."""
    return Vnu(_found(VNU))


@pytest.fixture
def new_project(tmp_path: Path) -> Callable[..., Project]:
    """Makes projects of a test's own, to be broken or built differently."""

    def make(content: Callable[[Path], Project] = miniature, name: str = "project") -> Project:
        return content(tmp_path / name)

    return make


@pytest.fixture
def built_project(shared_folder: Path, tmp_path: Path) -> Project:
    """A small site of a test's own, built into its ``output`` and not edited since."""
    return versions.copied(once(shared_folder, "first-version", versions.built), tmp_path / "project")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started once for each process of the run."""
    with launched(_found(BROWSER)) as chromium:
        yield chromium


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Any]]:
    """Opens pages; ``now`` is the reader's time, other arguments are those of Playwright's ``new_context``."""
    pages = []

    # On any later day everything would be over.
    def opened(now: datetime | str = MINIATURE_NOW, **options: Any) -> Any:
        pages.append(browser.open(now, **options))
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def tab(browser: Browser) -> Any:
    """The page of this process for tests that look at one and do nothing else to it than to set its size and media."""
    return browser.tab(MINIATURE_NOW)


@pytest.fixture
def browser_page(new_page: Callable[..., Any]) -> Any:
    """A page whose ``page_problems`` has what its console said, its errors, and requests to other hosts."""
    return new_page()


def _site(shared_folder: Path, project: Project, output: str, siteurl: str, *options: str) -> BuiltSite:
    def build(folder: Path) -> None:
        done = project.build(folder, *options)
        if done.returncode:
            pytest.fail(f"{project.root.name} is not built:\n{done.stdout}{done.stderr}", pytrace=False)

    folder = once(shared_folder, f"{project.root.name}-{output}", build)
    parsed = once(shared_folder, f"{project.root.name}-{output}-parsed", lambda target: save(folder, target))
    return BuiltSite(folder, siteurl, project.now, parsed, load(parsed))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The server of `serve`, on a free port, with the files as they are."""
    server = SiteServer("127.0.0.1", 0, folder, Board(), reload=False)
    Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()


def _found(client: Client) -> str:
    program = client.find()
    if not program and in_ci():
        pytest.fail(f"not run here: {client}", pytrace=False)
    if not program:
        pytest.skip(f"not run here: {client}")
    return program
