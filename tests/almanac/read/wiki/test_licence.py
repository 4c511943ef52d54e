"""The licence of a wiki's texts."""

from __future__ import annotations

import pytest

from almanac.read.wiki.licence import license_of


@pytest.mark.parametrize(
    ("address", "name", "expected"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "Creative Commons", "CC BY-SA 4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.pl", "", "CC BY-SA 4.0"),
        ("http://creativecommons.org/licenses/by/3.0", "", "CC BY 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "", "CC0 1.0"),
        ("https://wiki.example/Terms", "Our  own terms", "Our own terms"),
        ("", "", ""),
    ],
)
def test_its_name(address: str, name: str, expected: str) -> None:
    assert license_of(address, name) == expected
