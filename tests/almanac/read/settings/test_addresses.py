"""Addresses, domains and folders in settings."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.settings import addresses as setting_addresses


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("https://a.org/", "https://a.org", id="a slash at the end"),
        pytest.param("HTTPS://A.org/Site/", "https://a.org/Site", id="capitals"),
        pytest.param("https://a.org:8443/x/y", "https://a.org:8443/x/y", id="a port and a path"),
        pytest.param("https://a.org:443/x", "https://a.org/x", id="the port that the scheme has anyway"),
        pytest.param("http://a.org:80", "http://a.org", id="likewise"),
        pytest.param("http://a.org:443", "http://a.org:443", id="a port of another scheme"),
        pytest.param("http://127.0.0.1:8000", "http://127.0.0.1:8000", id="this computer"),
    ],
)
def test_the_address_of_a_site(written: str, address: str) -> None:
    assert setting_addresses.site_url(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "https://", "ftp://a.org", "//a.org", "https:///x", "https://a.org:port", "https://a.org/?", "https://a.org/#",
        "https://a.org/../b", "https://a.org/./b", "https://a.org//b", "https://a.org/%2e", "https://a.org/a;b",
        "https://a.org/{{x}}", "https://a.org/\"x", "data:text/html,x", "java\tscript:alert(1)", 7, b"https://a.org",
    ],
)  # fmt: skip
def test_what_cannot_be_the_address_of_a_site(written: object) -> None:
    with pytest.raises(Fault):
        setting_addresses.site_url(written)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(Fault) as caught:
        setting_addresses.site_url("https://editor:secret@a.org")
    assert "secret" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("git@a.org:x/y.git", "write `https://a.org/x/y`", id="scp"),
        pytest.param("ssh://git@a.org/x/y", "write `https://a.org/x/y`", id="ssh"),
        pytest.param("https://łódź.org/x", "write its other form: `https://xn--d-uga0v4h.org`", id="another alphabet"),
        pytest.param("a.org/x", "write `https://a.org/x`", id="no scheme"),
    ],
)
def test_an_address_outside_has_a_remedy(written: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        setting_addresses.outside_address(written)
    assert caught.value.hint == hint


@pytest.mark.parametrize("domain", ["a.org", "x-1.a.org", "xn--d-uga0v4h.org", "1.2.org"])
def test_a_domain_is_right(domain: str) -> None:
    assert setting_addresses.domain(domain) == domain


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        pytest.param("https://A.org:443/x?y#z", "write `a.org`", id="an address"),
        pytest.param("editor@a.org", "write `a.org`", id="an e-mail address"),
        pytest.param(".a.org.", "write `a.org`", id="dots around"),
    ],
)
def test_a_domain_is_found_in_what_was_written(written: str, hint: str) -> None:
    with pytest.raises(Fault) as caught:
        setting_addresses.domain(written)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "written", ["-a.org", "a-.org", "a..org", "a", "a_b.org", "", None, f"{'a' * 64}.org", "a. org"]
)
def test_what_is_no_domain(written: object) -> None:
    with pytest.raises(Fault):
        setting_addresses.domain(written)


@pytest.mark.parametrize("folder", ["events", "calendar/events", "content/events", "événements"])
def test_a_folder_of_events(folder: str) -> None:
    assert setting_addresses.folder(folder) == folder


@pytest.mark.parametrize(
    "folder",
    [
        "",
        ".",
        "..",
        "a/../b",
        "/srv",
        ".git",
        "a/.b",
        "content",
        "content/images/x",
        "theme/x",
        "output",
        "a\\b",
        None,
        3,
    ],
)
def test_what_cannot_be_the_folder_of_events(folder: object) -> None:
    with pytest.raises(Fault):
        setting_addresses.folder(folder)
