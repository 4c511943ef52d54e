"""A list is divided as Pelican's settings say, with the same addresses."""

from __future__ import annotations

import pytest
from pelican.paginator import PaginationRule, Paginator

from almanac import defaults
from almanac.model.address import file_of
from almanac.render.outputs.listed_pages import Paging, turning

PATTERNS = [PaginationRule(*pattern) for pattern in defaults.PAGINATION_PATTERNS]


def divided(count: int, size: int = 3, orphans: int = 0) -> list[tuple[str, list[int]]]:
    pages = Paging(size, orphans).pages("/events/", list(range(count)))
    return [(page.url, list(page.object_list)) for page in pages]


def divided_by_pelican(count: int, size: int, orphans: int) -> list[tuple[str, list[int]]]:
    settings = {"DEFAULT_ORPHANS": orphans, "PAGINATION_PATTERNS": PATTERNS}
    paginator = Paginator(file_of("/events/"), "events/", list(range(count)), settings, size or False)
    return [(page.url, page.object_list) for page in map(paginator.page, paginator.page_range)]


@pytest.mark.parametrize(
    ("count", "size", "orphans", "pages"),
    [
        pytest.param(0, 3, 0, [("events/", [])], id="nothing"),
        pytest.param(3, 3, 0, [("events/", [0, 1, 2])], id="a full page"),
        pytest.param(4, 3, 0, [("events/", [0, 1, 2]), ("events/page/2/", [3])], id="one more"),
        pytest.param(4, 3, 1, [("events/", [0, 1, 2, 3])], id="too few for a page of their own"),
        pytest.param(4, 0, 0, [("events/", [0, 1, 2, 3])], id="never divided"),
        pytest.param(0, 0, 0, [("events/", [])], id="nothing, never divided"),
    ],
)
def test_a_list_is_divided_into_pages(count: int, size: int, orphans: int, pages: list[tuple[str, list[int]]]) -> None:
    assert divided(count, size, orphans) == pages


@pytest.mark.parametrize("orphans", [0, 1, 2])
@pytest.mark.parametrize("size", [0, 1, 2, 3, 7])
@pytest.mark.parametrize("count", range(12))
def test_pelican_divides_it_as_well(count: int, size: int, orphans: int) -> None:
    assert divided(count, size, orphans) == divided_by_pelican(count, size, orphans)


def test_a_page_knows_those_beside_it() -> None:
    pages = Paging(2).pages("/tag/x/", list(range(5)))
    middle = turning("articles", pages[1], ("shown",), pages)

    assert [middle[f"articles_{name}"] for name in ("previous_page", "next_page")] == [pages[0], pages[2]]
    assert turning("articles", pages[0], (), pages)["articles_previous_page"] is None
    assert turning("articles", pages[2], (), pages)["articles_next_page"] is None
