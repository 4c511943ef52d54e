from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from almanac.check.built_pages import page_resources as loads
from almanac.check.built_pages.page_resources import page_contents, style_resources

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;self&#39;">'
SAFE = "<!DOCTYPE html><html lang=en><head><title>A</title></head><body>{}</body></html>"
# What a page is made of when it is not made with care: cut anywhere, opened and not closed.
FRAGMENTS = st.sampled_from([
    "</head>", "<body>", "<!--", "-->", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>",
    "<textarea>", "</textarea>", '<img src="', "//a.org/x", "/x", '" ', "'", ">", "<", "<p ", "<a href=",
    '<a href="/x">', 'class="b"', " hidden", " ", "\n", "\t", "\x00", "=", "<noscript>", "<template>", "<svg>",
    '<use xlink:href="//a.org">', "<![CDATA[", "]]>", "<meta http-equiv=refresh content='0;//a.org'>",
    "<link rel=icon href=//a.org>", '<img src="/x">', '<script src="/x" defer>',
    '<link rel="stylesheet" href="/x">', "<IMG SRC=//a.org>", "<img/src=//a.org>",
    '<p class="x"onclick=y>', '<p class="x" data-a href="//b">', "é", "�", "&lt;",
    '<iframe srcdoc="<img src=//a.org>">', "<plaintext>", "<?php", "<select>", "<embed>", "<main>", "</main>",
    '<p data-x="<img src=//a.org>">', '<script type="application/ld+json">', '<link rel="manifest" href="/x">',
    '<script type="application/ld+json">{"a":"//a.org"}</script>', '<img decoding="async" media="x" sizes="1x1">',
    '<svg viewBox="0 0 1 1">', '<path d="M0 0l1 1z" />', '<circle r="6" />', '<path stroke="#000" />',
    '<path fill="url(//a.org)" />', '<textarea rows="5">', '<a target="_top" href="/x">', "</svg>",
    '<script src="/x" />',
])  # fmt: skip


