"""Pages invite to what can still be done, and claim nothing that a build cannot know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

ONLINE = "/events/online-only/"
INVITES, TELLS = "Join or watch online meet.example.org", "It was online at meet.example.org"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(datetime(2027, 2, 25, 12, tzinfo=UTC), INVITES, id="before"),
        pytest.param(datetime(2027, 3, 1, 12, tzinfo=UTC), TELLS, id="after"),
    ],
)
def test_what_is_over_does_not_invite_to_join(
    new_page: Callable[..., Any], site_url: str, now: datetime, expected: str
) -> None:
    page = new_page(now)
    page.goto(f"{site_url}{ONLINE}")
    facts = page.locator(".fact").filter(has=page.locator("dt", has_text="Online"))

    assert " ".join(facts.locator("dd").inner_text().split()) == expected


def test_a_topic_that_no_entry_names_may_have_begun_all_the_same(miniature_site: BuiltSite) -> None:
    section = parsed(miniature_site.read(ONLINE)).find(".//section[@class='discussion']")

    assert section is not None
    assert one_line("".join(section.itertext())) == "Discussion Discuss this on the forum"
