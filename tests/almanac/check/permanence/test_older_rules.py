"""What was published before a rule became stricter still promises its address and its identity."""

from __future__ import annotations

import pytest
from sites import EVENT, PAGE, STORY, broken, event, page, story

ALIASES = [
    pytest.param('aliases: ["/*", /old/]', id="an order to a host"),
    pytest.param('aliases:\n  - "/:splat"\n  - /old/', id="over several lines"),
    pytest.param("aliases:\n- /.htaccess\n\n- /old/\nseries: A", id="not indented, with a field below"),
    pytest.param('Aliases: [/old/, "/events/spring/spring.ics"] # as before', id="in capitals, with a remark"),
]


@pytest.mark.parametrize("aliases", ALIASES)
def test_an_entry_whose_alias_is_refused_now_still_has_its_address_and_its_other_aliases(aliases: str) -> None:
    [problem] = broken({STORY: story(aliases)}, {})

    assert problem.startswith(f"{STORY}: is gone from the site: /2026/03/02/closing/, /old/ (")


@pytest.mark.parametrize("aliases", ALIASES)
def test_what_is_refused_cannot_be_kept_and_nobody_asks_for_it(aliases: str) -> None:
    assert broken({STORY: story(aliases)}, {STORY: story("aliases: /old/")}) == []


def test_the_identity_of_an_event_and_of_a_story_hold_too() -> None:
    before = {EVENT: event('aliases: ["/*"]'), STORY: story('aliases: ["/*", /2026/01/01/first/]')}
    after = {EVENT: event("uid: other"), STORY: story("id: /2026/01/02/x/", "aliases: /2026/01/01/first/")}

    said = broken(before, after)
    assert [problem.partition(" (")[0].partition(": is")[0] for problem in said] == [
        f"{STORY}:7: id",
        f"{EVENT}:7: uid",
    ]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("tags: walks, rivers", id="names with a comma"),
        pytest.param("discussion: https://other.example/t/12", id="a discussion elsewhere"),
        pytest.param("image: {file: a.png}", id="a picture without credit"),
    ],
)
def test_other_fields_of_which_less_was_asked(field: str) -> None:
    assert len(broken({STORY: story(field)}, {})) == 1


def test_what_could_never_be_read_promised_nothing() -> None:
    assert broken({STORY: story('aliases: ["/*"]', "nope: x"), EVENT: "---\n"}, {}) == []


def test_a_name_that_is_reserved_now_keeps_what_it_can() -> None:
    city, new = "events/2026/city.md", "events/2026/city-of-our-town.md"

    said = broken({city: event()}, {new: event()})
    assert [problem.rpartition(" (")[2] for problem in said] == [
        "write `aliases: [/events/city/]`)",
        "write `uid: city`)",
    ]
    assert broken({city: event()}, {new: event("uid: city", "aliases: /events/city/")}) == []


def test_what_the_site_itself_answers_at_needs_no_alias() -> None:
    before = {"events/2026/map.md": event(), "content/pages/forum.md": page()}
    after = {"events/2026/map-of-our-town.md": event("uid: map"), PAGE: page()}

    assert broken(before, after) == []