@pytest.mark.parametrize(
    ("html", "by", "addresses"),
    [
        pytest.param('<script src="https://a.org/x.js"></script>', "script", ["https://a.org/x.js"], id="script"),
        pytest.param("<img src=//a.org/x.png alt=''>", "img", ["//a.org/x.png"], id="picture"),
        pytest.param("<IMG SRC='a.png'>", "img", ["a.png"], id="capitals"),
        pytest.param("<img/src=a.png/>", "img", ["a.png/"], id="a slash for a space"),
        pytest.param('<img src="&#104;ttps:&#x2f;&sol;a.org">', "img", ["https://a.org"], id="references"),
        pytest.param("<img src='\n https://a.org '>", "img", ["https://a.org"], id="white space around it"),
        pytest.param("<img srcset='a.png 1x, //a.org/b,c.png 2x,d.png'>", "img",
                     ["a.png", "//a.org/b,c.png", "d.png"], id="choice"),
        pytest.param("<picture><source srcset='//a.org/b.avif'></picture>", "source", ["//a.org/b.avif"], id="source"),
        pytest.param("<input type=image src=//a.org>", "input", ["//a.org"], id="button with a picture"),
        pytest.param("<iframe src=https://a.org></iframe>", "iframe", ["https://a.org"], id="frame"),
        pytest.param("<iframe srcdoc='&lt;img src=//a.org&gt;'></iframe>", "img", ["//a.org"], id="page in a frame"),
        pytest.param("<video src=a.mp4 poster=//a.org></video>", "video", ["a.mp4", "//a.org"], id="video"),
        pytest.param("<audio src=//a.org></audio>", "audio", ["//a.org"], id="audio"),
        pytest.param("<video><track src=//a.org></video>", "track", ["//a.org"], id="track"),
        pytest.param("<table background=//a.org>", "table", ["//a.org"], id="background"),
        pytest.param("<link rel=stylesheet href=//a.org>", "link", ["//a.org"], id="style sheet"),
        pytest.param("<link rel='alternate StyleSheet' href=//a.org>", "link", ["//a.org"], id="other style sheet"),
        pytest.param("<link rel='shortcut icon' href=//a.org>", "link", ["//a.org"], id="icon"),
        pytest.param("<link rel=manifest href=//a.org>", "link", ["//a.org"], id="manifest"),
        pytest.param("<link rel=preload as=font href=//a.org>", "link", ["//a.org"], id="hint to load"),
        pytest.param("<link rel=modulepreload href=//a.org>", "link", ["//a.org"], id="hint to load a module"),
        pytest.param("<link rel=preconnect href=//a.org>", "link", ["//a.org"], id="hint to connect"),
        pytest.param("<link rel=dns-prefetch href=//a.org>", "link", ["//a.org"], id="hint to look up"),
        pytest.param("<link rel=preload imagesrcset='//a.org 2x'>", "link", ["//a.org"], id="hint of pictures"),
        pytest.param("<svg><image href=//a.org /></svg>", "image", ["//a.org"], id="picture in a drawing"),
        pytest.param("<svg><use xlink:href='//a.org/b.svg#c'/></svg>", "use", ["//a.org/b.svg#c"], id="of a drawing"),
        pytest.param("<svg><script href=//a.org /></svg>", "script", ["//a.org"], id="script of a drawing"),
        pytest.param("<svg><path fill='url(//a.org/#b)'/></svg>", "path", ["//a.org/#b"], id="paint"),
        pytest.param("<form action=https://a.org></form>", "form", ["https://a.org"], id="form"),
        pytest.param("<button formaction=//a.org></button>", "button", ["//a.org"], id="button of a form"),
        pytest.param("<a href=/ ping='https://a.org //b.org'></a>", "a", ["https://a.org", "//b.org"], id="ping"),
        pytest.param("<p style='background: url(//a.org)'></p>", "p", ["//a.org"], id="attribute style"),
        pytest.param("<noscript><img src=//a.org></noscript>", "img", ["//a.org"], id="without scripts"),
        pytest.param("<template><img src=//a.org></template>", "img", ["//a.org"], id="template"),
        pytest.param("<!--><img src=//a.org>-->", "img", ["//a.org"], id="after a comment that ends at once"),
    ],
)  # fmt: skip
def test_what_a_browser_loads_is_found(html: str, by: str, addresses: list[str]) -> None:
    found = page_contents(SAFE.format(html).encode()).resources

    assert [(load.by, load.address) for load in found] == [(f"`<{by}>`", address) for address in addresses]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<a href="https://a.org">', id="link"),
        pytest.param("<area href=//a.org>", id="area"),
        pytest.param("<link rel=canonical href=https://a.org>", id="canonical"),
        pytest.param("<link rel=alternate type=application/atom+xml href=//a.org>", id="feed"),
        pytest.param("<link rel=license href=//a.org>", id="licence"),
        pytest.param('<meta property="og:image" content="https://a.org">', id="picture for others"),
        pytest.param("<blockquote cite=//a.org>", id="quotation"),
        pytest.param("<!-- <img src=//a.org> -->", id="comment"),
        pytest.param("<textarea><img src=//a.org></textarea>", id="text"),
        pytest.param("&lt;img src=//a.org&gt;", id="escaped"),
        pytest.param("<p title='<img src=//a.org>'>", id="in an attribute"),
        pytest.param("<img src='' alt=''>", id="empty"),
        pytest.param("<svg><path fill='url(#a)'/></svg>", id="paint of the same drawing"),
        pytest.param('<script type="application/ld+json">{"image": "https://a.org"}</script>', id="data"),
    ],
)
def test_what_no_browser_loads_is_not(html: str) -> None:
    contents = page_contents(SAFE.format(html).encode())

    assert (contents.resources, contents.blocked) == ((), ())


@pytest.mark.parametrize(
    ("content", "address"),
    [
        pytest.param("0; url=https://a.org/", "https://a.org/", id="usual"),
        pytest.param("0;URL='//a.org'", "//a.org", id="quoted"),
        pytest.param("1.5, //a.org", "//a.org", id="without the word"),
    ],
)
def test_a_page_that_leads_on_by_itself_is_found(content: str, address: str) -> None:
    [load] = page_contents(SAFE.format(f'<meta http-equiv="Refresh" content="{content}">').encode()).resources

    assert load.address == address


