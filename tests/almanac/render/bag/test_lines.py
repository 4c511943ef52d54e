"""Tables and lines of JSON, for programs that trust them more than they should."""

from __future__ import annotations

import csv
import io
import json

from almanac.render.bag.lines import csv_table, json_lines, pretty_json


def test_a_cell_is_no_formula_and_a_list_is_one_cell() -> None:
    table = csv_table(("a", "b"), [{"a": '=HYPERLINK("x")', "b": ["one", "two, three"]}, {"a": None, "b": "-1"}])

    assert list(csv.reader(io.StringIO(table.decode("utf-8"), newline=""))) == [
        ["a", "b"], ['\'=HYPERLINK("x")', "one | two, three"], ["", "'-1"],
    ]  # fmt: skip


def test_a_document_is_one_line_whatever_is_in_it() -> None:
    documents = [{"text": "two\nlines\u2028three"}, {"text": "\ud800"}]
    lines = b"".join(json_lines(documents)).decode("utf-8").split("\n")

    assert [json.loads(line)["text"] for line in lines[:-1]] == ["two\nlines\u2028three", "?"]
    assert json.loads(pretty_json(documents[0])) == documents[0]
