"""Addresses that are none: the one that is meant, where it can be only one."""

from __future__ import annotations

import pytest

from almanac.read.values.address_hints import link_hint, meant_path, web_hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("example.org", "write `https://example.org`", id="no scheme"),
        pytest.param(
            "https://example.org:99999",
            "write a number behind the colon, such as `https://example.org:8080/`, or leave both out",
            id="a port that cannot be",
        ),
        pytest.param("example.org:8080/x", "write `https://example.org:8080/x`", id="a port"),
        pytest.param("//example.org/", "write `https://example.org/`", id="two slashes"),
        pytest.param("https:/example.org", "write `https://example.org`", id="one slash"),
        pytest.param("https:///example.org/a", "write `https://example.org/a`", id="three slashes"),
        pytest.param("htps://example.org", "write `https://example.org`", id="a slip"),
        pytest.param("<https://example.org>", "write the address alone: `https://example.org`", id="angle brackets"),
        pytest.param(
            "[site](https://example.org)", "write the address alone: `https://example.org`", id="a link of Markdown"
        ),
        pytest.param(
            "https://example.org/our site",
            "an address has no spaces: write `https://example.org/our%20site`",
            id="a space",
        ),
        pytest.param(
            "https://example.org:port/",
            "write a number behind the colon, such as `https://example.org:8080/`, or leave both out",
            id="no port",
        ),
        pytest.param("https://", "write the host behind it: `https://example.org`", id="no host"),
        pytest.param(
            "ewa@example.org",
            "write an address that begins with `https://`; an e-mail address belongs in `email` of an organizer",
            id="mail",
        ),
        pytest.param("javascript:alert(1)", "write an address that begins with `https://`", id="a script"),
        pytest.param(
            "https://example.org\\x", "write `https://example.org/x`", id="a backslash, which browsers take for a slash"
        ),
        pytest.param("https:\\\\example.org\\x", "write `https://example.org/x`", id="backslashes alone"),
        pytest.param("on Zoom", "write an address that begins with `https://`", id="words"),
        pytest.param("https://exa\u200bmple.org", "delete the characters that nobody can see", id="an invisible sign"),
    ],
)
def test_a_web_address_that_is_meant_is_named(text: str, hint: str) -> None:
    assert web_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("https://example.org/old/", "/old/", id="a whole address"),
        pytest.param("old/", "/old/", id="no slash"),
        pytest.param("/old/?p=12", "/old/", id="a question mark"),
        pytest.param("/old/#part", "/old/", id="a part"),
        pytest.param(
            "/old/../x/",
            "",
            id="two dots",
        ),
        pytest.param(
            "/old address/",
            "",
            id="a space",
        ),
        pytest.param(
            "javascript:x",
            "",
            id="a script",
        ),
        pytest.param(
            "http://[x",
            "",
            id="no address at all",
        ),
    ],
)
def test_a_path_that_is_meant_is_named(text: str, path: str) -> None:
    assert meant_path(text) == path


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("ann@example.org", "write `mailto:ann@example.org`", id="a mail address"),
        pytest.param("ann@example.org?subject=x", "write `mailto:ann@example.org?subject=x`", id="with a subject"),
        pytest.param("www.example.org", "write `https://www.example.org`", id="a host"),
        pytest.param("example.org/a?b#c", "write `https://example.org/a?b#c`", id="a host and a path"),
        pytest.param("example.org", "", id="what may be a file"),
        pytest.param("other.md#part", "", id="a file and a part of it"),
        pytest.param("pictures/hall.jpg", "", id="a path"),
        pytest.param("../x.y/z", "", id="a path upwards"),
    ],
)
def test_a_link_without_its_scheme_is_told_it(text: str, hint: str) -> None:
    assert link_hint(text) == hint
