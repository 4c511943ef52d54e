"""The folder in which an entry lies."""

from __future__ import annotations

import pytest

from almanac.model.problem import Problem, Severity
from almanac.read.entries.shared_checks import check_folder


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("events/2026/x.md", id="the folder of its year"),
        pytest.param("events/spring/x.md", id="a folder that is no year"),
        pytest.param("events/x.md", id="no folder of its own"),
    ],
)
def test_an_entry_lies_where_it_may(path: str) -> None:
    assert check_folder(path, 2026, 3, "start") == []


def test_an_entry_in_the_folder_of_another_year_is_a_warning() -> None:
    assert check_folder("events/2025/x.md", 2026, 3, "start") == [
        Problem(
            "events/2025/x.md",
            3,
            "start",
            "is in 2026, but the file lies in the folder 2025",
            "move it to 2026/; its address stays",
            Severity.WARNING,
        )
    ]
