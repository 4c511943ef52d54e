"""Plain values: what is read, what is refused, and the remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from almanac.read.fault import Fault
from almanac.read.values import plain_values as plain


def fault_of(read: Callable[..., object], *values: object) -> tuple[str, str]:
    """What is wrong with a value, and the remedy."""
    with pytest.raises(Fault) as caught:
        read(*values)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("a", "a", id="text"),
        pytest.param("  a \n  b\t c ", "a b c", id="line breaks become spaces"),
        pytest.param("a\u00a0b", "a b", id="so do no-break spaces"),
    ],
)
def test_text_is_one_line(value: str, expected: str) -> None:
    assert plain.one_line(value) == expected


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        pytest.param(None, "is empty", "", id="nothing"),
        pytest.param("  ", "is empty", "", id="spaces"),
        pytest.param(["a"], "should be one value, not the list `[a]`", "write `a`", id="a list"),
        pytest.param(
            {"a": "b"},
            "should be text, not a field `a` of its own",
            ('write the value alone; a text with a colon in it stands in quotes: `"a: b"`'),
            id="fields",
        ),
    ],
)
def test_what_is_no_line_of_text_is_said(value: Any, message: str, hint: str) -> None:
    assert fault_of(plain.one_line, value) == (message, hint)


@pytest.mark.parametrize(
    ("value", "expected"),
    [pytest.param(["a", "b"], ["a", "b"], id="a list"), pytest.param("a", ["a"], id="one stands for a list of one")],
)
def test_one_may_stand_for_many(value: Any, expected: list[str]) -> None:
    assert plain.many(value) == expected


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        pytest.param(None, "is empty", "", id="nothing"),
        pytest.param([], "is an empty list", "", id="an empty list"),
    ],
)
def test_none_is_not_many(value: Any, message: str, hint: str) -> None:
    assert fault_of(plain.many, value) == (message, hint)


@pytest.mark.parametrize(
    ("read", "text", "expected"),
    [
        pytest.param(plain.true_or_false, "true", True, id="true"),
        pytest.param(plain.true_or_false, "False", False, id="False"),
        pytest.param(plain.true_or_false, "yes", True, id="yes"),
        pytest.param(plain.true_or_false, "no", False, id="no"),
        pytest.param(plain.whole_number, "1", 1, id="one"),
        pytest.param(plain.whole_number, "0012", 12, id="zeros in front"),
        pytest.param(plain.whole_number, "9999", 9999, id="the most"),
        pytest.param(plain.count_from_zero, "0", 0, id="none"),
        pytest.param(plain.email, "a.b+c@example.org", "a.b+c@example.org", id="mail"),
        pytest.param(plain.email, "почта@пример.рф", "почта@пример.рф", id="mail in another script"),
        pytest.param(plain.uid, "20240807T093000Z-1@example.org", "20240807T093000Z-1@example.org", id="a UID"),
        pytest.param(plain.picture, "images/a/b.webp", "images/a/b.webp", id="a picture in a folder"),
    ],
)
def test_a_right_value_is_read(read: Callable[[str], object], text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("read", "text", "message", "hint"),
    [
        pytest.param(plain.true_or_false, "on", "`on` is neither true nor false", "write `true` or `false`", id="on"),
        pytest.param(
            plain.whole_number,
            "0",
            "`0` is not a whole number from 1 to 9999",
            "write digits only, such as `2`",
            id="a number of none",
        ),
        pytest.param(
            plain.whole_number,
            "2.5",
            "`2.5` is not a whole number from 1 to 9999",
            "write digits only, such as `2`",
            id="a broken number",
        ),
        pytest.param(
            plain.whole_number,
            "10000",
            "`10000` is not a whole number from 1 to 9999",
            "write digits only, such as `2`",
            id="too many",
        ),
        pytest.param(
            plain.status,
            "moved online",
            "`moved online` is not a status",
            "did you mean `moved-online`?",
            id="two words",
        ),
        pytest.param(
            plain.status,
            "off",
            "`off` is not a status",
            "one of: confirmed, tentative, cancelled, postponed, rescheduled, moved-online",
            id="no status",
        ),
        pytest.param(
            plain.email,
            "Ewa <ewa@example.org>",
            "`Ewa <ewa@example.org>` is not an e-mail address",
            "write `ewa@example.org`",
            id="mail with a name",
        ),
        pytest.param(
            plain.email,
            "ewa@localhost",
            "`ewa@localhost` is not an e-mail address",
            "write one address, such as `name@example.org`",
            id="mail on this machine",
        ),
        pytest.param(
            plain.uid,
            "a" * 201,
            f"`{'a' * 80}…` cannot be a UID",
            "it has letters, digits, `-`, `.`, `@`, and at most 200 characters",
            id="a long UID",
        ),
        pytest.param(
            plain.uid,
            'a"b',
            '`a"b` cannot be a UID',
            "it has letters, digits, `-`, `.`, `@`, and at most 200 characters",
            id="a quotation mark in a UID",
        ),
        pytest.param(
            plain.picture,
            "content/images/x.jpg",
            "`content/images/x.jpg` is not the path of a picture, from content/ on",
            "put the file in content/images/ and write `images/x.jpg`",
            id="a picture by its whole path",
        ),
        pytest.param(
            plain.picture,
            "images/../x.jpg",
            "`images/../x.jpg` is not a picture of this site",
            (
                "put the file in content/images/ and write `images/` and the name of the file, such as "
                "`images/forum.jpg`"
            ),
            id="a picture outside",
        ),
        pytest.param(
            plain.picture,
            "images/x.pdf",
            "`images/x.pdf` is not a picture of this site",
            (
                "put the file in content/images/ and write `images/` and the name of the file, such as "
                "`images/forum.jpg`"
            ),
            id="no picture",
        ),
        pytest.param(
            plain.picture,
            "https://a.org/x.jpg",
            "`https://a.org/x.jpg` is not a picture of this site",
            (
                "put the file in content/images/ and write `images/` and the name of the file, such as "
                "`images/forum.jpg`"
            ),
            id="a picture elsewhere",
        ),
    ],
)
def test_a_wrong_value_is_said_with_the_remedy(
    read: Callable[[str], object], text: str, message: str, hint: str
) -> None:
    assert fault_of(read, text) == (message, hint)
