"""What a reader has without a connection, in a real browser: pages with their day, nothing that is off as on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from built.own_host import OwnHost
from built.pages import BuiltSite

ROOT = Path(__file__).parents[2]
# Asks a promise again and again; CSP forbids the page what Playwright's own would do.
WHEN = """async (said) => {
  const asked = {
    kept: async ([base, watched]) => {
      const known = await (await caches.open(`almanac:${base}:known`)).match(`${base}offline.json`);
      return known && JSON.stringify((await known.json()).watched) === watched;
    },
    trimmed: async ([base, most]) => {
      const kept = await (await caches.open(`almanac:${base}:pages`)).keys();
      return kept.filter(({ url }) => new URL(url).pathname.startsWith(`${base}read/`)).length < most;
    },
    gone: async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length,
  }[said[0]];
  const until = performance.now() + 20000;
  while (!(await asked(said[1]))) {
    if (performance.now() > until) throw new Error(`not ${said[0]}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}"""
KEPT = """async (base) => {
  const kept = await (await caches.open(`almanac:${base}:pages`)).keys();
  return kept.map(({ url }) => new URL(url).pathname);
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)"


@pytest.fixture
def host(miniature_site: BuiltSite) -> Iterator[OwnHost]:
    """The miniature where it is at home."""
    own = OwnHost(miniature_site)
    yield own
    own.end()


@pytest.fixture
def host_below_a_path(moved_site: BuiltSite) -> Iterator[OwnHost]:
    own = OwnHost(moved_site)
    yield own
    own.end()


def visit(page: Any, host: OwnHost, where: str, base: str = "/") -> None:
    """Read a page, until the browser has kept what there is to keep."""
    page.goto(f"{host.url}{where}")
    watched = json.loads(host.data(f"{base}offline.json") or b"")["watched"]
    page.evaluate(WHEN, ["kept", [base, json.dumps(watched, separators=(",", ":"), ensure_ascii=False)]])


def note(page: Any) -> str:
    return " ".join(page.locator(".kept-note").all_inner_texts())


def test_after_one_visit_the_page_and_the_next_events_are_there_with_their_day(
    new_page: Callable[..., Any], host: OwnHost
) -> None:
    page = new_page()
    visit(page, host, "/")
    with_connection = note(page)
    host.end()
    page.goto(f"{host.url}/")
    first = note(page)
    page.goto(f"{host.url}/events/one-day/?utm=x")

    assert with_connection == ""
    assert first.startswith("You are offline, or the site does not answer: this is the page as of ")
    assert (page.locator("h1").inner_text(), note(page)[:15]) == ("One whole day", "You are offline")
    assert page.locator(".kept-note time").get_attribute("datetime")[:2] == "20"
    assert page.evaluate("() => getComputedStyle(document.querySelector('main')).fontFamily").startswith('"Iowan')


def test_what_was_not_kept_says_so_and_leads_to_what_was(new_page: Callable[..., Any], host: OwnHost) -> None:
    page = new_page()
    visit(page, host, "/stories/")
    host.end()
    page.goto(f"{host.url}/series/parts-of-a-whole/")
    missing = page.locator("h1").inner_text()
    kept = page.get_by_role("navigation", name="What is on your device")
    kept.get_by_role("link", name="One whole day").click()
    page.locator("h1", has_text="One whole day").wait_for()
    host.begin()
    page.goto(f"{host.url}/series/parts-of-a-whole/")

    assert missing == "This page is not on your device"
    assert (page.locator("h1").inner_text(), note(page)) == ("Parts of a whole", "")


def test_it_speaks_the_language_of_the_page(new_page: Callable[..., Any], host: OwnHost) -> None:
    page = new_page()
    visit(page, host, "/ar/")
    host.end()
    page.goto(f"{host.url}/ar/events/several-days/")
    line = page.locator(".kept-note")
    said = [line.get_attribute(name) for name in ("lang", "dir")]
    page.goto(f"{host.url}/ar/subscribe/")

    assert said == ["ar", "rtl"]
    assert [page.locator("html").get_attribute(name) for name in ("lang", "dir")] == ["ar", "rtl"]


def test_an_event_that_is_off_is_never_shown_as_on_once_that_could_be_learned(
    new_page: Callable[..., Any], host: OwnHost
) -> None:
    page = new_page()
    for read in ("/es/", "/", "/events/one-day/"):
        visit(page, host, read)
    kept_before = page.evaluate(KEPT, "/")
    announce_as_off(host, "/events/one-day/")
    for where in ("/events/one-day/", "/es/"):
        host.instead[where] = (host.data(where) or b"").replace(b"<body>", b"<body><p>CANCELLED</p>")
    host.instead["/"] = b""  # cannot be had at the moment
    visit(page, host, "/subscribe/")
    host.end()
    said = [said_at(page, f"{host.url}{where}") for where in ("/events/one-day/", "/es/", "/")]

    assert {"/", "/es/", "/events/one-day/"} <= {*kept_before}
    assert said == [(True, "One whole day"), (True, "Miniature & <Co>"), (False, "This page is not on your device")]


def said_at(page: Any, url: str) -> tuple[bool, str]:
    page.goto(url)
    return page.get_by_text("CANCELLED", exact=True).count() == 1, page.locator("h1").inner_text()


def announce_as_off(host: OwnHost, where: str) -> None:
    """As another build does where an event has become another; nothing of it is among what comes next."""
    told = json.loads(host.data("/offline.json") or b"")
    told["watched"][where] = "f00d"
    for language in told["languages"].values():
        language.get("next", {}).pop(where, None)
    host.instead["/offline.json"] = json.dumps(told).encode()


def test_a_host_that_has_the_list_but_not_yet_the_page_leaves_none(new_page: Callable[..., Any], host: OwnHost) -> None:
    page = new_page()
    visit(page, host, "/events/open-doors/")
    # As if it had been read long before.
    page.evaluate("""async () => {
      const pages = await caches.open("almanac:/:pages");
      const copy = await pages.match("/events/open-doors/");
      const headers = new Headers(copy.headers);
      headers.set("x-kept", "2020-01-01T00:00:00Z");
      await pages.put("/events/open-doors/", new Response(await copy.text(), { headers }));
    }""")
    announce_as_off(host, "/events/open-doors/")
    visit(page, host, "/subscribe/")

    assert "/events/open-doors/" not in page.evaluate(KEPT, "/")


def test_where_it_is_switched_off_it_leaves_with_all_that_it_kept(new_page: Callable[..., Any], host: OwnHost) -> None:
    page = new_page()
    visit(page, host, "/")
    kept = page.evaluate(KEPT, "/")
    host.instead["/service-worker.js"] = (ROOT / "theme/offline/no-service-worker.js").read_bytes()
    page.goto(f"{host.url}/subscribe/")  # a browser asks for the worker by itself, after each page
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    page.evaluate(WHEN, ["gone", []])

    assert len(kept) > 10
    assert page.evaluate(WORKERS) == []


def test_it_keeps_to_the_path_of_the_site(new_page: Callable[..., Any], host_below_a_path: OwnHost) -> None:
    host, page = host_below_a_path, new_page()
    visit(page, host, "/", "/site/")
    names = page.evaluate("() => caches.keys()")
    host.end()
    page.goto(f"{host.url}/events/one-day/")

    assert page.evaluate(WORKERS) == ["/site/"]
    assert sorted(names) == ["almanac:/site/:files", "almanac:/site/:known", "almanac:/site/:pages"]
    assert note(page).startswith("You are offline")


def test_no_more_is_kept_than_so_many_pages(new_page: Callable[..., Any], host: OwnHost) -> None:
    page = new_page()
    visit(page, host, "/")
    page.evaluate("""async () => {
      const pages = await caches.open("almanac:/:pages");
      const headers = { "x-kept": "2027-01-01T00:00:00Z" };
      for (let n = 0; n < 80; n++) await pages.put(`/read/${n}/`, new Response("", { headers }));
    }""")
    page.evaluate("async () => { await (await caches.open('almanac:/:known')).delete('/offline.json'); }")
    visit(page, host, "/subscribe/")
    page.evaluate(WHEN, ["trimmed", ["/", 50]])  # one after the other, once it has kept what there is to keep
    kept = page.evaluate(KEPT, "/")
    read = [path for path in kept if path.startswith("/read/")]

    assert len(read) < 50
    assert read[-1] == "/read/79/"
    assert {"/subscribe/", "/events/one-day/"} <= {*kept}


def test_a_copy_of_the_site_elsewhere_keeps_nothing(browser_page: Any, site_url: str) -> None:
    browser_page.goto(f"{site_url}/events/one-day/")
    browser_page.wait_for_timeout(1500)

    assert browser_page.locator("script[data-worker]").count() == 1
    assert browser_page.evaluate(WORKERS) == []