@pytest.mark.parametrize(
    ("html", "blocked"),
    [
        pytest.param("<script>alert(1)</script>", "a script in the page itself", id="script"),
        pytest.param("<script type=module>alert(1)</script>", "a script in the page itself", id="module"),
        pytest.param("<script type='text/JavaScript; v=1'>a</script>", "a script in the page itself", id="old type"),
        pytest.param("<script type=importmap>{}</script>", "a script in the page itself", id="map of modules"),
        pytest.param("<style>p {}</style>", "`<style>`", id="style"),
        pytest.param("<p style='color: red'>", "the attribute `style` of `<p>`", id="attribute style"),
        pytest.param("<p onClick=a()>", "the attribute `onclick` of `<p>`", id="handler"),
        pytest.param("<svg/onload=a()>", "the attribute `onload` of `<svg>`", id="handler of a drawing"),
        pytest.param("<form action=' jAvascript:a()'>", "a `javascript:` address in `<form>`", id="address that runs"),
        pytest.param("<base href=/x/>", "`<base>`", id="base"),
        pytest.param("<object></object>", "`<object>`", id="object"),
        pytest.param("<embed>", "`<embed>`", id="embed"),
    ],
)
def test_what_the_policy_blocks_is_found(html: str, blocked: str) -> None:
    assert page_contents(SAFE.format(html).encode()).blocked == (blocked,)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:a()", " jAvascript:a()", "&#106;avascript:a()", "java&Tab;script:a()", "&#1;javascript:a()",
        "file:///etc/passwd", "ms-word:ofe|u|//evil.example", "data:text/html,x", "DATA:,x", "intent:x#Intent;end",
        "vbscript:x", "blob:x", "view-source:x", "ms-settings:", "about:config", "chrome:x", "jar:x", "filesystem:x",
        "search-ms:query=x", "facetime:x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("tag", ["a", "area"])
def test_a_link_that_opens_another_program_is_found(tag: str, address: str) -> None:
    [link] = page_contents(SAFE.format(f'<{tag} href="{address}">x').encode()).links

    assert link.by == f"`<{tag}>`"


@pytest.mark.parametrize(
    "address",
    ["/x/", "#x", "", "x", "https://a.org", "HTTP://a.org", "mailto:a@b.org", "tel:1", "webcal://a.org/x", "geo:1,2",
     "matrix:r/x:a.org", "xmpp:a@b.org", "//a.org", "/javascript:x", "?javascript:x", "./javascript:x"],
)  # fmt: skip
def test_any_other_link_is_not(address: str) -> None:
    assert page_contents(SAFE.format(f'<a href="{address}" onclick>x').encode()).links == ()


@pytest.mark.parametrize(
    ("head", "guarded"),
    [
        pytest.param(POLICY, True, id="alone"),
        pytest.param(f"<meta charset=utf-8>{POLICY}<script src=/x.js></script>", True, id="before a script"),
        pytest.param(f"<link rel=stylesheet href=/x.css>{POLICY}", False, id="below a style sheet"),
        pytest.param(f"<script>a</script>{POLICY}", False, id="below a script"),
        pytest.param(f"</head><body>{POLICY}", False, id="in the body"),
        pytest.param("", False, id="nowhere"),
        pytest.param(f"<!-- {POLICY} -->", False, id="in a comment"),
    ],
)
def test_a_policy_guards_what_stands_below_it(head: str, guarded: bool) -> None:
    assert page_contents(f"<!DOCTYPE html><html><head>{head}</head><body><p>a".encode()).policy_is_first is guarded


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
@example('<link rel="canonical" rel=\'stylesheet\' href="//a.org">')
@example('<script src="/x" src="//a.org"></script><meta name="a" http-equiv="refresh" content="0;//a.org">')
@example('<script src="/x" data-a="<!--">//</script>-->')
@example("<title></head></title><p><img src=//a.org>")
@settings(max_examples=400, deadline=None)
def test_what_is_not_parsed_has_nothing_in_it(html: str) -> None:
    data = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{POLICY}{html}'.encode()
    found, parsed = page_contents(data), loads._parsed(data).contents()

    assert found == replace(parsed, resources=found.resources)
    assert set(parsed.resources) - set(found.resources) <= {
        load for load in parsed.resources if load.address.startswith("/x")
    }


