"""Pages invite to what can still be done, and claim nothing that a build cannot know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

ONLINE, LATER = "/events/online-only/", "/events/moved-online/"
INVITES, TELLS = "Join or watch online meet.example.org", "It was online at meet.example.org"


@pytest.mark.parametrize(
    ("address", "now", "expected"),
    [
        pytest.param(ONLINE, datetime(2027, 2, 25, 12, tzinfo=UTC), INVITES, id="before"),
        pytest.param(ONLINE, datetime(2027, 3, 1, 12, tzinfo=UTC), TELLS, id="after"),
        pytest.param(LATER, datetime(2027, 3, 1, 12, tzinfo=UTC), "The address to join online comes later", id="later"),
        pytest.param(LATER, datetime(2027, 3, 5, 12, tzinfo=UTC), "It was online", id="later, and over"),
    ],
)
def test_what_is_over_does_not_invite_to_join(
    new_page: Callable[..., Any], site_url: str, address: str, now: datetime, expected: str
) -> None:
    page = new_page(now)
    page.goto(f"{site_url}{address}")
    facts = page.locator(".fact").filter(has=page.locator("dt", has_text="Online"))

    assert " ".join(facts.locator("dd").inner_text().split()) == expected


def test_a_topic_that_no_entry_names_may_have_begun_all_the_same(miniature_site: BuiltSite) -> None:
    section = parsed(miniature_site.read(ONLINE)).find(".//section[@class='discussion']")

    assert section is not None
    assert one_line("".join(section.itertext())) == "Discussion Discuss this on the forum"
