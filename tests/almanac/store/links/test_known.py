"""What pages said is kept for some days."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.links.answers import Answer
from almanac.store.links.known import Known, KnownLinks

DAY = 86_400
PAGE = "https://example.org/"


def test_what_was_said_is_read_again(tmp_path: Path) -> None:
    first = KnownLinks(tmp_path)
    first.note(PAGE, Answer("gone", "404, not found"), 10 * DAY)
    first.keep()

    assert KnownLinks(tmp_path).of(PAGE) == Known("gone", "404, not found", 10 * DAY, 10 * DAY)


@pytest.mark.parametrize(("state", "days"), [("answers", 14), ("gone", 1), ("unclear", 1)])
def test_a_page_is_asked_again_after_days(tmp_path: Path, state: str, days: int) -> None:
    known = KnownLinks(tmp_path)
    known.note(PAGE, Answer(state), 0)  # type: ignore[arg-type]

    assert known.to_ask([PAGE, PAGE, "https://other.example/"], days * DAY - 1) == ["https://other.example/"]
    assert known.to_ask([PAGE, PAGE], days * DAY) == [PAGE]


@pytest.mark.parametrize(
    ("answers", "is_dead"),
    [
        pytest.param([("gone", 0)], True, id="gone at once"),
        pytest.param([("unclear", 0)], False, id="no answer once"),
        pytest.param([("unclear", 0), ("unclear", 2)], False, id="none for two days"),
        pytest.param([("unclear", 0), ("unclear", 3)], True, id="none for three days"),
        pytest.param([("unclear", 0), ("answers", 2), ("unclear", 4)], False, id="one in between"),
        pytest.param([("gone", 0), ("answers", 1)], False, id="back again"),
    ],
)
def test_a_page_is_dead_when_that_is_certain(tmp_path: Path, answers: list[tuple[str, int]], is_dead: bool) -> None:
    known = KnownLinks(tmp_path)
    for state, day in answers:
        known.note(PAGE, Answer(state), day * DAY)  # type: ignore[arg-type]

    found = known.of(PAGE)
    assert found is not None
    assert found.is_dead is is_dead


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"https://example.org/": 3}', '{"https://example.org/": {"state": "x", "why": "", "since": 1}}'],
)
def test_what_was_damaged_is_asked_for_again(tmp_path: Path, text: str) -> None:
    (tmp_path / "links.json").write_text(text, "utf-8")

    assert KnownLinks(tmp_path).to_ask([PAGE], 0) == [PAGE]
