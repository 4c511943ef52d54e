"""What a change is, an entry in a line."""

from __future__ import annotations

from sites import EVENT, OTHER, PAGE, SITE, STORY, event, page, story, tree

from almanac.check.entries import Entries
from almanac.check.permanence.changes import changes
from almanac.check.permanence.earlier_site import EarlierSite


def lines(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [*changes(EarlierSite(SITE, tree(before)), Entries(SITE, tree(after)))]


def test_what_is_new_gone_and_changed_is_named_with_its_fields() -> None:
    before = {STORY: story(), PAGE: page(), EVENT: event()}
    after = {STORY: story("tags: [a]", title="B").replace("Text.", "Words."), OTHER: event(title="Y"), EVENT: event()}
    assert lines(before, after) == [
        'gone page content/pages/about.md "About"',
        'changed story content/stories/2026/closing.md "B": title, tags, text',
        'new event events/2026/other.md "Y"',
    ]


def test_what_has_another_name_is_said_once() -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event()}), {EVENT: OTHER})
    assert [*changes(earlier, Entries(SITE, tree({OTHER: event("uid: spring")})))] == [
        f'renamed event {OTHER} "X" was {EVENT}: uid'
    ]


def test_a_file_that_cannot_be_read_is_named_all_the_same() -> None:
    assert lines({}, {STORY: "nothing"}) == [f"new story {STORY}"]


def test_nothing_that_changed_is_nothing_to_say() -> None:
    assert lines({STORY: story()}, {STORY: story()}) == []
