"""What pages load: the site alone, street tiles on the map alone, and whatever host a setting allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from built.pages import BuiltSite
from built.project import Project

from almanac.check.built_pages import page_resources
from almanac.model.site import Site
from almanac.render.policy import page_policy

TILES = "https://tile.openstreetmap.org"
MAP = "/events/map/"
PAGE = """{{% extends "!theme/page.html" %}}
{{% block scripts %}}<script src="{0}/counter.js" defer></script>{{% endblock %}}
"""
SETTING = 'LOADS_FROM = {{"{0}": "it counts how often <pages> are read; their server sees who reads"}}\n'
Serve = Callable[[Path], AbstractContextManager[str]]
COUNTER = """document.body.append(Object.assign(document.createElement("p"), { textContent: "counted" }));"""


def test_few_pages_have_to_be_parsed_to_see_what_they_load(
    own_site: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tag of the theme that is not known as plain costs a millisecond on every page: `page_resources._PLAIN_TAG`."""
    parsed: list[str] = []
    parse, pages = page_resources._parsed, sorted(own_site.folder.rglob("*.html"))
    monkeypatch.setattr(page_resources, "_parsed", lambda html: (parsed.append(str(path)), parse(html))[1])
    for path in pages:
        page_resources.page_contents(path.read_bytes())

    assert len(parsed) <= len(pages) / 20, parsed


@pytest.fixture
def other_host(tmp_path: Path, serve: Serve) -> Iterator[str]:
    """The address of a server beside the site's, which has a script."""
    folder = tmp_path / "other-host"
    folder.mkdir()
    (folder / "counter.js").write_text(COUNTER, "utf-8")
    with serve(folder) as url:
        yield url


@pytest.fixture
def counted(new_project: Callable[..., Project], other_host: str) -> Project:
    """A miniature whose own template loads that script into its pages."""
    project = new_project()
    template = project.root / "theme" / "site" / "templates" / "page.html"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(PAGE.format(other_host), "utf-8")
    return project


def test_a_page_that_loads_from_another_host_is_named_and_nothing_is_published(
    counted: Project, other_host: str, tmp_path: Path
) -> None:
    done = counted.build(tmp_path / "output")
    said = done.stdout + done.stderr

    assert done.returncode == 1
    assert f"/about/: loads `{other_host}/counter.js` in `<script>` from another host, {_host(other_host)}" in said
    assert f'LOADS_FROM = {{"{other_host}": ' in said
    assert "Traceback" not in said
    assert not (tmp_path / "output").exists()


def test_what_is_published_stays_when_a_page_begins_to_load_from_another_host(
    counted: Project, other_host: str, tmp_path: Path
) -> None:
    _allow(counted, other_host)
    first = counted.build(tmp_path / "output")
    before = (tmp_path / "output" / "about" / "index.html").read_bytes()
    css = counted.root / "theme" / "site" / "static" / "css" / "site.css"
    css.parent.mkdir(parents=True)
    css.write_text("@import 'https://fonts.example/serif';", "utf-8")
    second = counted.build(tmp_path / "output")

    assert (first.returncode, second.returncode) == (0, 1), first.stdout + second.stdout
    assert "/theme/css/site.css: loads `https://fonts.example/serif`" in second.stdout + second.stderr
    assert (tmp_path / "output" / "about" / "index.html").read_bytes() == before
    assert not (tmp_path / "output" / "theme" / "css" / "site.css").exists()


def test_pelican_s_own_command_fails_too(counted: Project, other_host: str) -> None:
    done = counted.pelican()

    assert done.returncode == 1
    assert f"error: /about/: loads `{other_host}/counter.js`" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_with_a_reason_it_is_loaded_and_readers_are_told_why(
    counted: Project, other_host: str, tmp_path: Path, new_page: Callable[..., Any], serve: Serve
) -> None:
    _allow(counted, other_host)
    done = counted.build(tmp_path / "output")
    page = new_page()
    with serve(tmp_path / "output") as url:
        page.goto(f"{url}/about/")
        page.get_by_text("counted", exact=True).wait_for()
        told = page.locator(".site-host").inner_text()

    assert done.returncode == 0, done.stdout + done.stderr
    assert told == (
        f"Pages here may load from {_host(other_host)}: "
        "it counts how often <pages> are read; their server sees who reads"
    )
    assert page.page_problems == []


