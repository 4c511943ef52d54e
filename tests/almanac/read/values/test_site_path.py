"""Old addresses: paths that every host takes as a page, and nothing that one takes for an order."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.values.site_path import site_path

DELETE = "delete the alias: a page that readers knew had another address"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("/old/address/", "/old/address/", id="a folder"),
        pytest.param("/old.html", "/old.html", id="a file"),
        pytest.param("/old", "/old", id="neither"),
        pytest.param("/a//b/./c/", "/a/b/c/", id="slashes and points too many"),
        pytest.param("/caf%C3%A9/", "/café/", id="per cent signs"),
        pytest.param("/", "/", id="the top"),
    ],
)
def test_an_old_address_is_a_path(text: str, path: str) -> None:
    assert site_path(text) == path


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("old/address/", id="no slash in front"),
        pytest.param("https://example.org/old/", id="a whole address"),
        pytest.param("//example.org/old/", id="two slashes"),
        pytest.param("/\\example.org/", id="a backslash"),
        pytest.param("/../old/", id="a way out"),
        pytest.param("/%2e%2e/old/", id="a way out in disguise"),
        pytest.param("/old/?p=1", id="a question"),
        pytest.param("/old/#top", id="a place on the page"),
        pytest.param("/old address/", id="a space"),
        pytest.param("/old\u202e/", id="an invisible character"),
    ],
)
def test_anything_else_is_no_old_address(text: str) -> None:
    with pytest.raises(Fault):
        site_path(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("/*", id="everything"),
        pytest.param("/old/*", id="everything below"),
        pytest.param("/%2A", id="everything in per cent signs"),
        pytest.param("/:splat", id="a placeholder"),
        pytest.param("/old/:year/:month/", id="placeholders"),
        pytest.param("/a:splat/", id="a placeholder behind a letter"),
        pytest.param("/.htaccess", id="Apache's rules"),
        pytest.param("/.user.ini", id="PHP's settings"),
        pytest.param("/.well-known/acme-challenge/x", id="proof of a certificate"),
        pytest.param("/%2Ewell-known/security.txt", id="a point in per cent signs"),
        pytest.param("/.git/config/", id="git"),
        pytest.param("/old/.git/config", id="git further down"),
        pytest.param("/_worker.js", id="a program of Cloudflare"),
        pytest.param("/_redirects", id="the rules themselves"),
        pytest.param("/_headers/", id="headers as a folder"),
        pytest.param("/_next/x/", id="underscore"),
        pytest.param("/CNAME/", id="the domain of GitHub Pages"),
        pytest.param("/cname", id="in small letters"),
        pytest.param("/web.config", id="IIS's settings"),
        pytest.param("/staticwebapp.config.json", id="Azure's settings"),
        pytest.param("/vercel.json", id="Vercel's settings"),
        pytest.param("/CON/", id="a device"),
        pytest.param("/old/nul.html", id="a device with a suffix"),
        pytest.param("/Aux.tar.gz/", id="a device with two suffixes"),
        pytest.param("/com\u00b9/", id="a device with a raised digit"),
        pytest.param("/x./", id="a point at the end"),
        pytest.param("/x.../old/", id="points at the end of a folder"),
        pytest.param("/x%20/", id="a space at the end"),
        pytest.param("/a<b>/", id="angle brackets"),
        pytest.param('/a"b/', id="a quotation mark"),
        pytest.param("/a|b/", id="a pipe"),
        pytest.param("/a%5Cb/", id="a backslash in per cent signs"),
        pytest.param("/%252e%252e/old/", id="a way out, twice in disguise"),
        pytest.param("/%252A/", id="everything, twice in disguise"),
        pytest.param("/%ff/", id="per cent signs of no letter"),
        pytest.param("/old/%0Aevil /x/ 301", id="a rule in the next line"),
        pytest.param("/old/%E2%80%A8x/", id="a line separator"),
        pytest.param("/old\u3000/", id="a wide space"),
        pytest.param("/old\u200b/", id="a space that nobody sees"),
        pytest.param("/old%09https://evil.example/", id="a target behind a tab"),
        pytest.param(f"/{'x' * 201}/", id="a name too long"),
        pytest.param(f"/{'ż' * 101}/", id="a name too long in bytes"),
        pytest.param("/x" * 501, id="a path too long"),
        pytest.param("/events/meet/meet.ics", id="an event's own calendar"),
        pytest.param("/events/meet/Meet.ICS", id="the same in capitals"),
        pytest.param("/es/events/meet/meet.ics", id="the same of a translation"),
        pytest.param("/events/meet/meet.ics/old/", id="below an event's own calendar"),
        pytest.param("/?p=0", id="a number that is none"),
        pytest.param("/?p=١٢", id="digits of another script"),
        pytest.param("/?p=12&p=13", id="two numbers"),
        pytest.param("/?p=__proto__", id="a word for a number"),
        pytest.param("/?q=12", id="another question"),
        pytest.param("/?p=12#x", id="a number and a place on the page"),
        pytest.param("/%3Fp=12", id="a question mark in per cent signs"),
        pytest.param("/blog/?p=12", id="a number below a folder"),
        pytest.param("/old;/../../x/", id="a way out behind a parameter"),
        pytest.param("//evil.example", id="another host"),
        pytest.param("/%2F%2Fevil.example/", id="another host in per cent signs"),
        pytest.param("/\ud800/", id="half a character"),
    ],
)
def test_what_a_host_would_read_in_its_own_way_is_no_old_address(text: str) -> None:
    with pytest.raises(Fault):
        site_path(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("/?p=12", "/?p=12", id="a number of WordPress"),
        pytest.param("/?page_id=7", "/?page_id=7", id="of a page"),
        pytest.param("/?attachment_id=700", "/?attachment_id=700", id="of a picture's page"),
        pytest.param("/cafe\u0301/", "/café/", id="letters and accents apart"),
        pytest.param("/cafe%CC%81/", "/café/", id="the same in per cent signs"),
        pytest.param("/100%/", "/100%/", id="a per cent sign alone"),
        pytest.param("/blog/cname/", "/blog/cname/", id="a word of hosts further down"),
        pytest.param("/console/", "/console/", id="nearly a device"),
        pytest.param("/index.php/2019/old/", "/index.php/2019/old/", id="a program's name as a folder"),
        pytest.param("/old/v1.2/", "/old/v1.2/", id="a point inside"),
        pytest.param("/a_b/-c/~ann/", "/a_b/-c/~ann/", id="signs"),
        pytest.param("/events/meet/other.ics", "/events/meet/other.ics", id="another file beside an event"),
    ],
)
def test_what_old_sites_had_is_an_old_address(text: str, path: str) -> None:
    assert site_path(text) == path


def hint_of(text: str) -> str:
    with pytest.raises(Fault) as caught:
        site_path(text)
    return caught.value.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("https://a.org/old/", "write the path alone: `/old/`", id="a whole address"),
        pytest.param("/?p=12&preview=true", "write the path alone: `/?p=12`", id="a number and more"),
        pytest.param("/index.php?page_id=7", "write the path alone: `/?page_id=7`", id="a number of a program"),
        pytest.param("https://a.org/.git/", DELETE, id="a whole address of what no page can be"),
        pytest.param("/*", DELETE, id="everything"),
    ],
)
def test_the_remedy_is_an_address_that_can_be_one(text: str, hint: str) -> None:
    assert hint_of(text) == hint
