"""What people wrote elsewhere goes through the one gate for HTML."""

from __future__ import annotations

import pytest

from almanac.read.body.quotation import safe_quotation

FORUM = "https://forum.example.org/base"


@pytest.mark.parametrize(
    ("quotation", "safe"),
    [
        ("<p>Some <em>words</em>.</p>", "<p>Some <em>words</em>.</p>"),
        ('<a href="/u/ann">ann</a>', '<a href="https://forum.example.org/u/ann">ann</a>'),
        ('<a href="t/7">a topic</a>', '<a href="https://forum.example.org/base/t/7">a topic</a>'),
        ('<a href="https://a.org/x?y=1&amp;z=2">a</a>', '<a href="https://a.org/x?y=1&amp;z=2">a</a>'),
        ('<a href="mailto:ann@example.org">ann</a>', "<a>ann</a>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<a href="https://[half">a</a>', "<a>a</a>"),
        ('<img src="https://t.org/a.png" alt="A">', '<img alt="A">'),
        ("<script>alert(1)</script><b onclick='x'>b</b>", "<b>b</b>"),
    ],
)
def test_words_and_links_are_left(quotation: str, safe: str) -> None:
    assert safe_quotation(quotation, FORUM) == safe
