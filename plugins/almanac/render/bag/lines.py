"""Writes JSON Lines and CSV, the same bytes for the same values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

# With one of these at its beginning, a spreadsheet takes the text of a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")  # and the same, as wide as Chinese


def json_lines(documents: Iterable[Mapping[str, object]]) -> Iterable[bytes]:
    """Each as JSON in UTF-8 in a line of its own (jsonlines.org)."""
    for document in documents:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        yield text.encode("utf-8", "replace") + b"\n"


def pretty_json(document: object) -> bytes:
    """JSON in UTF-8 for people to read."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode("utf-8", "replace") + b"\n"


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A table with a line of names (RFC 4180) in UTF-8; lists are joined, and no cell is a formula to a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    words = " | ".join(map(str, value)) if isinstance(value, (list, tuple)) else "" if value is None else str(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
