"""Of a forum the events are asked for, and the topics of the categories that were named."""

from __future__ import annotations

import json
from typing import Any

import pytest
from discourse import FakeClock

from almanac.forum.answers import Response
from almanac.store.forum.archiver import NothingToRead
from almanac.store.forum.connection import Connection, Request
from almanac.store.forum.offered import offered
from almanac.store.forum.pace import WITHOUT_KEY, Pace

BASE = "https://forum.example.org"
SITE = {"categories": [{"id": 5, "name": "Our news", "slug": "news"}, {"id": 6, "name": "Other", "slug": "other"}]}
EVENTS = {"events": [{"id": 1, "post": {"topic": {"id": 70}}}]}


def asked(answers: dict[str, Any], *categories: str) -> list[str]:
    """Where the forum gave an answer that counts."""

    def send(request: Request) -> Response:
        path = request.address.removeprefix(BASE)
        said = answers.get(path.partition("?")[0])
        status, text = (404, '{"errors": ["no"]}') if said is None else (200, json.dumps(said))
        return Response(status, {"content-type": "application/json"}, text)

    connection = Connection(BASE, send, Pace(FakeClock(), WITHOUT_KEY, 1e9, lambda *_: None), has_key=False)
    return [where for where, _ in offered(connection, categories)]


@pytest.mark.parametrize("category", ["news", "our NEWS", "5"])
def test_events_and_the_topics_of_a_category_are_asked_for(category: str) -> None:
    listed = {"topic_list": {"topics": [{"id": 7}, {"id": 70}]}}
    answers = {
        "/site.json": SITE,
        "/discourse-post-event/events.json": EVENTS,
        "/c/5/l/latest.json": listed,
        "/t/7.json": {"id": 7},
        "/t/70.json": {"id": 70},
    }
    assert asked(answers, category) == ["/site.json", "/discourse-post-event/events.json", "/t/70.json", "/t/7.json"]


def test_a_forum_without_the_plugin_has_its_categories() -> None:
    assert asked({"/site.json": SITE, "/c/6/l/latest.json": {"topic_list": {"topics": [{"id": 8}]}}}, "other") == [
        "/site.json"
    ]


def test_what_shows_nothing_is_said() -> None:
    with pytest.raises(NothingToRead):
        asked({})
