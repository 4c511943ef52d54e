"""How often a drawing draws its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from almanac.read.pictures.svg_copies import MAX_COPIES, Copies


def nothing(_: Copies) -> None:
    """An empty drawing."""


def one(copies: Copies) -> None:
    """``<g id=a/><use a/>``."""
    copies.opened("a")
    copies.closed()
    copies.used("a")


def twice_two(copies: Copies) -> None:
    """``<g id=a/><g id=b><use a/><use a/></g><use b/>``: two as they stand, and the copy of b with its two."""
    copies.opened("a")
    copies.closed()
    copies.opened("b")
    copies.used("a")
    copies.used("a")
    copies.closed()
    copies.used("b")


def within_itself(copies: Copies) -> None:
    """``<g id=a><use a/></g>``, which browsers do not draw."""
    copies.opened("a")
    copies.used("a")
    copies.closed()


def each_other(copies: Copies) -> None:
    """``<g id=a><use b/></g><g id=b><use a/></g>``."""
    for name, other in (("a", "b"), ("b", "a")):
        copies.opened(name)
        copies.used(other)
        copies.closed()


def without_a_name(copies: Copies) -> None:
    """``<g id=a><g><use c/></g></g>``: what has no id belongs to what is around it; c is not there."""
    copies.opened("a")
    copies.opened("")
    copies.used("c")
    copies.closed()
    copies.closed()


def ten_times_ten(copies: Copies) -> None:
    """Ten of ten of ten, ..., twelve levels of it."""
    copies.opened("a0")
    copies.closed()
    for level in range(1, 13):
        copies.opened(f"a{level}")
        for _ in range(10):
            copies.used(f"a{level - 1}")
        copies.closed()


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (nothing, 0),
        (one, 1),
        (twice_two, 5),
        (within_itself, 1),
        (each_other, 3),
        (without_a_name, 1),
        (ten_times_ten, MAX_COPIES + 1),
    ],
)
def test_copies_are_counted(draw: Callable[[Copies], None], expected: int) -> None:
    copies = Copies()
    draw(copies)
    assert copies.count() == expected


def test_a_long_chain_is_counted_without_recursion() -> None:
    copies = Copies()
    for number in range(50_000):
        copies.opened(f"a{number}")
        copies.used(f"a{number + 1}")
        copies.closed()
    assert copies.count() == MAX_COPIES + 1
