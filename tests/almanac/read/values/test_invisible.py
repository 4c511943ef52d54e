"""Characters that nobody can see."""

from __future__ import annotations

import sys

import pytest

from almanac.read.values.invisible import as_published, has_invisible, without_blanks, without_invisible


def test_whatever_goes_before_an_address_is_published_is_blank_to_its_judge() -> None:
    dropped = [c for c in map(chr, range(sys.maxunicode + 1)) if as_published(f"{c}x") != f"{c}x"]
    assert [c for c in dropped if without_blanks(c)] == []


def test_whatever_a_text_must_not_have_is_left_out_of_it() -> None:
    left_out = [c for c in map(chr, range(0x10000)) if has_invisible(c)]
    assert (without_invisible("".join(left_out)), len(left_out)) == ("", 29 + 33 + 5 + 32 + 2)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/about/", "/about/"),
        ("\ufdd0 \u3000/a b/\t", "/a b/"),
        ("\u202e\u3000\ufdd0x", "x"),
        ("/\ufdd0/x", "//x"),
        ("/م\u200cه/", "/م\u200cه/"),
    ],
)
def test_an_address_is_published_without_what_browsers_drop(address: str, expected: str) -> None:
    assert as_published(address) == expected
