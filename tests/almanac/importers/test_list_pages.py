"""The further pages of an old site's lists, and its archives of years and months."""

from __future__ import annotations

import pytest

from almanac.importers.list_pages import of_dates, paged
from almanac.importers.plan import PlannedRedirect


@pytest.mark.parametrize(
    ("count", "per_page", "addresses"),
    [
        pytest.param(10, 10, ["/news/"], id="all on one page"),
        pytest.param(21, 10, ["/news/", "/news/page/2/", "/news/page/3/"], id="more than two pages of it"),
        pytest.param(21, 0, ["/news/"], id="never divided"),
        pytest.param(0, 10, ["/news/"], id="empty"),
    ],
)
def test_a_list_has_as_many_pages_as_its_entries_need(count: int, per_page: int, addresses: list[str]) -> None:
    assert [*paged("/news/", count, per_page)] == addresses


def test_of_a_list_without_end_no_more_pages_are_told_than_anybody_links_to() -> None:
    assert len([*paged("/", 1_000_000, 10)]) == 200


def test_years_and_months_lead_to_the_stories() -> None:
    found = of_dates(
        {"2019-05": 3, "2019-04": 1, "2020-01": 1}, lambda year: f"/{year}/", lambda year, month: f"/{year}/{month}/", 2
    )

    assert [*found] == [
        PlannedRedirect(old, "address", "/stories/")
        for old in ("/2019/", "/2019/page/2/", "/2020/", "/2019/04/", "/2019/05/", "/2019/05/page/2/", "/2020/01/")
    ]


def test_what_the_old_site_had_no_page_for_is_not_told() -> None:
    found = of_dates({"2019-05": 3}, lambda _: "", lambda year, month: f"/{year}/{month}/", 0)

    assert [one.old for one in found] == ["/2019/05/"]
