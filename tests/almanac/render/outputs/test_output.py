"""A fingerprint differs where what is made differs, and takes only what says all of itself."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.render.outputs.output import file_of_bytes, fingerprint, fingerprint_of_texts, joined, page_of_values


@pytest.mark.parametrize(
    ("parts", "others"),
    [
        pytest.param(("ab", "c"), ("a", "bc"), id="where one part ends"),
        pytest.param((("a",), "b"), (("a", "b"),), id="what is in a tuple"),
        pytest.param((1,), ("1",), id="a number and its figures"),
        pytest.param((True,), (1,), id="a truth and a number"),
        pytest.param((None,), ("None",), id="nothing and its name"),
        pytest.param((date(2027, 1, 2),), ("2027-01-02",), id="a day and how it is written"),
        pytest.param((b"a",), ("a",), id="bytes and text"),
    ],
)
def test_what_differs_has_another_fingerprint(parts: tuple[object, ...], others: tuple[object, ...]) -> None:
    assert fingerprint(*parts) != fingerprint(*others)
    assert fingerprint(*parts) == fingerprint(*parts)


@pytest.mark.parametrize("part", [object(), [1], {"a": 1}, {1}, (object(),)], ids=list("abcde"))
def test_what_may_not_say_all_of_itself_has_none(part: object) -> None:
    with pytest.raises(TypeError):
        fingerprint(part)


@pytest.mark.parametrize(
    ("texts", "others"),
    [
        pytest.param(("ab", "c"), ("a", "bc"), id="where one ends"),
        pytest.param(("ab", ""), ("", "ab"), id="which is empty"),
        pytest.param(("ab",), ("ab", ""), id="how many"),
        pytest.param(("[1]a",), ("a", "[1]"), id="what looks like lengths"),
    ],
)
def test_texts_that_differ_have_another_fingerprint(texts: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert fingerprint_of_texts(*texts) != fingerprint_of_texts(*others)
    assert fingerprint_of_texts(*texts) == fingerprint_of_texts(*texts)


def test_fingerprints_are_joined_in_their_order() -> None:
    first, second = fingerprint(1), fingerprint(2)

    assert len({joined(), joined(first), joined(first, second), joined(second, first), joined(first, first)}) == 5


@pytest.mark.parametrize("lengths", [(15,), (15, 17), (16, 0), (32, 0)], ids=str)
def test_nothing_but_fingerprints_is_joined(lengths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        joined(*(b"a" * length for length in lengths))


def test_a_page_is_known_by_all_of_its_values() -> None:
    page = page_of_values("/x/", "list", name="a", number=1)

    assert page.values() == {"name": "a", "number": 1}
    assert page.fingerprint == page_of_values("/x/", "list", number=1, name="a").fingerprint
    assert page.fingerprint != page_of_values("/x/", "list", name="a", number=2).fingerprint


def test_a_file_is_known_by_its_bytes() -> None:
    assert file_of_bytes("/x", "data", b"1").fingerprint != file_of_bytes("/x", "data", b"2").fingerprint
    assert file_of_bytes("/x", "data", b"1").data() == b"1"