def test_every_page_has_the_policy_of_the_site_and_only_the_map_that_of_the_street_tiles(
    miniature_site: BuiltSite,
) -> None:
    languages = ("en", "es", "ar")
    site = Site("Miniature", miniature_site.siteurl, languages=languages, map_tiles="OpenStreetMap.Mapnik")
    wrong = [page.address for page in miniature_site.pages.values() if page.policy != page_policy(site, page.address)]

    assert wrong == []
    assert {page.address for page in miniature_site.pages.values() if TILES in page.policy} == {
        MAP,
        *(f"/{lang}{MAP}" for lang in languages[1:]),
    }


def test_without_street_tiles_all_pages_have_the_same_policy(sample_site: BuiltSite) -> None:
    site = Site("Sample", "")
    policies = {page.policy for page in sample_site.pages.values() if not page.address.endswith("/search/")}

    assert policies == {page_policy(site, "/")}
    assert sample_site.pages["/search/"].policy == page_policy(site, "/search/") not in policies


def test_headers_for_hosts_are_those_of_the_site_s_own_path(miniature_site: BuiltSite, moved_site: BuiltSite) -> None:
    rules = [site.read("/_headers").splitlines()[0] for site in (miniature_site, moved_site)]

    assert rules == ["/*", "/site/*"]


@pytest.mark.parametrize("address", ["/", MAP, "/2027/01/18/hostile-story/", "/old/every-kind/", "/404.html"])
def test_the_headers_break_nothing(
    new_page: Callable[..., Any], miniature_site: BuiltSite, site_url: str, address: str
) -> None:
    page = _with_headers(new_page(), miniature_site)
    page.goto(f"{site_url}{address}")
    page.wait_for_load_state("networkidle")

    assert page.page_problems == []


def test_with_the_headers_the_map_still_shows_streets(
    new_page: Callable[..., Any], miniature_site: BuiltSite, site_url: str
) -> None:
    page = _with_headers(new_page(), miniature_site)
    tile = miniature_site.data("/images/stripes.png")
    page.route(f"{TILES}/**", lambda route: route.fulfill(body=tile, content_type="image/png"))
    page.goto(f"{site_url}{MAP}")
    page.get_by_role("button", name="Show streets").click()
    page.locator(".leaflet-tile-loaded").first.wait_for()
    page.get_by_role("button", name="Zoom in").click()
    page.locator(".leaflet-tile-loaded").first.wait_for()

    assert [problem for problem in page.page_problems if not problem.startswith(f"request: {TILES}/")] == []


@pytest.mark.parametrize("sent", [True, False], ids=["with headers", "without headers"])
def test_no_other_page_could_show_them(
    new_page: Callable[..., Any], miniature_site: BuiltSite, site_url: str, sent: bool
) -> None:
    page = {True: _with_headers, False: lambda page, _site: page}[sent](new_page(), miniature_site)
    failures: list[tuple[str, str]] = []
    page.on("requestfailed", lambda request: failures.append((request.url, request.failure)))
    page.goto(f"{site_url}/events/")
    page.wait_for_load_state("networkidle")
    page.evaluate(f"new Promise((done) => {{ const i = new Image(); i.onerror = done; i.src = '{TILES}/0/0/0.png'; }})")

    assert failures == [(f"{TILES}/0/0/0.png", "csp")]


def _with_headers(page: Any, site: BuiltSite) -> Any:
    """The same page, whose answers come with what a host reads in `_headers` for any address."""
    first, *lines = site.read("/_headers").splitlines()
    headers = dict(line.strip().split(": ", 1) for line in takewhile(lambda line: line.startswith(" "), lines))
    assert first.endswith("/*")

    def answer(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, **headers})

    page.route(lambda url: urlsplit(url).hostname == "127.0.0.1", answer)
    return page


def _allow(project: Project, host: str) -> None:
    file = project.root / "pelicanconf.py"
    file.write_text(file.read_text("utf-8") + SETTING.format(host), "utf-8")


def _host(url: str) -> str:
    return urlsplit(url).netloc
