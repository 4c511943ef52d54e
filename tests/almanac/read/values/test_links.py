"""Which addresses may be linked, and where a path in the sources leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from almanac.model.place import Online
from almanac.model.site import Site
from almanac.read.body.site_pages import SitePages
from almanac.read.fault import Fault
from almanac.read.values.invisible import as_published
from almanac.read.values.links import Targets, check_scheme, host, is_on_the_web, is_script, to_join, web_address

HERE = "content/stories/2026/here.md"
TARGETS = Targets(
    {
        "content/stories/2026/x.md": "/2026/03/02/x/",
        "content/stories/2025/old one.md": "/2025/01/01/old-one/",
        "content/pages/about.md": "/about/",
        "content/images/a b.jpg": "/images/a b.jpg",
        "events/2026/łódź.md": "/events/łódź/",
    },
    base="/site",
    unpublished=frozenset(["content/stories/2026/draft.md"]),
)
NOT_LINKABLE = "http, https, mailto, or a path inside the site"


def fault_of(link: str) -> tuple[str, str]:
    """What is wrong with a link in ``HERE``, and the remedy."""
    with pytest.raises(Fault) as caught:
        TARGETS.resolve(link, HERE)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("https://example.org", id="a host"),
        pytest.param("http://example.org/a?b=c#d", id="all parts"),
        pytest.param("HTTPS://Example.ORG/", id="capitals"),
        pytest.param("https://example.org:8080/", id="a port"),
        pytest.param("https://пример.рф/страница", id="letters of another script"),
        pytest.param("https://[2001:db8::1]/", id="an address of IPv6"),
    ],
)
def test_a_web_address_stays_as_it_is(text: str) -> None:
    assert web_address(text) == text


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("https://meet.example.org/a", Online("https://meet.example.org/a"), id="an address"),
        pytest.param("later", Online(), id="that it comes later"),
        pytest.param(" Later", Online(), id="as people begin a sentence"),
    ],
)
def test_how_to_join_is_an_address_or_comes_later(text: str, joined: Online) -> None:
    assert to_join(text) == joined


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("tba", "write an address that begins with `https://`, or `later`", id="another word"),
        pytest.param("meet.example.org/a", "write `https://meet.example.org/a`", id="no scheme"),
        pytest.param("javascript:alert(1)", "write an address that begins with `https://`, or `later`", id="a script"),
    ],
)
def test_what_is_neither_is_wrong(text: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        to_join(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            "example.org/x", "`example.org/x` is not a web address", "write `https://example.org/x`", id="a host"
        ),
        pytest.param(
            "/about/", "`/about/` is not a web address", "write an address that begins with `https://`", id="a path"
        ),
        pytest.param(
            "see below",
            "`see below` is not a web address",
            "write an address that begins with `https://`",
            id="words",
        ),
        pytest.param(
            "https://...",
            "`https://...` is not a web address",
            "write an address that begins with `https://`",
            id="the example",
        ),
        pytest.param(
            "https://",
            "`https://` is not a web address",
            "write the host behind it: `https://example.org`",
            id="no host",
        ),
        pytest.param(
            "https:///x",
            "`https:///x` is not a web address",
            "write an address that begins with `https://`",
            id="a path",
        ),
        pytest.param(
            "https://a b.org",
            "`https://a b.org` is not a web address",
            "an address has no spaces: write `https://a%20b.org`",
            id="a space",
        ),
        pytest.param(
            "https://a.org:port/",
            "`https://a.org:port/` is not a web address",
            "write a number behind the colon, such as `https://example.org:8080/`, or leave both out",
            id="a port that is none",
        ),
        pytest.param(
            "ftp://a.org",
            "`ftp://a.org` is not a web address",
            "write an address that begins with `https://`",
            id="another scheme",
        ),
        pytest.param(
            "javascript:alert(1)",
            "`javascript:alert(1)` is not a web address",
            "write an address that begins with `https://`",
            id="a script",
        ),
        pytest.param(
            "http://[::1",
            "`http://[::1` is not an address",
            "an address begins with `https://`, a path with `/`",
            id="an open bracket",
        ),
    ],
)
def test_anything_else_is_no_web_address(text: str, message: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        web_address(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://Forum.Example.org/t/1", "forum.example.org", id="in small letters"),
        pytest.param("https://user@forum.example.org:8080/", "forum.example.org", id="without user and port"),
        pytest.param("/t/1", "", id="a path has none"),
    ],
)
def test_an_address_has_a_host(address: str, expected: str) -> None:
    assert host(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://example.org", id="https"),
        pytest.param("http://example.org", id="http"),
        pytest.param("mailto:hello@example.org", id="mailto"),
        pytest.param("MAILTO:hello@example.org", id="mailto in capitals"),
        pytest.param("tel:+48123456789", id="a telephone"),
        pytest.param("/about/", id="a path from the top"),
        pytest.param("../pages/about.md", id="a path from here"),
        pytest.param("#notes", id="a place on this page"),
        pytest.param("x.md#12:30", id="a colon behind a number sign"),
    ],
)
def test_an_address_that_can_be_linked_passes(address: str) -> None:
    check_scheme(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("JaVaScRiPt:alert(1)", id="in mixed case"),
        pytest.param("java\nscript:alert(1)", id="with a line break"),
        pytest.param("java\tscript:alert(1)", id="with a tab"),
        pytest.param("\x01javascript:alert(1)", id="behind a control character"),
        pytest.param("  javascript:alert(1)", id="behind spaces"),
        pytest.param("\u200bjavascript:alert(1)", id="behind a space of no width"),
        pytest.param("java\u00adscript:alert(1)".replace("\u00ad", "\u200d"), id="with a joiner"),
        pytest.param("data:text/html,<script>", id="data"),
        pytest.param("vbscript:x", id="a script of old"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("blob:https://example.org/1", id="a blob"),
        pytest.param("//example.org/x", id="an address without https"),
        pytest.param("/\\example.org/x", id="a backslash, which browsers take for a slash"),
        pytest.param("\\\\example.org\\x", id="two of them"),
        pytest.param("/\t/example.org/x", id="slashes with a tab between"),
    ],
)
def test_other_schemes_are_faults_however_they_are_disguised(address: str) -> None:
    with pytest.raises(Fault):
        check_scheme(address)


# What a page drops or shows as nothing: before, inside and behind a scheme.
BLANKS = [
    "\u3000", "\u1680", "\u205f", "\u2003", "\u202f", "\u00a0", "\u0085", "\u2028", "\u2029", "\u200b",
    "\u2060", "\ufeff", "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u2800", "\u3164", "\ufe0f",
    "\ufdd0", "\ufdef", "\ufffe", "\uffff", "\u202a", "\u202e", "\u2066", "\U000e0020", "\x00", "\x01", "\x1f",
    "\x7f", "\x9f", "\t", "\n", "\r", " ", "\u3000\ufdd0 ",
]  # fmt: skip
SCHEMES = [
    "javascript:alert(1)", "file:///etc/passwd", "ms-word:ofe|u|//evil.example", "data:text/html,x",
    "intent:x#Intent;end", "vbscript:x", "blob:x", "view-source:x", "ms-settings:", "steam:x", "//evil.example",
    "/\\evil.example",
]  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_no_blank_hides_where_an_address_leads(blank: str, scheme: str) -> None:
    for disguised in (f"{blank}{scheme}", f"{scheme[:1]}{blank}{scheme[1:]}", f"{blank}{scheme}{blank}"):
        with pytest.raises(Fault):
            TARGETS.resolve(disguised, HERE)


@pytest.mark.parametrize(
    "link", ["\u3000https://example.org/x\u3000", "\ufdd0/about/\u1680", "\u205f#notes\ufffe", "\x1f tel:1\u2029"]
)
def test_what_is_published_is_what_was_judged(link: str) -> None:
    published = TARGETS.resolve(link, HERE)
    assert (as_published(published), published.isprintable()) == (published, True)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://example.org/x.png", True, id="https"),
        pytest.param("HTTPS://example.org/x.png", True, id="in capitals"),
        pytest.param("ht\ttps://example.org/x.png", True, id="with a tab"),
        pytest.param("//example.org/x.png", True, id="without https"),
        pytest.param("/\\example.org/x.png", True, id="with a backslash"),
        pytest.param("/\ufdd0/example.org/x.png", True, id="with what is no character"),
        pytest.param("\u3000https://example.org/x.png", True, id="behind a wide space"),
        pytest.param("/images/x.png", False, id="a path of the site"),
        pytest.param("x.png", False, id="a path from here"),
        pytest.param("data:image/png,x", False, id="data"),
    ],
)
def test_an_address_leads_to_a_host_or_not(address: str, expected: bool) -> None:
    assert is_on_the_web(address) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("x.md", "/site/2026/03/02/x/", id="beside it"),
        pytest.param("./x.md", "/site/2026/03/02/x/", id="beside it, with a point"),
        pytest.param("../../pages/about.md", "/site/about/", id="in another folder"),
        pytest.param("../../../events/2026/łódź.md", "/site/events/%C5%82%C3%B3d%C5%BA/", id="letters become per cent"),
        pytest.param(
            "../../../events/2026/%C5%82%C3%B3d%C5%BA.md",
            "/site/events/%C5%82%C3%B3d%C5%BA/",
            id="per cent signs already",
        ),
        pytest.param("../2025/old%20one.md", "/site/2025/01/01/old-one/", id="a space in per cent"),
        pytest.param("../2025/old one.md", "/site/2025/01/01/old-one/", id="a space"),
        pytest.param("x.md#notes", "/site/2026/03/02/x/#notes", id="a place on the page"),
        pytest.param("x.md?print=1#notes", "/site/2026/03/02/x/?print=1#notes", id="a question and a place"),
        pytest.param("{filename}x.md", "/site/2026/03/02/x/", id="Pelican's filename from here"),
        pytest.param("{filename}/pages/about.md", "/site/about/", id="Pelican's filename from the top"),
        pytest.param("|filename|/pages/about.md", "/site/about/", id="Pelican's old filename"),
        pytest.param("{static}/images/a%20b.jpg", "/site/images/a%20b.jpg", id="Pelican's static"),
        pytest.param("{attach}../../images/a b.jpg", "/site/images/a%20b.jpg", id="Pelican's attach"),
        pytest.param("/images/a%20b.jpg", "/site/images/a%20b.jpg", id="a picture by its address"),
        pytest.param("/about/", "/site/about/", id="an address of the site"),
        pytest.param("/tag/x/?a=b#c", "/site/tag/x/?a=b#c", id="an address of the site with all parts"),
        pytest.param("#notes", "#notes", id="a place on this page"),
        pytest.param("?page=2", "?page=2", id="a question to this page"),
        pytest.param("https://example.org/x.md", "https://example.org/x.md", id="another site"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="mail"),
        pytest.param(" x.md\n", "/site/2026/03/02/x/", id="spaces around it"),
        pytest.param("https://exam\tple.org/", "https://example.org/", id="what browsers leave out"),
    ],
)
def test_a_link_leads_to_its_address(link: str, expected: str) -> None:
    assert TARGETS.resolve(link, HERE) == expected


def test_without_a_path_of_its_own_the_site_adds_nothing() -> None:
    assert Targets({"content/pages/about.md": "/about/"}).resolve("../../pages/about.md", HERE) == "/about/"


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        pytest.param(
            "y.md", "`y.md` leads nowhere: there is no content/stories/2026/y.md", "did you mean `x.md`?", id="a slip"
        ),
        pytest.param(
            "about.md",
            "`about.md` leads nowhere: there is no content/stories/2026/about.md",
            "did you mean `../../pages/about.md`?",
            id="another folder",
        ),
        pytest.param(
            "../2026/łódź.md",
            "`../2026/łódź.md` leads nowhere: there is no content/stories/2026/łódź.md",
            "did you mean `../../../events/2026/łódź.md`?",
            id="an event among the stories",
        ),
        pytest.param(
            "../../../../../etc/passwd",
            "`../../../../../etc/passwd` leads nowhere: there is no ../../etc/passwd",
            "write the path from this file, or the address from `/`",
            id="outside the repository",
        ),
        pytest.param(
            "/images/none.jpg",
            "`/images/none.jpg` leads nowhere: there is no content/images/none.jpg",
            "put the picture there, and mind capitals in its name",
            id="a picture that is not there",
        ),
        pytest.param(
            "draft.md",
            "`draft.md` leads to what is not published",
            "it is a draft, of the future, or switched off: leave the link out until it is published",
            id="a draft",
        ),
        pytest.param(
            "//example.org/x",
            "`//example.org/x` leaves out https:",
            "write `https://example.org/x`",
            id="without https",
        ),
        pytest.param(
            "https://...",
            "`https://...` is not a web address",
            "an address begins with `https://` and a host",
            id="the example of the documentation",
        ),
        pytest.param(
            "ann@example.org",
            "`ann@example.org` leads nowhere: there is no content/stories/2026/ann@example.org",
            "write `mailto:ann@example.org`",
            id="a mail address",
        ),
        pytest.param(
            "www.example.org/y",
            "`www.example.org/y` leads nowhere: there is no content/stories/2026/www.example.org/y",
            "write `https://www.example.org/y`",
            id="a web address without its scheme",
        ),
        pytest.param(
            "", "a link has no address", "write it between the round brackets: `[text](https://...)`", id="nothing"
        ),
        pytest.param(
            "https://[x",
            "`https://[x` is not an address",
            "an address begins with `https://`, a path with `/`",
            id="an open bracket",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_a_fault(link: str, message: str, hint: str) -> None:
    assert fault_of(link) == (message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("javascript:x", True, id="a script"),
        pytest.param("JAVA\tscript:x", True, id="in disguise"),
        pytest.param("vbscript:x", True, id="a script of old"),
        pytest.param("data:text/html,x", True, id="data"),
        pytest.param("https://a.org/?javascript:x", False, id="further on in an address"),
        pytest.param("tel:1", False, id="another scheme"),
        pytest.param("data about it", False, id="words"),
    ],
)
def test_a_text_runs_or_not(text: str, expected: bool) -> None:
    assert is_script(text) is expected


def test_an_address_of_the_site_is_looked_up_where_its_pages_are_known() -> None:
    targets = Targets({}, base="/site", pages=SitePages(Site("A", ""), frozenset(["/about/"])))
    assert targets.resolve("/about/?a=b#c", HERE) == "/site/about/?a=b#c"
    with pytest.raises(Fault):
        targets.resolve("/aboot/", HERE)


class _Counted(dict[str, str]):
    """Addresses that count how often all of them are gone through."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()


def test_links_that_lead_nowhere_are_looked_up_without_going_through_all_files_for_each() -> None:
    addresses = _Counted({f"content/pages/page-{number}.md": f"/page-{number}/" for number in range(100)})
    targets = Targets(addresses)
    for number in range(50):
        with pytest.raises(Fault):
            targets.resolve(f"pgae-{number}.md", "content/pages/about.md")
    assert addresses.times <= 3
