"""Where a field of an entry stands in its file."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source

READ = Source("events/x.md", "events/x", lines={"title": 2, "place": 4, "place.name": 5})


@pytest.mark.parametrize(
    ("source", "name", "line"),
    [
        pytest.param(READ, "title", 2, id="a field"),
        pytest.param(READ, "place.name", 5, id="a field of a field"),
        pytest.param(READ, "place.latitude", 4, id="the field that encloses one that is not there"),
        pytest.param(READ, "aliases", 1, id="a field that is not there"),
        pytest.param(READ, "", 0, id="the file as a whole"),
        pytest.param(Source("x.md", "x"), "title", 0, id="a text that is in no file"),
    ],
)
def test_a_field_has_its_line(source: Source, name: str, line: int) -> None:
    assert source.line(name) == line


def test_lines_do_not_tell_two_texts_apart() -> None:
    assert Source("events/x.md", "events/x") == READ
