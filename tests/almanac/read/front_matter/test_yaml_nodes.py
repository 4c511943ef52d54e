"""YAML of which a part is none: the fault is said, and the rest is read."""

from __future__ import annotations

import pytest
import yaml

from almanac.read.front_matter.yaml_nodes import Composed, compose


def names(composed: Composed) -> list[str]:
    """The fields that could be read."""
    assert isinstance(composed.node, yaml.MappingNode)
    return [key.value for key, _ in composed.node.value]


@pytest.mark.parametrize(
    ("source", "faults", "left"),
    [
        pytest.param("a: b\nc: d\n", [], ["a", "c"], id="none"),
        pytest.param('a: "b\nc: d\n', [("a", 0)], ["c"], id="an open quotation mark"),
        pytest.param("a: [b\nc: d\n", [("a", 0)], ["c"], id="an open bracket"),
        pytest.param("a: b: c\nd: e: f\ng: h\n", [("a", 0), ("d", 1)], ["g"], id="two colons in two lines"),
        pytest.param("a:\n\tb: c\n\td: e\nf: g\n", [("", 1)], ["f"], id="tabs below a field"),
        pytest.param("a:\n  - @b\n  - c\nd: e\n", [("", 1)], ["d"], id="an item of a list"),
        pytest.param("a: b\x07\nc: d\n", [("a", 0)], ["c"], id="a control character"),
    ],
)
def test_a_field_that_is_no_yaml_hides_no_other(source: str, faults: list[tuple[str, int]], left: list[str]) -> None:
    composed = compose(source)
    assert [(name, fault.line) for name, fault in composed.faults] == faults
    assert names(composed) == left


def test_what_is_left_out_is_known_by_name() -> None:
    assert compose("a:\n  b: @c\n  d: e\nf: g\n").unread == {"a", "b", "d"}


def test_lines_stay_where_they_are() -> None:
    node = compose("a: @b\nc: d\n").node
    assert node is not None
    assert node.start_mark.line == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("a: " + "x" * 64_000, "the front matter is larger than 64 KB", id="a text"),
        pytest.param("a: " + "[" * 1001, "the front matter has more than 1,000 brackets", id="brackets"),
    ],
)
def test_what_would_take_too_long_is_not_read(source: str, message: str) -> None:
    composed = compose(source)
    assert (composed.node, [fault.message for _, fault in composed.faults]) == (None, [message])


def test_a_source_that_is_wrong_in_every_line_is_given_up() -> None:
    composed = compose("".join(f"a{n}: b: c\n" for n in range(100)))
    assert (composed.node, len(composed.faults)) == (None, 20)
