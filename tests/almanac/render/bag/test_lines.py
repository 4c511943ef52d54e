"""Tables and lines of JSON, for programs that trust them more than they should."""

from __future__ import annotations

import csv
import io
import json

import pytest

from almanac.render.bag.lines import csv_table, json_lines, pretty_json


def test_a_cell_is_no_formula_and_a_list_is_one_cell() -> None:
    table = csv_table(("a", "b"), [{"a": '=HYPERLINK("x")', "b": ["one", "two, three"]}, {"a": None, "b": "-1"}])

    assert list(csv.reader(io.StringIO(table.decode("utf-8"), newline=""))) == [
        ["a", "b"], ['\'=HYPERLINK("x")', "one | two, three"], ["", "'-1"],
    ]  # fmt: skip


@pytest.mark.parametrize("begins", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff20x"])
def test_no_text_begins_as_a_formula_of_any_spreadsheet(begins: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_table(("a",), [{"a": begins}]).decode("utf-8"), newline="")))

    assert rows[1] == [f"'{begins}"]


def test_a_document_is_one_line_whatever_is_in_it() -> None:
    documents = [{"text": "two\nlines\u2028three"}, {"text": "\ud800"}]
    lines = b"".join(json_lines(documents)).decode("utf-8").split("\n")

    assert [json.loads(line)["text"] for line in lines[:-1]] == ["two\nlines\u2028three", "?"]
    assert json.loads(pretty_json(documents[0])) == documents[0]
