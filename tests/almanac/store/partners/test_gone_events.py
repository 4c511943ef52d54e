"""A file says that its event is announced elsewhere no longer, and takes that back."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.store.partners.gone_events import with_gone, without_gone

DAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("source:\n  name: N\n  uid: a\n", "source:\n  name: N\n  uid: a\n  gone: 2026-12-02\n"),
        ("source:\n    uid: a\ntags: [x]\n", "source:\n    uid: a\n    gone: 2026-12-02\ntags: [x]\n"),
        ("source: {name: N, uid: a}\n", "source: {name: N, uid: a, gone: 2026-12-02}\n"),
    ],
)
def test_the_day_stands_with_its_source(before: str, after: str) -> None:
    whole = "---\ntitle: Walk\n{}---\n\nsource:\n  of the river\n"
    assert with_gone(whole.format(before), DAY) == whole.format(after)
    assert without_gone(whole.format(after)) == whole.format(before)
    assert with_gone(whole.format(after), date(2027, 1, 1)) == whole.format(after)


@pytest.mark.parametrize("text", ["", "---\ntitle: Walk\n---\nsource:\n  x\n", "no front matter"])
def test_a_file_without_source_stays(text: str) -> None:
    assert (with_gone(text, DAY), without_gone(text)) == (text, text)
