"""The list of bags that were restored: what is written is read again, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.bag import Restore
from almanac.read.restores import read_restores
from almanac.render.bag.restores import restores_text

TRIED = Restore(date(2027, 2, 3), date(2027, 2, 1), "a" * 40, 61)


def test_what_is_written_is_read_again_and_of_very_many_the_newest() -> None:
    many = [Restore(date(2027, 2, 3), date(2027, 2, 1), "b" * 40, second) for second in range(150)]

    assert read_restores(restores_text([TRIED])) == (TRIED,)
    assert read_restores(restores_text(many)) == tuple(many[50:])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"restores": 1}', '{"restores": [{"day": "x"}]}',
                                  restores_text([TRIED]).replace("a" * 40, "--x")])  # fmt: skip
def test_what_cannot_be_read_is_none(text: str) -> None:
    assert read_restores(text) == ()
