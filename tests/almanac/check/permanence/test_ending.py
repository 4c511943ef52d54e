"""Lists and calendars that end with a change are warned of, with what keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sites import EVENT, NOW, OTHER, SITE, STORY, event, story, tree

from almanac.check.entries import Entries
from almanac.check.permanence.compare import check_permanence
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.model.problem import Severity


def test_a_list_that_nothing_is_in_any_more_is_a_warning_at_the_story_that_left_it() -> None:
    earlier = EarlierSite(
        SITE, tree({STORY: story("tags: [forum, wiki]"), "content/stories/2026/b.md": story("tags: wiki")})
    )
    present = Entries(SITE, tree({STORY: story(), "content/stories/2026/b.md": story("tags: wiki")}))

    assert [(str(problem), problem.severity) for problem in check_permanence(earlier, present, NOW)] == [
        (
            f"{STORY}:1: tags: was the last in /tag/forum/, which ends with its feed (leave it as it was if anyone may "
            "follow that list)",
            Severity.WARNING,
        )
    ]


def keep(setting: str) -> str:
    """The remedy for a calendar that ends."""
    return f"(if anyone may follow it, keep it, empty: `KEPT_CALENDARS = {setting}` in pelicanconf.py)"


# Of an event with the tags `wiki` and `forum`, and of a site; what is said of what ends.
ENDING = [
    pytest.param(
        {EVENT: event("tags: wiki")},
        {},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["forum"]}')
        ],
        id="a tag that is taken away",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, fora]")},
        {"kept_calendars": {"tag": ("old",)}},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["old", "forum"]}')
        ],
        id="a tag that is renamed, beside one that is kept",
    ),
    pytest.param({EVENT: event("tags: wiki")}, {"kept_calendars": {"tag": ("forum",)}}, [], id="a tag that is kept"),
    pytest.param({EVENT: event("tags: wiki"), OTHER: event("tags: forum")}, {}, [], id="another event with the tag"),
    pytest.param(
        {EVENT: event("tags: wiki"), OTHER: event("tags: forum", "draft: true")},
        {},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["forum"]}')
        ],
        id="another event that is a draft",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, forum]")},
        {"event_categories": {"Meetup": "#2a6f5e"}},
        [
            "pelicanconf.py: EVENT_CATEGORIES: takes /events/category/talk/ off the site, and its calendar "
            + keep('{"category": ["Talk"]}')
        ],
        id="a category that no event had",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, forum]")},
        {"event_categories": {"Meetup": "#2a6f5e"}, "kept_calendars": {"category": ("Talk",)}},
        [],
        id="a category that is kept",
    ),
]


@pytest.mark.parametrize(("after", "changed", "said"), ENDING)
def test_a_calendar_that_ends_is_a_warning_with_the_setting_that_keeps_it(
    after: dict[str, str], changed: dict[str, Any], said: list[str]
) -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("tags: [wiki, forum]")}))
    problems = check_permanence(earlier, Entries(replace(SITE, **changed), tree(after)), NOW)

    assert [(str(problem), problem.severity) for problem in problems] == [(one, Severity.WARNING) for one in said]


def test_a_kept_calendar_that_is_taken_off_the_settings_is_a_warning() -> None:
    earlier = EarlierSite(replace(SITE, kept_calendars={"tag": ("wiki",), "country": ("PL",)}), tree({}))
    present = Entries(replace(SITE, kept_calendars={"tag": ("wiki",)}), tree({}))

    assert [str(problem) for problem in check_permanence(earlier, present, NOW)] == [
        "pelicanconf.py: KEPT_CALENDARS: takes /events/country/pl/ off the site, and its calendar "
        + keep('{"country": ["PL"], "tag": ["wiki"]}')
    ]


def test_a_calendar_that_ends_with_a_deleted_event_is_said_at_the_settings() -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("tags: wiki")}))

    assert [str(problem) for problem in check_permanence(earlier, Entries(SITE, tree({})), NOW)][1:] == [
        "pelicanconf.py: KEPT_CALENDARS: nothing is in /events/tag/wiki/ any more, which ends with its calendar "
        + keep('{"tag": ["wiki"]}')
    ]


def test_a_language_that_stays_in_the_settings_keeps_its_calendar() -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("languages: [en, pl]")}))

    assert [problem.message for problem in check_permanence(earlier, Entries(SITE, tree({EVENT: event()})), NOW)] == [
        "was the last in /events/language/pl/, which ends with its calendar"
    ]


AT = "place: {name: Market Hall, city: Katowice, country: PL}"
# Of two events there, with a tag; what becomes of one of them, and what is said of the lists that end.
FEW = [
    pytest.param({EVENT: event(AT, "tags: wiki", "url: https://a.org"), OTHER: event(AT, "tags: wiki")}, [], id="both"),
    pytest.param(
        {
            EVENT: event("place: {name: Market Hall, city: Gliwice, country: PL}", "tags: wiki"),
            OTHER: event(AT, "tags: wiki"),
        },
        [
            f"{EVENT}:7: place.city: leaves too few in /events/city/katowice/, which ends with its calendar "
            + keep('{"city": ["Katowice, PL"]}'),
            f"{EVENT}:7: place.name: leaves too few in /events/venue/market-hall-katowice/, "
            "which ends with its calendar " + keep('{"venue": ["Market Hall, Katowice, PL"]}'),
        ],
        id="one goes to another city",
    ),
    pytest.param(
        {EVENT: event(AT), OTHER: event(AT, "tags: wiki")},
        [
            f"{EVENT}:1: tags: leaves too few in /events/country/pl/tag/wiki/, which ends with its calendar "
            + keep('{"country/tag": ["wiki, PL"]}'),
        ],
        id="one loses its tag",
    ),
]


@pytest.mark.parametrize(("after", "said"), FEW)
def test_a_list_that_needs_several_ends_with_the_last_but_one(after: dict[str, str], said: list[str]) -> None:
    before = {EVENT: event(AT, "tags: wiki"), OTHER: event(AT, "tags: wiki")}
    problems = check_permanence(EarlierSite(SITE, tree(before)), Entries(SITE, tree(after)), NOW)

    assert [str(problem) for problem in problems] == said


def test_a_city_with_one_event_had_no_list_that_could_end() -> None:
    after = {EVENT: event("place: {city: Gliwice, country: PL}")}
    problems = check_permanence(EarlierSite(SITE, tree({EVENT: event(AT)})), Entries(SITE, tree(after)), NOW)

    assert problems == []
