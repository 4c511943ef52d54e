"""Pages that lie by themselves: each link leads somewhere, and nothing else of a page is another."""

from __future__ import annotations

import pytest

from almanac.build.packing import Folder
from almanac.model.site import Site

NAMES = frozenset(
    ["index.html", "events/index.html", "events/fair/index.html", "events/fair/fair.ics", "images/a b.png",
     "theme/css/x.css", "theme/map/land.svg", "404.html", "x.js", "es/café/index.html"]
)  # fmt: skip
DATA = '<script type="application/ld+json">{"a": "<"}</script>'
FAIR = "events/fair/index.html"


def folder(*, for_disk: bool = True, url: str = "https://a.example") -> Folder:
    return Folder(NAMES, Site("A", url), for_disk)


@pytest.mark.parametrize(
    ("written", "on_disk", "served"),
    [
        ("/", "../../index.html", "/"),
        ("/events/", "../index.html", "/events/"),
        ("/events/fair/", "index.html", "/events/fair/"),
        ("/events/fair/#a", "index.html#a", "/events/fair/#a"),
        ("/events/?q=1#a", "../index.html?q=1#a", "/events/?q=1#a"),
        ("/events/fair/fair.ics", "fair.ics", "/events/fair/fair.ics"),
        ("/images/a%20b.png", "../../images/a%20b.png", "/images/a%20b.png"),
        ("/es/caf%C3%A9/", "../../es/caf%C3%A9/index.html", "/es/caf%C3%A9/"),
        ("/stories/", "https://a.example/stories/", "https://a.example/stories/"),
        ("/events", "https://a.example/events", "https://a.example/events"),
        ("#part", "#part", "#part"),
        ("https://b.example/", "https://b.example/", "https://b.example/"),
        ("//b.example/", "//b.example/", "//b.example/"),
        ("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"),
        ("webcal://a.example/x.ics", "webcal://a.example/x.ics", "webcal://a.example/x.ics"),
    ],
)
def test_a_link_leads_to_what_lies_there_or_to_the_site(written: str, on_disk: str, served: str) -> None:
    assert folder().lead(written, FAIR) == on_disk
    assert folder(for_disk=False).lead(written, FAIR) == served


def test_a_site_below_a_path_has_its_links_without_it() -> None:
    below = folder(url="https://a.example/site")
    assert below.lead("/site/events/", FAIR) == "../index.html"
    assert below.lead("/site/stories/", FAIR) == "https://a.example/site/stories/"
    assert below.lead("/other/", FAIR) == "https://a.example/other/"


def test_a_site_without_an_address_keeps_what_leads_nowhere() -> None:
    assert folder(url="").lead("/stories/", FAIR) == "/stories/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>a &lt; b</p><a class="x" href="/events/">E</a>', '<p>a &lt; b</p><a class="x" href="../index.html">E</a>'),
        ('<img alt="" src="/images/a%20b.png">', '<img alt="" src="../../images/a%20b.png">'),
        (
            '<img srcset="/images/a%20b.png 320w, /images/c.png 640w">',
            '<img srcset="../../images/a%20b.png 320w, https://a.example/images/c.png 640w">',
        ),
        ('<script src="/x.js" defer></script><b>x</b>', "<b>x</b>"),
        ("<script>if (a < b) {}</script>x", "x"),
        ("<noscript><p>No script.</p></noscript>", "<p>No script.</p>"),
        ('<link rel="manifest" href="/site.webmanifest"><link rel="stylesheet" href="/theme/css/x.css">',
         '<link rel="stylesheet" href="../../theme/css/x.css">'),
        ('<form action="/events/"><input type="search" name="q"><input name="r"></form>',
         '<form action="../index.html"><input name="r"></form>'),
        ('<meta http-equiv="refresh" content="0; url=/events/">',
         '<meta http-equiv="refresh" content="0; url=../index.html">'),
        ('<a href="/events/" title="&quot;a&quot; &amp; b">', '<a href="../index.html" title="&quot;a&quot; &amp; b">'),
        *((same, same) for same in ('<link rel="canonical" href="https://a.example/events/">', DATA)),
    ],
)  # fmt: skip
def test_a_page_for_a_disk(html: str, expected: str) -> None:
    assert folder().page(html, FAIR) == expected


def test_a_page_that_is_served_has_what_needs_a_server() -> None:
    html = '<script src="/x.js"></script><noscript>n</noscript><a href="/stories/">s</a>'
    assert folder(for_disk=False).page(html, FAIR) == html.replace('"/stories/"', '"https://a.example/stories/"')


def test_a_disk_has_a_policy_that_lets_its_pictures_in_and_no_script() -> None:
    page = folder().page('<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">', FAIR)
    assert "default-src &#x27;none&#x27;" in page
    assert "script-src" not in page


def test_a_style_sheet_for_a_disk_is_for_those_without_script_and_has_its_drawings() -> None:
    css = (
        "@media (scripting: enabled) {a{}} @media (scripting: none) {b{mask: "
        'url("../map/land.svg")}} c{mask:url(../no.svg)}'
    )
    told = folder().style(css, "theme/css/x.css", lambda name: name.encode())

    assert told == (
        "@media (max-width: 0) {a{}} @media (min-width: 0) {b{mask: "
        'url("data:image/svg+xml;base64,dGhlbWUvbWFwL2xhbmQuc3Zn")}} c{mask:url(../no.svg)}'
    )
    assert folder(for_disk=False).style(css, "theme/css/x.css", lambda name: name.encode()) == css
