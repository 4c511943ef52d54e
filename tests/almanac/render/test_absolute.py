"""Addresses and HTML that leave the site lead to the same place from everywhere."""

from __future__ import annotations

from urllib.parse import urljoin

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.site import Site
from almanac.render.absolute import absolute_address, absolute_html, lasting_id, link_address

AT_ROOT = Site("Almanac", "https://example.org")
BELOW = Site("Almanac", "https://group.pages.example/site", calendar_domain="almanac.example.net")
PAGE = "/2026/03/02/closing/"


@pytest.mark.parametrize(
    ("site", "address", "expected"),
    [
        pytest.param(AT_ROOT, "/events/", "https://example.org/events/", id="a plain address"),
        pytest.param(BELOW, "/events/", "https://group.pages.example/site/events/", id="a site below a path"),
        pytest.param(AT_ROOT, "/łódź/", "https://example.org/%C5%82%C3%B3d%C5%BA/", id="letters of other scripts"),
        pytest.param(AT_ROOT, "/a b/100%/%20", "https://example.org/a%20b/100%25/%20", id="what is encoded stays so"),
        pytest.param(Site("Ż", "https://żółw.example"), "/ż/", "https://xn--w-uga1v8h.example/%C5%BC/", id="a host"),
        pytest.param(Site("Ż", ""), "/ż/", "/%C5%BC/", id="a site that does not know its address"),
    ],
)
def test_an_absolute_address_is_ascii(site: Site, address: str, expected: str) -> None:
    assert absolute_address(site, address) == expected


def test_a_link_has_the_path_of_the_site() -> None:
    assert link_address(BELOW, "/events/ż/") == "/site/events/%C5%BC/"


def test_an_identifier_does_not_follow_the_host() -> None:
    assert lasting_id(BELOW, PAGE) == "https://almanac.example.net/2026/03/02/closing/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<a href="/site/about/">x</a>',
            '<a href="https://group.pages.example/site/about/">x</a>',
            id="a page of the site",
        ),
        pytest.param(
            '<a href="#fn:1">1</a>',
            '<a href="https://group.pages.example/site/2026/03/02/closing/#fn:1">1</a>',
            id="a place on the page itself",
        ),
        pytest.param(
            '<a href="/a/./b/../c.d/">x</a>',
            '<a href="https://group.pages.example/a/c.d/">x</a>',
            id="a path with steps up",
        ),
        pytest.param(
            '<a href="/.well-known/x">x</a>',
            '<a href="https://group.pages.example/.well-known/x">x</a>',
            id="a path with a dot that is no step",
        ),
        pytest.param(
            '<a href="../other/?a=1&amp;b">x</a>',
            '<a href="https://group.pages.example/site/2026/03/02/other/?a=1&amp;b">x</a>',
            id="a path from the page",
        ),
        pytest.param(
            '<img src="/site/images/ż 1.jpg" alt="">',
            '<img src="https://group.pages.example/site/images/%C5%BC%201.jpg" alt="">',
            id="a picture",
        ),
        pytest.param(
            '<img srcset="/site/a.webp 1x, /site/b,c.webp 480w,/site/d.webp">',
            '<img srcset="https://group.pages.example/site/a.webp 1x, '
            'https://group.pages.example/site/b,c.webp 480w, https://group.pages.example/site/d.webp">',
            id="a picture in several sizes",
        ),
        pytest.param('<img srcset=", ,,,">', '<img srcset="">', id="sizes of nothing"),
        pytest.param(
            '<video poster="/site/p.png"></video>',
            '<video poster="https://group.pages.example/site/p.png"></video>',
            id="a film's poster",
        ),
        pytest.param(
            '<blockquote cite="/site/x/">q</blockquote>',
            '<blockquote cite="https://group.pages.example/site/x/">q</blockquote>',
            id="where a quotation is from",
        ),
    ],
)
def test_an_address_inside_the_site_becomes_absolute(html: str, expected: str) -> None:
    assert absolute_html(BELOW, PAGE, html) == expected


@given(st.text("ab/.-_:;?#%ż ", min_size=1))
def test_a_path_from_the_root_is_resolved_as_any_other(path: str) -> None:
    html = absolute_html(BELOW, PAGE, f'<a href="/{path}">x</a>')
    joined = f"/{path}" if path.startswith("/") else urljoin("https://group.pages.example/site/", f"/{path}")
    assert html == f'<a href="{_encoded(joined)}">x</a>'


def _encoded(address: str) -> str:
    return absolute_address(Site("", ""), address) if address.startswith("http") else address


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<a href="https://other.example/ż?q=ż">x</a>', id="another site"),
        pytest.param('<a href="HTTPS://other.example/[x]">x</a>', id="another site in capitals"),
        pytest.param('<a href="mailto:editor@example.org">x</a>', id="mail"),
        pytest.param('<a href="//other.example/[">x</a>', id="another site without its scheme"),
        pytest.param('<p class="x" id="y" dir="rtl" lang="ar" title="t">مرحبا &amp; ${x} ]]&gt; 🗓</p>', id="text"),
        pytest.param(
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody>"
            "<tfoot><tr><td>c</td></tr></tfoot></table>",
            id="a table with a foot",
        ),
        pytest.param(
            '<ol start="3" reversed=""><li>a</li></ol><details open=""><summary>s</summary>d</details>', id="li"
        ),
        pytest.param(
            '<div class="highlight"><pre><span></span><code><span class="k">if</span> &lt;\n</code></pre></div>',
            id="coloured code",
        ),
        pytest.param('<sup id="fnref:1"><time datetime="2026-03-02">x</time></sup>', id="a footnote's mark"),
    ],
)
def test_everything_else_stays_as_it_is(html: str) -> None:
    assert absolute_html(BELOW, PAGE, html) == html


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters='"<')))
def test_any_attribute_gives_html_without_a_parse_error(value: str) -> None:
    html = absolute_html(AT_ROOT, PAGE, f'<a href="{value}"></a><img srcset="{value}">')
    html5lib.HTMLParser(strict=True).parseFragment(html)
