from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.values.origin import host_to_load_from, origin_of

PAGE = "http://almanac.example.org/site"


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        pytest.param("/x.js", "", id="path"),
        pytest.param("x.js", "", id="relative path"),
        pytest.param("?a=https://b.org", "", id="query"),
        pytest.param("", "", id="nothing"),
        pytest.param("https://a.org/x.js", "https://a.org", id="whole"),
        pytest.param("HTTPS://A.ORG", "https://a.org", id="capitals"),
        pytest.param("https://a.org:443/", "https://a.org", id="usual port"),
        pytest.param("https://a.org:8443/", "https://a.org:8443", id="other port"),
        pytest.param("https://user:word@a.org/", "https://a.org", id="name and password"),
        pytest.param("//a.org/x", "http://a.org", id="scheme of the page"),
        pytest.param("\\\\a.org\\x", "http://a.org", id="backslashes"),
        pytest.param("/\\a.org", "http://a.org", id="one of each"),
        pytest.param("/\t/a.org", "http://a.org", id="tab that browsers ignore"),
        pytest.param("\x01 https://a.org", "https://a.org", id="control before it"),
        pytest.param("ht\ntps:a.org", "https://a.org", id="without slashes"),
        pytest.param("https://bücher.example/", "https://xn--bcher-kva.example", id="letters beyond ASCII"),
        pytest.param("https://[2001:db8::1]:80/", "https://[2001:db8::1]:80", id="IPv6"),
        pytest.param("data:image/png;base64,AA", "data:", id="data"),
        pytest.param("ftp://a.org/", "ftp:", id="another scheme"),
    ],
)
def test_the_origin_is_the_one_that_a_browser_asks(address: str, origin: str) -> None:
    assert origin_of(address, PAGE) == origin


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        pytest.param("https://media.example.org", "https://media.example.org", id="host"),
        pytest.param("https://Media.Example.org/", "https://media.example.org", id="capitals and a slash"),
        pytest.param("https://media.example.org:8443", "https://media.example.org:8443", id="port"),
        pytest.param("https://bücher.example", "https://xn--bcher-kva.example", id="letters beyond ASCII"),
        pytest.param("http://127.0.0.1:8000", "http://127.0.0.1:8000", id="this computer"),
    ],
)
def test_a_host_is_named_as_policies_do(written: str, origin: str) -> None:
    assert host_to_load_from(written) == origin


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("media.example.org", "`https://media.example.org`", id="without a scheme"),
        pytest.param("https://media.example.org/videos/", "host alone", id="with a path"),
        pytest.param("https://*.example.org", "host alone", id="a star"),
        pytest.param("https://a.org; script-src *", "host alone", id="a directive of its own"),
        pytest.param("https://a.org,b.org", "host alone", id="two of them"),
        pytest.param("'unsafe-inline'", "host alone", id="a keyword"),
        pytest.param("data:", "host alone", id="data"),
        pytest.param("https:", "host alone", id="a scheme alone"),
        pytest.param("", "host alone", id="nothing"),
        pytest.param("http://media.example.org", "write `https://media.example.org`", id="not encrypted"),
    ],
)
def test_what_is_no_host_is_explained(written: str, hint: str) -> None:
    with pytest.raises(Fault) as fault:
        host_to_load_from(written)

    assert hint in fault.value.hint
