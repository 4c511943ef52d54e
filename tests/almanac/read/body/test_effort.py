"""Work is counted, and what is too much of it is told."""

from __future__ import annotations

import pytest

from almanac.read.body.effort import Effort, TooMuchWorkError


def too_much(text: str) -> TooMuchWorkError:
    """What is told of a text that takes one step too many."""
    effort = Effort()
    effort.begin(10)
    with pytest.raises(TooMuchWorkError) as caught:
        effort.spend(11, "brackets", text)
    return caught.value


def test_as_much_as_is_allowed_is_no_fault() -> None:
    effort = Effort()
    effort.begin(10)
    effort.spend(6, "brackets")
    effort.spend(4, "brackets")
    assert effort.spent == 10


def test_the_next_text_begins_at_nought() -> None:
    effort = Effort()
    effort.begin(10)
    effort.spend(10, "brackets")
    effort.begin(10)
    effort.spend(10, "brackets")
    assert effort.spent == 10


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("a [b", "a [b", id="the text"),
        pytest.param("\n a\nb", "a", id="its first line"),
        pytest.param("a \x02klzzwxh:0001\x03 b", "a", id="up to what Markdown has put in"),
        pytest.param("a" * 100, "a" * 60, id="its beginning"),
    ],
)
def test_what_there_is_too_much_of_is_named_with_its_place(text: str, near: str) -> None:
    found = too_much(text)
    assert (found.what, found.near) == ("brackets", near)
