"""A list is divided as Pelican's settings say."""

from __future__ import annotations

from typing import Any

import pytest
from pelican.paginator import PaginationRule

from almanac import defaults
from almanac_pelican.list_pages import pages_of

PATTERNS = [PaginationRule(*pattern) for pattern in defaults.PAGINATION_PATTERNS]


def divided(count: int, size: int | bool = 3, orphans: int = 0) -> list[tuple[str, list[int]]]:
    settings: dict[str, Any] = {
        "DEFAULT_PAGINATION": size, "DEFAULT_ORPHANS": orphans, "PAGINATION_PATTERNS": PATTERNS,
    }  # fmt: skip
    return [(page.url, page.object_list) for page in pages_of("/events/", list(range(count)), settings)]


@pytest.mark.parametrize(
    ("given", "pages"),
    [
        pytest.param({"count": 0}, [("events/", [])], id="nothing"),
        pytest.param({"count": 3}, [("events/", [0, 1, 2])], id="a full page"),
        pytest.param({"count": 4}, [("events/", [0, 1, 2]), ("events/page/2/", [3])], id="one more"),
        pytest.param({"count": 4, "orphans": 1}, [("events/", [0, 1, 2, 3])], id="too few for a page of their own"),
        pytest.param({"count": 4, "size": False}, [("events/", [0, 1, 2, 3])], id="never divided"),
        pytest.param({"count": 0, "size": False}, [("events/", [])], id="nothing, never divided"),
    ],
)
def test_a_list_is_divided_into_pages(given: dict[str, Any], pages: list[tuple[str, list[int]]]) -> None:
    assert divided(**given) == pages
