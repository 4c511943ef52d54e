"""Which entries are indexed together, and that this stays while a site grows."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.render.search.bundles import MOST, SMALL, bundles
from almanac.render.search.records import UNDATED, Month, Searchable


def entry(number: int, month: Month, *, is_story: bool = True) -> Searchable:
    return Searchable(f"/{number}/", "en", month, is_story, bytes(16), lambda: pytest.fail("no record is needed"))


def ten_years(a_month: int) -> Iterator[Searchable]:
    """So many stories in each month of ten years up to June 2026, and as many events of the twelve months after."""
    months = [(year, month) for year in range(2016, 2027) for month in range(1, 13)]
    for number, month in enumerate(months * a_month):
        yield entry(number, month, is_story=month <= (2026, 6))


def sizes(entries: list[Searchable]) -> dict[str, int]:
    return {bundle.key: len(bundle.entries) for bundle in bundles(entries)}


def test_nothing_makes_no_bundle() -> None:
    assert bundles([]) == ()


def test_a_small_site_is_one_bundle() -> None:
    assert sizes([entry(number, (2000 + number % 26, 1)) for number in range(SMALL)]) == {"all": SMALL}


def test_old_years_lie_together_and_what_is_new_alone() -> None:
    assert sizes(list(ten_years(80))) == {
        "2016-2017": 1920, "2018-2019": 1920, "2020-2021": 1920, "2022-2023": 1920, "2024-2025": 1920,
        "2026": 400, "2026-06": 80, "later": 480,
    }  # fmt: skip


def test_pages_lie_with_the_oldest() -> None:
    found = {bundle.key: bundle.entries for bundle in bundles([*ten_years(3), entry(9999, UNDATED, is_story=False)])}

    assert found["2016-2025"][0].month == UNDATED


def test_without_stories_the_newest_month_with_an_event_counts() -> None:
    entries = [entry(number, (2027, 1 + number % 3), is_story=False) for number in range(300)]

    assert sizes(entries) == {"2027": 200, "2027-03": 100}


def test_what_is_written_next_falls_into_a_small_bundle_and_moves_no_other() -> None:
    entries = list(ten_years(80))
    before = {bundle.key: bundle.entries for bundle in bundles(entries)}
    after = {bundle.key: bundle.entries for bundle in bundles([*entries, entry(99_999, (2026, 6))])}

    assert [key for key in before if before[key] != after[key]] == ["2026-06"]
    assert before.keys() == after.keys()


def test_a_new_month_touches_that_year_alone() -> None:
    entries = list(ten_years(80))
    before = {bundle.key: bundle.entries for bundle in bundles(entries)}
    after = {bundle.key: bundle.entries for bundle in bundles([*entries, entry(99_999, (2026, 7))])}

    assert {key for key in after if before.get(key) != after[key]} == {"2026", "2026-07", "later"}


def test_a_year_with_too_many_is_divided_by_its_months() -> None:
    entries = [entry(number, (2010, 1 + number % 12)) for number in range(2 * MOST)]
    found = bundles([*entries, entry(1_000_000, (2026, 1))])

    assert [bundle.key for bundle in found] == ["2010-part-1", "2010-part-2", "2010-part-3", "2026-01"]
    assert {one.month for one in found[0].entries}.isdisjoint(one.month for one in found[1].entries)


def test_parts_are_much_alike_so_that_an_edit_of_what_is_old_costs_little() -> None:
    entries = [entry(number, (2010, 1 + number % 12)) for number in range(2880)]

    assert sizes([*entries, entry(1_000_000, (2026, 1))]) == {
        "2010-part-1": 1440, "2010-part-2": 1440, "2026-01": 1,
    }  # fmt: skip


def test_one_entry_more_moves_no_boundary_between_parts() -> None:
    entries = [*(entry(number, (2010, 1 + number % 12)) for number in range(3000)), entry(1_000_000, (2026, 1))]
    before = {bundle.key: bundle.entries for bundle in bundles(entries)}
    after = {bundle.key: bundle.entries for bundle in bundles([*entries, entry(1_000_001, (2010, 3))])}

    assert [key for key in after if before[key] != after[key]] == ["2010-part-1"]


def test_a_month_with_too_many_is_divided_too() -> None:
    entries = [entry(number, (2010, 1)) for number in range(2 * MOST + 1)]

    assert [len(bundle.entries) for bundle in bundles(entries)] == [MOST, MOST, 1]


MONTHS = st.tuples(st.integers(1990, 2030), st.integers(1, 12)) | st.just(UNDATED)


@given(st.lists(st.tuples(MONTHS, st.booleans()), max_size=40), st.integers(1, 30), st.randoms())
def test_each_entry_is_in_one_bundle_whatever_their_order(
    drawn: list[tuple[Month, bool]], times: int, chance: random.Random
) -> None:
    entries = [
        entry(number, month, is_story=is_story and month != UNDATED)
        for number, (month, is_story) in enumerate(drawn * times)
    ]
    found = bundles(entries)
    shuffled = [*entries]
    chance.shuffle(shuffled)

    assert bundles(shuffled) == found
    assert sorted(one.address for bundle in found for one in bundle.entries) == sorted(one.address for one in entries)
    assert len({bundle.key for bundle in found}) == len(found) <= 8
