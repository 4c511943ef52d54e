"""Which pages let a program write (en.wikipedia.org, "Template:Bots")."""

from __future__ import annotations

import pytest

from almanac.read.wiki.bots import lets_write


@pytest.mark.parametrize(
    ("text", "lets"),
    [
        ("A page.", True),
        ("{{nobots}}", False),
        ("{{Nobots}} text", False),
        ("<nowiki>{{nobots}}</nowiki>", True),
        ("<!-- {{nobots}} -->", True),
        ("{{bots}}", True),
        ("{{bots|allow=all}}", True),
        ("{{bots|allow=none}}", False),
        ("{{bots|allow=Group bot, Other}}", True),
        ("{{bots|allow=Other}}", False),
        ("{{bots|deny=all}}", False),
        ("{{bots|deny=none}}", True),
        ("{{bots|deny=Other,Group_bot}}", False),
        ("{{bots|deny=Other}}", True),
        ("{{robots|deny=all}}", True),
    ],
)
def test_a_page_says_who_may_write(text: str, *, lets: bool) -> None:
    assert lets_write(text, "Group bot") is lets