@pytest.mark.parametrize(
    ("html", "is_parsed"),
    [
        pytest.param('<script type="application/ld+json">{"a":"\\u003cb"}</script>', False, id="data"),
        pytest.param('<link rel="manifest" href="/site.webmanifest">', False, id="manifest"),
        pytest.param('<link rel="apple-touch-icon" href="/icon.png">', False, id="icon"),
        pytest.param('<meta name="theme-color" media="(min-width: 1px)" content="#fff">', False, id="colour"),
        pytest.param('<img src="/x" alt="" width="1" height="1" loading="lazy" decoding="async">', False, id="picture"),
        pytest.param(
            '<svg class="x" viewBox="0 0 1 1" focusable="false"><path d="M0 0z" /></svg>', False, id="drawing"
        ),
        pytest.param('<svg><path stroke="#000" d="M0 0h1" /></svg>', False, id="QR code"),
        pytest.param('<textarea readonly rows="5">a</textarea><a target="_top" href="/x">b</a>', False, id="to copy"),
        pytest.param('<svg><path fill="url(//a.org)" /></svg>', True, id="paint of another host"),
        pytest.param('<a href="geo:1,2?q=1,2(Hall)">x</a>', False, id="point for a program of maps"),
        pytest.param('<svg viewBox="0 0 1 1"><use href="//a.org" /></svg>', True, id="a drawing of another host"),
        pytest.param('<script type="application/ld+json">{"a":"<b>"}</script>', True, id="data with a tag in it"),
        pytest.param('<script type="application/ld+json" src="/x"></script>', True, id="data from elsewhere"),
        pytest.param('<script type="text/javascript">a</script>', True, id="another type"),
        pytest.param('<link rel="manifest" href="//a.org">', True, id="a manifest of another host"),
    ],
)
def test_what_the_theme_writes_need_not_be_parsed(monkeypatch: pytest.MonkeyPatch, html: str, is_parsed: bool) -> None:
    pages: list[bytes] = []
    parse = loads._parsed
    monkeypatch.setattr(loads, "_parsed", lambda data: (pages.append(data), parse(data))[1])
    page_contents(f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{POLICY}{html}'.encode())

    assert bool(pages) is is_parsed


@pytest.mark.parametrize("where", range(4))
@pytest.mark.parametrize(
    "tag", ['<img src="//a.org">', "<img src=//a.org ", '<img alt="</head><main></main>" src=//a.org>']
)
def test_no_part_of_a_page_is_passed_over(where: int, tag: str) -> None:
    parts = [
        f'<html lang="en"><head><meta charset="utf-8">{POLICY}',
        "</head><body><p>a</p>",
        "<main><p>b</p>",
        "</main>",
    ]
    for number in range(where + 1):  # the first of them is a page of which nothing is known yet
        tags = [tag if number == where == place else "" for place in range(4)]
        page = "<!DOCTYPE html>" + "".join(part + tag for part, tag in zip(parts, tags, strict=True)) + "</body></html>"
        found = page_contents(page.encode()).resources

    assert [load.address for load in found] == ["//a.org"]


def test_depth_hides_nothing() -> None:
    html = SAFE.format("<div>" * 20_000 + "<script src=//a.org></script>")

    assert [load.address for load in page_contents(html.encode()).resources] == ["//a.org"]


@pytest.mark.parametrize("html", [pytest.param(b"", id="nothing"), pytest.param(b"\xff\xfe<p>\x00", id="not UTF-8")])
def test_anything_is_a_page(html: bytes) -> None:
    assert page_contents(html).resources == ()


@pytest.mark.parametrize(
    ("css", "addresses"),
    [
        pytest.param('a { background: url("//a.org/b.png") }', ["//a.org/b.png"], id="quoted"),
        pytest.param("a { background: URL( //a.org/b.png ) }", ["//a.org/b.png"], id="bare"),
        pytest.param("@import 'https://a.org/b.css' print;", ["https://a.org/b.css"], id="import"),
        pytest.param("@import url(https://a.org/b.css);", ["https://a.org/b.css"], id="import by url"),
        pytest.param("@font-face { src: url(a.woff2) format('woff2'), local('A') }", ["a.woff2"], id="font"),
        pytest.param("a { background: image-set('//a.org' 1x, url(b.png) 2x) }", ["b.png", "//a.org"], id="choice"),
        pytest.param("a { background: url(\"data:,<svg a='(b)'/>\") }", ["data:,<svg a='(b)'/>"], id="data"),
        pytest.param("a { mask: url(#b) }", [], id="the page's own"),
        pytest.param("/* url(//a.org) */ a {}", [], id="comment"),
        pytest.param("a { content: 'url(//a.org)' }", [], id="string"),
        pytest.param("a { content: '/*' } b { background: url(//a.org) }", ["//a.org"], id="string like a comment"),
        pytest.param("a { background: curl(//a.org) }", [], id="another function"),
        pytest.param("a { background: url(", [], id="cut off"),
    ],
)  # fmt: skip
def test_what_a_style_sheet_loads_is_found(css: str, addresses: list[str]) -> None:
    assert style_resources(css) == tuple(addresses)
