"""Settings get what they lack, and nothing else in their file changes."""

from __future__ import annotations

import ast

import pytest

from almanac.importers.settings_lines import NeededSettings, with_address, with_settings

NEEDED = NeededSettings(
    {"CATEGORIES": ["Walks", 'Ann\'s "x"']}, {"SLUGS": {"C++": "c-plus-plus"}}, {"CATEGORIES": ["News"], "SLUGS": {}}
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('X = ["a"]  # kept', 'X = ["a", "b", "c"]  # kept', id="one line"),
        pytest.param('X = ["a",]', 'X = ["a", "b", "c",]', id="with a comma"),
        pytest.param("X = []", 'X = ["b", "c"]', id="empty"),
        pytest.param("X = [\n    # none yet\n]", 'X = ["b", "c"\n    # none yet\n]', id="empty with a comment"),
        pytest.param('X = ("a", )', 'X = ("a", "b", "c",)', id="a tuple"),
        pytest.param('X = "a", "ł"', 'X = "a", "ł", "b", "c"', id="a bare tuple"),
        pytest.param('X: list[str] = ["a"]', 'X: list[str] = ["a", "b", "c"]', id="with a type"),
        pytest.param(
            'X = [\n    "ł",  # first\n    "z"  # last\n]',
            'X = [\n    "ł",  # first\n    "z",  # last\n    "b",\n    "c",\n]',
            id="several lines",
        ),
        pytest.param(
            'X = ["a"]\nX += ["z"]\nY = 1', 'X = ["a"]\nX += ["z"]\nX = [*X, "b", "c"]\nY = 1', id="changed later"
        ),
        pytest.param("X = load()  # x", 'X = load()  # x\nX = [*X, "b", "c"]', id="no literal"),
        pytest.param("if 1:\n    X = ['a']\n", "if 1:\n    X = ['a']\nX = [*X, \"b\", \"c\"]\n", id="in a condition"),
        pytest.param("Y = 1\n", 'Y = 1\nX = ["a", "b", "c"]\n', id="not there"),
        pytest.param('X = ["a"]\r\nY = 1\r\n', 'X = ["a", "b", "c"]\r\nY = 1\r\n', id="other ends of lines"),
        pytest.param('\ufeffX = ["a"]', '\ufeffX = ["a", "b", "c"]', id="a mark at its beginning"),
        pytest.param("# \x0c\nX = ['a']", "# \x0c\nX = ['a', \"b\", \"c\"]", id="a page break"),
    ],
)  # fmt: skip
def test_lists(before: str, after: str) -> None:
    assert with_settings(before, NeededSettings({"X": ["b", "c"]}, {}, {"X": ["a"]})) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('X = {"a": "1"}', 'X = {"a": "1", "b": "2"}'),
        ("X = {}", 'X = {"b": "2"}'),
        ('X = {\n    "a": "1",\n}\n', 'X = {\n    "a": "1",\n    "b": "2",\n}\n'),
        ("X = {\n    **Z,\n}\n", 'X = {\n    **Z,\n    "b": "2",\n}\n'),
        ("X = dict(Z)", 'X = dict(Z)\nX = {**X, "b": "2"}'),
        ('X = {}\nX["a"] = "1"\n', 'X = {}\nX["a"] = "1"\nX = {**X, "b": "2"}\n'),
    ],
)
def test_mappings(before: str, after: str) -> None:
    assert with_settings(before, NeededSettings({}, {"X": {"b": "2"}}, {"X": {}})) == after


def test_lines_can_be_pasted() -> None:
    values = {line.partition(" = ")[0]: ast.literal_eval(line.partition(" = ")[2]) for line in NEEDED.lines()}

    assert values == {"CATEGORIES": ["News", "Walks", 'Ann\'s "x"'], "SLUGS": {"C++": "c-plus-plus"}}


def test_file_that_is_not_python_is_left_alone() -> None:
    with pytest.raises(ValueError, match="was never closed"):
        with_settings("X = [", NEEDED)


OLD, NEW = "https://old.example.org", "https://new.example.net"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'SITEURL = "{OLD}"  # kept\n', f'SITEURL = "{NEW}"  # kept\n'),
        (f"SITEURL = '{OLD}/'\n", f'SITEURL = "{NEW}"\n'),
        (
            f'SITEURL = os.environ.get("SITEURL", "{OLD}")\nX = "{OLD}"\n',
            f'SITEURL = os.environ.get("SITEURL", "{NEW}")\nX = "{OLD}"\n',
        ),
        (f'SITEURL = "{OLD}"\nSITEURL = "{OLD}"\n', f'SITEURL = "{OLD}"\nSITEURL = "{NEW}"\n'),
        (f'X = "ł"; SITEURL = "{OLD}"', f'X = "ł"; SITEURL = "{NEW}"'),
    ],
)
def test_an_address_gives_way_to_another_where_the_setting_has_it(before: str, after: str) -> None:
    assert with_address(before, "SITEURL", OLD, NEW) == after


@pytest.mark.parametrize(
    "text",
    [f'X = "{OLD}"', f'SITEURL = "{OLD}" if X else "{OLD}"', "SITEURL = X", f'SITEURL = "{OLD}/site"', "SITEURL = ("],
)
def test_an_address_that_does_not_stand_there_once_is_left_to_its_owner(text: str) -> None:
    with pytest.raises(ValueError, match=r"SITEURL|never closed"):
        with_address(text, "SITEURL", OLD, NEW)
