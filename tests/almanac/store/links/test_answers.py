"""What a status means for a reader."""

from __future__ import annotations

import pytest

from almanac.store.links.answers import answer_of


@pytest.mark.parametrize(
    ("status", "state", "why"),
    [
        (200, "answers", ""),
        (204, "answers", ""),
        (304, "answers", ""),
        (403, "answers", "403, forbidden"),
        (999, "answers", "999"),
        (404, "gone", "404, not found"),
        (410, "gone", "410, gone"),
        (400, "gone", "400, bad request"),
        (429, "unclear", "429, too many requests"),
        (500, "unclear", "500, internal server error"),
        (503, "unclear", "503, service unavailable"),
    ],
)
def test_a_status_says_whether_the_page_is_there(status: int, state: str, why: str) -> None:
    answer = answer_of(status)
    assert (answer.state, answer.why, answer.status) == (state, why, status)
