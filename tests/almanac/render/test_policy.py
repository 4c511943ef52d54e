from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.model.site import Site
from almanac.render.policy import headers_file, page_policy

SITE = Site("Almanac", "https://almanac.example.org")
WITH_STREETS = replace(SITE, map_tiles="OpenStreetMap.Mapnik")
WITH_VIDEOS = replace(SITE, loads_from={"https://media.example.org": "videos of our meetings"})
TILES = "https://tile.openstreetmap.org"


def directives(policy: str) -> dict[str, list[str]]:
    """The sources of each directive."""
    parts = [directive.split() for directive in policy.split(";")]
    return {name: sources for name, *sources in parts}


def rules(site: Site) -> dict[str, dict[str, str]]:
    """The headers in the file for hosts, by the addresses that they are for."""
    found: dict[str, dict[str, str]] = {}
    for line in headers_file(site).splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[[*found][-1]][name] = value
        else:
            found[line] = {}
    return found


def header(site: Site, name: str) -> str:
    """The value of a header that every file is sent with."""
    return next(iter(rules(site).values()))[name]


@pytest.mark.parametrize("address", ["/", "/events/map/", "/404.html", "/2027/01/20/x/"])
def test_a_page_loads_from_the_site_alone(address: str) -> None:
    assert directives(page_policy(SITE, address)) == {
        "default-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }


def test_the_map_shows_pictures_of_the_street_tiles_server_and_nothing_else_of_it() -> None:
    found = directives(page_policy(WITH_STREETS, "/events/map/"))

    assert {name for name, sources in found.items() if TILES in sources} == {"img-src"}
    assert found["img-src"] == ["'self'", "data:", TILES]


@pytest.mark.parametrize("address", ["/", "/events/", "/events/map-makers/", "/ar/events/map/"])
def test_no_other_page_does(address: str) -> None:
    assert page_policy(WITH_STREETS, address) == page_policy(SITE, address)


@pytest.mark.parametrize("switched_off", [{"map": False}, {"events": False}])
def test_without_a_map_nobody_may_show_street_tiles(switched_off: dict[str, bool]) -> None:
    assert TILES not in headers_file(replace(WITH_STREETS, **switched_off))


def test_a_host_with_a_reason_may_be_loaded_from_by_every_page() -> None:
    found = directives(page_policy(replace(WITH_VIDEOS, map_tiles="OpenStreetMap.Mapnik"), "/events/map/"))

    assert found["default-src"] == ["'self'", "https://media.example.org"]
    assert found["img-src"] == ["'self'", "https://media.example.org", "data:", TILES]


@pytest.mark.parametrize("site", [SITE, WITH_STREETS, WITH_VIDEOS], ids=["usual", "streets", "videos"])
@pytest.mark.parametrize("address", ["/", "/events/map/"])
def test_nothing_that_stands_in_a_page_runs(site: Site, address: str) -> None:
    assert "unsafe" not in page_policy(site, address)
    assert "unsafe" not in headers_file(replace(site, search=False))


@pytest.mark.parametrize("address", ["/search/", "/ar/search/"])
def test_the_search_may_run_webassembly_and_nothing_else_more(address: str) -> None:
    found = directives(page_policy(replace(SITE, languages=("en", "ar")), address))

    assert found.pop("script-src") == ["'self'", "'wasm-unsafe-eval'"]
    assert found == directives(page_policy(SITE, "/"))


@pytest.mark.parametrize("address", ["/", "/2027/01/01/search/", "/es/search/", "/search/index/en/", "/404.html"])
def test_no_other_page_may(address: str) -> None:
    assert "wasm" not in page_policy(replace(SITE, languages=("en", "ar")), address)


def test_a_site_without_a_search_allows_it_nowhere() -> None:
    site = replace(SITE, search=False)

    assert "wasm" not in page_policy(site, "/search/") + headers_file(site)


def test_the_header_allows_the_search_what_its_page_allows() -> None:
    assert directives(header(SITE, "Content-Security-Policy"))["script-src"] == ["'self'", "'wasm-unsafe-eval'"]


@pytest.mark.parametrize("site", [SITE, WITH_STREETS, WITH_VIDEOS], ids=["usual", "streets", "videos"])
@pytest.mark.parametrize("address", ["/", "/events/map/", "/search/"])
def test_the_header_allows_what_any_page_may_load(site: Site, address: str) -> None:
    # Browsers obey the header and the page's own policy both.
    page, everywhere = directives(page_policy(site, address)), directives(header(site, "Content-Security-Policy"))
    narrowed = {
        name: set(sources) - set(everywhere.get(name, everywhere["default-src"])) for name, sources in page.items()
    }

    assert [name for name, missing in narrowed.items() if missing] == []


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        pytest.param("https://almanac.example.org", "/*", id="at the root"),
        pytest.param("https://pages.example.net/site", "/site/*", id="below a path"),
        pytest.param("https://pages.example.net/łódź", "/%C5%82%C3%B3d%C5%BA/*", id="path beyond ASCII"),
        pytest.param("", "/*", id="address unknown"),
    ],
)
def test_the_headers_are_for_everything_below_the_site_s_path(url: str, rule: str) -> None:
    first, *others = rules(replace(SITE, url=url))

    assert first == rule
    assert others == [f"{rule.removesuffix('*')}add/*", f"{rule.removesuffix('*')}service-worker.js"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("X-Content-Type-Options", "nosniff", id="no guessing of types"),
        pytest.param("Referrer-Policy", "strict-origin-when-cross-origin", id="others learn the site, not the page"),
        pytest.param(
            "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=(), usb=()", id="camera"
        ),
    ],
)  # fmt: skip
def test_hosts_send_what_a_page_cannot_say_of_itself(name: str, value: str) -> None:
    assert header(SITE, name) == value


def test_any_site_may_frame_what_is_only_read() -> None:
    assert "frame-ancestors" not in header(SITE, "Content-Security-Policy")


def test_no_other_site_frames_a_page_where_one_does_something() -> None:
    first, *others = rules(replace(SITE, languages=("en", "ar", "pt-BR")))
    policy = {"Content-Security-Policy": "frame-ancestors 'self'"}

    assert others == ["/add/*", "/ar/add/*", "/pt-BR/add/*", "/service-worker.js"]
    assert [rules(replace(SITE, languages=("ar",)))[rule] for rule in ("/add/*", "/ar/add/*")] == [policy, policy]
    # Cloudflare's rules have one `*` at most.
    assert [rule for rule in (first, *others[:-1]) if rule.count("*") != 1] == []


@pytest.mark.parametrize(("url", "rule"), [("https://a.example", "/"), ("https://a.example/site", "/site/")])
def test_a_browser_asks_anew_for_the_service_worker(url: str, rule: str) -> None:
    assert rules(replace(SITE, url=url))[f"{rule}service-worker.js"] == {"Cache-Control": "no-cache"}


def test_a_worker_comes_from_the_site_alone() -> None:
    header_policy = directives(header(WITH_VIDEOS, "Content-Security-Policy"))

    assert header_policy["worker-src"] == directives(page_policy(WITH_VIDEOS, "/"))["worker-src"] == ["'self'"]
