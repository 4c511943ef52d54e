"""The text of a licence, by its short name."""

from __future__ import annotations

import pytest

from almanac.render.licenses import license_url


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("cc-by-nc-nd 3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (" CC0 1.0 ", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ],
)
def test_a_creative_commons_licence_has_a_deed(name: str, url: str) -> None:
    assert license_url(name) == url


@pytest.mark.parametrize("name", ["", "MIT", "CC BY", "CC BY-SA 4.0 or later", "CC SA 4.0", "All rights reserved"])
def test_others_have_none(name: str) -> None:
    assert license_url(name) == ""
