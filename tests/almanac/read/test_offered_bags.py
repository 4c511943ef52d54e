"""The list of bags to fetch: what is written is read again, and nothing that could harm a reader."""

from __future__ import annotations

import json
from datetime import date

import pytest

from almanac.model.bag import OfferedBag
from almanac.read.offered_bags import read_offered_bags
from almanac.render.bag.offered import offered_text

BAG = OfferedBag("site-2027-01-31.zip", "https://group.example/site-2027-01-31.zip", date(2027, 1, 31), 15, "a" * 128)


def test_what_is_written_is_read_again() -> None:
    assert read_offered_bags(offered_text([BAG, BAG])) == ((BAG, BAG), [])


def test_no_file_is_no_bag() -> None:
    assert read_offered_bags("") == ((), [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"), ("url", "/x.zip"), ("url", 7), ("name", "../x.zip"), ("name", "<b>"),
        ("day", "yesterday"), ("size", -1), ("size", True), ("size", "15"), ("size", 10**20), ("sha512", "a"),
        ("sha512", None),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_a_warning(field: str, value: object) -> None:
    written = json.loads(offered_text([BAG]))
    written["bags"][0][field] = value

    bags, problems = read_offered_bags(json.dumps(written))

    assert bags == ()
    assert [(one.path, one.is_error) for one in problems] == [("content/bags.json", False)]


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"bags": 1}', '{"bags": [[]]}', "[" * 100_000])
def test_what_is_no_list_is_a_warning(text: str) -> None:
    assert len(read_offered_bags(text)[1]) == 1
