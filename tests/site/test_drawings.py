"""Drawings that try to get out and are let in: in a browser they load nothing, run nothing, and are soon there."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from built.browser import Browser

from almanac.read.pictures.svg import faults_of_svg

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAAC"
RECT = '<rect width="600" height="400"'
DRAWINGS = {
    "a comment in styles": "<style>/* @import '/x' ; url(/x) */ rect{fill:red}</style><rect/>",
    "marks of comments in strings": "<style>a{b:'/*'} /* c{d:url(/x)} '*/ e{f:'*/'}</style>",
    "a string over two lines": "<style>a{b:'c\nurl(#d)';}rect{fill:red}</style><rect/>",
    "text of others in a style": "<style>a{}<g>@import '/x'; rect{fill:url(/x)}</g></style><rect/>",
    "a style that is closed in a string": "<style><![CDATA[a{b:'</style><script>alert(1)</script>'}]]></style>",
    "an unknown property": "<style>rect{script:'alert(1)';src:'/x'}</style><rect/>",
    "content": "<style>svg::before{content:'/x'}</style>",
    "a variable of a part": f'<g style="--a:url(#p)"><pattern id="p"><circle/></pattern>{RECT} fill="var(--a)"/></g>',
    "an escaped name": '<rect style="fi\\6c l:red;\\75 rl:x"/>',
    "url and a space": '<rect style="fill:url (/x)"/>',
    "an attribute of no style": '<rect data-a="url(/x)" aria-label="url(/x)" class="url(/x)" id="src(/x)"/>',
    "another program's names": '<b xmlns="http://a.org" href="/x" src="/x" onload="alert(1)"/>',
    "a file that metadata names": '<metadata><b xmlns="http://a.org" style="background:url(/x)"/></metadata>',
    "a link": '<a href="https://example.org/x"><text y="20">a</text></a>',
    "an empty picture": '<image href="" width="9" height="9"/>',
    "an embedded picture": f'<image href="{PIXEL}" width="9" height="9"/>',
    "embedded pixels by style": f'<rect style="mask:url({PIXEL});fill:url({PIXEL})"/>',
    "a font by name": "<text style=\"font-family:'/x',local\" y='20'>a</text>",
    "a missing part": '<use href="#nothing"/><rect fill="url(#nothing)" filter="url(#nothing)"/>',
    "an animation": '<rect><animate attributeName="width" values="1;2" dur="1s" begin="0s;1s"/></rect>',
    "a script's name in text": "<text>&lt;script&gt;alert(1)&lt;/script&gt;</text><title>&lt;img src=/x&gt;</title>",
    "a media query": '<style media="(min-width:1px)" type="text/css">rect{fill:red}</style><rect/>',
    "a document type": "<desc>]]&gt;&lt;!ENTITY a SYSTEM '/x'&gt;</desc>",
    "thousands of copies": '<g id="a"><rect/></g><g id="b">'
    + '<use href="#a"/>' * 150 + "</g>" + '<use href="#b"/>' * 150,
    "hundreds of masks": f'<mask id="m">{RECT} fill="#fff"/></mask>' + f'{RECT} mask="url(#m)"/>' * 400,
    "thousands of marks": '<marker id="m"><circle r="1"/></marker><path marker-mid="url(#m)" d="M0 0'
    + "h1" * 20_000 + '"/>',
    "hundreds of patterns": '<pattern id="p" width="9" height="9"><circle r="4"/></pattern>'
    + f'{RECT} fill="url(#p)"/>' * 500,
    "tiny tiles": f'<pattern id="p" width="1e-6" height="1e-6"><circle r="4"/></pattern>{RECT} fill="url(#p)"/>',
    "endless octaves": f'<filter id="f"><feTurbulence numOctaves="99999"/></filter>{RECT} filter="url(#f)"/>',
    "endless dashes": '<path stroke="red" stroke-dasharray="1e-6" d="M0 0H600V400z"/>',
}  # fmt: skip


class _Noting(SimpleHTTPRequestHandler):
    """Serves a folder and notes what it is asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of this test's folder, and what was asked for there."""
    asked: list[str] = []
    handler = type("Handler", (_Noting,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: handler(*args, directory=str(tmp_path))) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}", asked
        served.shutdown()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_what_is_let_in_only_draws(
    drawing: str, browser: Browser, server: tuple[str, list[str]], tmp_path: Path
) -> None:
    text = f'<svg {SVG} width="600" height="400">{drawing}</svg>'
    (tmp_path / "a.svg").write_text(text, "utf-8")
    (tmp_path / "favicon.ico").touch()
    url, asked = server

    assert faults_of_svg(text.encode(), "a.svg") == []
    page = browser.open("2027-01-01T00:00:00Z")
    page.set_default_timeout(20_000)
    page.goto(f"{url}/a.svg")
    page.screenshot()

    assert (set(asked) - {"/favicon.ico"}, page.page_problems) == ({"/a.svg"}, [])
    page.close()
