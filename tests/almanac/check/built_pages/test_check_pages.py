from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.render.policy import page_policy

SITE = Site("Almanac", "https://almanac.example.org/site", map_tiles="OpenStreetMap.Mapnik")
ALLOWED = replace(SITE, loads_from={"https://media.example.org": "videos of our meetings"})


def page(address: str, body: str = "", site: Site = SITE) -> tuple[str, bytes]:
    """A page as the theme makes them, with something in its body."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{page_policy(site, address)}">'
    head = f'<head><meta charset="utf-8">{policy}<link rel="stylesheet" href="/site/theme/a.css"></head>'
    return address, f"<!DOCTYPE html><html>{head}<body>{body}</body></html>".encode()


def style(css: str) -> tuple[str, bytes]:
    """A style sheet of the site."""
    return "/theme/css/site.css", css.encode()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<img src="/site/images/x.png">', id="path"),
        pytest.param('<img src="https://almanac.example.org/site/x.png">', id="whole address of the site"),
        pytest.param('<img src="HTTPS://Almanac.example.org:443/x.png">', id="written in another way"),
        pytest.param('<img src="//almanac.example.org/x.png">', id="without a scheme"),
        pytest.param('<a href="https://elsewhere.example">there</a>', id="link"),
        pytest.param("<iframe src='about:blank'></iframe>", id="empty frame"),
    ],
)
def test_what_comes_from_the_site_itself_is_in_order(body: str) -> None:
    assert check_pages(SITE, [page("/a/", body), page("/events/map/", body)]) == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param(
            '<script src="https://tracker.example/t.js"></script>',
            "loads `https://tracker.example/t.js` in `<script>` from another host, tracker.example",
            id="script",
        ),
        pytest.param(
            '<img src="//pixel.example:8443/1.gif"><img src="//pixel.example:8443/2.gif">',
            "loads `//pixel.example:8443/1.gif`, `//pixel.example:8443/2.gif` in `<img>` from another host, "
            "pixel.example:8443",
            id="two pictures",
        ),
        pytest.param(
            '<img src="http://almanac.example.org/x.png">',
            "loads `http://almanac.example.org/x.png` in `<img>` from another host, almanac.example.org",
            id="the site itself, not encrypted",
        ),
        pytest.param(
            "<p style='color: red'>a",
            "has the attribute `style` of `<p>`, which its Content-Security-Policy blocks",
            id="style",
        ),
        pytest.param(
            "<img src='data:image/gif;base64,AA'>",
            "has an address that begins with `data:` in `<img>`, which the Content-Security-Policy blocks",
            id="data",
        ),
        pytest.param(
            "<form action='mailto:a@example.org'></form>",
            "has an address that begins with `mailto:` in `<form>`, which the Content-Security-Policy blocks",
            id="mail",
        ),
    ],
)
def test_a_page_is_named_with_what_is_wrong_in_it(body: str, found: str) -> None:
    [problem] = check_pages(SITE, [page("/a/", body), page("/b/")])

    assert (problem.path, problem.message, problem.is_error) == ("/a/", found, True)


def test_the_same_on_many_pages_is_said_once() -> None:
    pages = [page(f"/{number:05}/", '<script src="https://a.example/x.js"></script>') for number in range(10_000)]
    [problem] = check_pages(SITE, reversed(pages))

    assert str(problem).startswith(
        "/00000/: loads `https://a.example/x.js` in `<script>` from another host, a.example; "
        "the same on 9,999 other pages ("
    )


def test_a_thousand_files_of_one_host_are_one_line() -> None:
    pages = [page(f"/{number:05}/", f'<img src="https://a.example/{number}.png">') for number in range(1000)]
    [problem] = check_pages(SITE, pages)

    assert "`https://a.example/2.png` and 997 more in `<img>`" in problem.message


@pytest.mark.parametrize(
    ("css", "found"),
    [
        pytest.param("@import 'https://fonts.example/a';", "loads `https://fonts.example/a` from another", id="import"),
        pytest.param("a { background: url(//a.example/b) }", "loads `//a.example/b` from another host", id="picture"),
        pytest.param("a { background: url(data:image/gif,) }", "has an address that begins with `data:`", id="data"),
    ],
)  # fmt: skip
def test_style_sheets_are_looked_at_too(css: str, found: str) -> None:
    [problem] = check_pages(SITE, [style(css)])

    assert (problem.path, problem.message[: len(found)]) == ("/theme/css/site.css", found)


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(page("/a/", "<video src='https://media.example.org/1.mp4'></video>", ALLOWED), id="page"),
        pytest.param(style("a { background: url(//media.example.org/b.png) }"), id="style sheet"),
    ],
)
def test_a_host_that_the_settings_allow_may_be_loaded_from(file: tuple[str, bytes]) -> None:
    assert check_pages(ALLOWED, [file]) == ()


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        pytest.param("https://a.example/x", 'LOADS_FROM = {"https://a.example": ', id="allow it"),
        pytest.param("http://a.example/x", 'LOADS_FROM = {"https://a.example": ', id="allow it encrypted"),
        pytest.param("http://127.0.0.1:81/x", 'LOADS_FROM = {"http://127.0.0.1:81": ', id="on this computer"),
        pytest.param("http://media.example.org/x", "write `https://media.example.org`", id="allowed when encrypted"),
    ],
)
def test_the_remedy_is_a_line_that_can_be_copied(address: str, remedy: str) -> None:
    [problem] = check_pages(ALLOWED, [page("/a/", f"<img src='{address}'>", ALLOWED)])

    assert remedy in problem.hint


@pytest.mark.parametrize(
    ("html", "found"),
    [
        pytest.param("<p>a", "has no Content-Security-Policy", id="none"),
        pytest.param(
            "<meta http-equiv=Content-Security-Policy content='default-src *'>",
            "has a Content-Security-Policy of its own, `default-src *`",
            id="another",
        ),
        pytest.param(
            page("/events/map/")[1].decode(),
            f"has a Content-Security-Policy of its own, `{page_policy(SITE, '/events/map/')}`",
            id="the map's on another page",
        ),
        pytest.param(
            f'<script src=/x.js></script><meta http-equiv=Content-Security-Policy content="{page_policy(SITE, "/")}">',
            "has its Content-Security-Policy below what that is about",
            id="too late",
        ),
    ],
)
def test_every_page_keeps_the_policy_of_the_site(html: str, found: str) -> None:
    [problem] = check_pages(SITE, [("/a/", html.encode())])

    assert (problem.message, "theme/templates/base.html" in problem.hint) == (found, True)


def test_a_file_without_markup_needs_none() -> None:
    assert check_pages(SITE, [("/proof.html", b"site-verification: 1234")]) == ()


def test_pelican_s_own_command_says_all_of_it_and_fails() -> None:
    refused = PagesRefused((Problem("/a/", 0, "", "loads", "take it out"), Problem("/b/", 0, "", "has")))

    assert str(refused).splitlines()[:2] == ["error: /a/: loads (take it out)", "error: /b/: has"]
    assert refused.problems[1].path == "/b/"


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        pytest.param(["/a/"], "content/pages/a.md", id="one text"),
        pytest.param(["/a/", "/404.html"], "the template or plugin that makes it", id="every page"),
        pytest.param(["/404.html"], "the template or plugin that makes it", id="a page of no text"),
    ],
)
def test_a_link_that_opens_another_program_names_where_it_stands(pages: list[str], place: str) -> None:
    files = [page(address, '<a href="ms-word:ofe|u|\u202e//evil.example">x</a>') for address in pages]
    [problem] = check_pages(SITE, files, {"/a/": "content/pages/a.md", "/b/": "content/pages/b.md"})

    assert problem.message.startswith(
        "has a link of `ms-word:`, which opens no page: `ms-word:ofe|u|<U+202E>//evil.example`"
    )
    assert problem.hint == f"write an address that begins with `https://`, or take the link out: it stands in {place}"
