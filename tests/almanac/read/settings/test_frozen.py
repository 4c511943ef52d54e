"""FROZEN: a day, or a day with what is said of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.model.frozen import Frozen
from almanac.read.fault import Fault
from almanac.read.settings.frozen import frozen
from almanac.read.settings.lists import Faults

DAY = date(2029, 3, 31)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        pytest.param(None, None, id="a site that goes on"),
        pytest.param("2029-03-31", Frozen(DAY), id="a day"),
        pytest.param(DAY, Frozen(DAY), id="a day of Python"),
        pytest.param({"on": "2029-03-31"}, Frozen(DAY), id="a day by its name"),
        pytest.param({"on": DAY, "text": " Thank\nyou. "}, Frozen(DAY, "Thank you."), id="with a text, in one line"),
        pytest.param(
            {"on": DAY, "text": "Thank you.", "texts": {"es": "Gracias."}},
            Frozen(DAY, "Thank you.", {"es": "Gracias."}),
            id="in languages",
        ),
    ],
)
def test_it_is_read(value: Any, read: Frozen | None) -> None:
    assert frozen(value) == read


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("31.3.2029", "`31.3.2029` is not a day", id="another way to write a day"),
        pytest.param("2029-02-30", "`2029-02-30` is not a day", id="no such day"),
        pytest.param(True, "`True` is not a day", id="no day"),
        pytest.param({}, "has no `on`", id="nothing"),
        pytest.param({"text": "Thank you."}, "has no `on`", id="a text alone"),
        pytest.param({"on": DAY, "txt": "Thank you."}, "`txt` is not known", id="a slip of the pen"),
        pytest.param({"on": DAY, "text": 1}, "is a number, not text", id="no text"),
        pytest.param({"on": DAY, "text": "a\u202eb"}, "has the character", id="a character that nobody sees"),
        pytest.param({"on": DAY, "texts": ["Gracias."]}, "does not give a text", id="no languages"),
    ],
)
def test_what_is_wrong_is_said(value: Any, message: str) -> None:
    with pytest.raises(Fault, match=message):
        frozen(value)


def test_what_is_wrong_with_a_language_is_said_of_it() -> None:
    with pytest.raises(Faults) as caught:
        frozen({"on": DAY, "texts": {"es": "", "spanish": "Gracias."}})
    assert [entry for entry, _ in caught.value.faults] == ["es", "spanish"]
