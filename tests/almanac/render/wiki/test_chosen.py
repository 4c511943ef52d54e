"""What stands in a list on a wiki."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from shown import NOW, OFF, SITE, STORY, TOPICS, WALK, event, publication, story, wanted

from almanac.model.edition import Edition
from almanac.render.publication import Publication
from almanac.render.wiki.chosen import chosen_deadlines, chosen_discussions, chosen_events, chosen_stories


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        ({}, ["walk", "off"]),
        ({"most": 1}, ["walk"]),
        ({"country": "PL"}, ["walk"]),
        ({"country": "DE"}, []),
        ({"language": "pl"}, ["walk"]),
        ({"tag": "Rivers"}, ["walk"]),
        ({"category": "meetup"}, ["walk", "off"]),
        ({"category": "Workshop"}, []),
    ],
    ids=str,
)
def test_events_that_come(options: dict[str, Any], slugs: list[str]) -> None:
    chosen = chosen_events(wanted("events", **options), publication())

    assert [listed.event.slug for listed in chosen] == slugs


def test_a_story_stands_once_in_the_language_of_the_list() -> None:
    spanish = replace(story("x", "Lo que aprendimos", "es"), is_translation=True)
    edition = publication(STORY, spanish)

    assert chosen_stories(wanted("stories", lang="es"), edition) == (spanish,)
    assert chosen_stories(wanted("stories"), edition) == (STORY,)
    assert chosen_stories(wanted("stories", country="PL"), edition) == ()


def test_deadlines_of_what_takes_place_the_nearest_first() -> None:
    due = chosen_deadlines(wanted("deadlines"), publication())

    assert [(one.event.slug, one.deadline.until, one.is_registration) for one in due] == [
        ("walk", date(2027, 2, 1), False),
        ("walk", date(2027, 3, 1), True),
    ]


def test_a_deadline_that_is_over_is_gone() -> None:
    later = Publication(Edition(SITE, datetime(2027, 2, 10, tzinfo=UTC), events=(WALK, OFF)))

    assert [one.is_registration for one in chosen_deadlines(wanted("deadlines"), later)] == [True]


def test_where_people_write_the_last_answer_first() -> None:
    discussed = chosen_discussions(wanted("discussions"), publication())

    assert [(one.topic.id, one.url) for one in discussed] == [
        ("3", "https://forum.example/t/3"),
        ("7", "https://forum.example/t/7"),
    ]


@pytest.mark.parametrize(
    "topic",
    [
        pytest.param(replace(TOPICS["3"], closed=True), id="closed"),
        pytest.param(replace(TOPICS["3"], posts=1), id="nobody answered"),
        pytest.param(replace(TOPICS["3"], last_posted_at=datetime(2026, 12, 1, tzinfo=UTC)), id="long ago"),
        pytest.param(replace(TOPICS["3"], last_posted_at=None), id="nobody knows when"),
    ],
)
def test_where_nobody_writes_there_is_no_discussion(topic: Any) -> None:
    edition = Edition(SITE, NOW, (STORY,), events=(event("walk"),), topics={"3": topic})

    assert chosen_discussions(wanted("discussions"), Publication(edition)) == ()
