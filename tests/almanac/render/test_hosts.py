"""The host of an address."""

from __future__ import annotations

import pytest

from almanac.render.hosts import breakable_host, host


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://example.org/x", "example.org", id="a path"),
        pytest.param("https://example.org", "example.org", id="nothing else"),
        pytest.param("https://example.org?x=/y", "example.org", id="a query"),
        pytest.param("http://example.org:8080/", "example.org:8080", id="a port"),
    ],
)
def test_the_host_is_told(address: str, expected: str) -> None:
    assert host(address) == expected


def test_a_host_may_be_broken_before_its_dots_and_brings_no_html() -> None:
    assert breakable_host("https://a.<b>.org/") == "a<wbr>.&lt;b&gt;<wbr>.org"
