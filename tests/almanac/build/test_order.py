"""Files of the same parts are made together, and first; what takes long is not left for the end."""

from __future__ import annotations

from almanac.build.order import place, stretches

PLANNED = ["article", "tag", "stories", "event_month", "feed", "calendar", "author", "data", "feed"]


def test_what_is_made_of_the_same_parts_stands_together() -> None:
    ordered = sorted(PLANNED, key=place)
    assert ordered == [
        "tag",
        "stories",
        "author",
        "feed",
        "feed",
        "calendar",
        "event_month",
        "data",
        "article",
    ]
    assert stretches(ordered) == [range(3), range(3, 5), range(5, 6)]


def test_what_shares_nothing_is_in_no_stretch() -> None:
    assert stretches(["event_month", "article"]) == []
    assert stretches([]) == []
