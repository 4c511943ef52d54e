"""Events and announcements of a forum become entries: what everybody may read, with their topics as discussions."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.importers.discourse.topics import DiscourseTopics
from almanac.importers.plan import Account, PlannedEntry
from almanac.read.fault import Fault

BASE = "https://forum.example.org"
SITE = {
    "categories": [{"id": 5, "name": "Announcements", "slug": "news"}, {"id": 6, "name": "Meetups", "slug": "meet"}]
}
POST = {"id": 1, "post_number": 1, "username": "ada", "name": "Ada L.", "cooked": "<p>Come all.</p>"}


def topic(number: int, **more: Any) -> dict[str, Any]:
    return {"id": number, "title": f"Topic {number}", "category_id": 5, "tags": ["walks"], "archetype": "regular",
            "created_at": "2026-05-03T10:00:00Z", "post_stream": {"posts": [POST]}, **more}  # fmt: skip


def post_event(number: int, of: int, **more: Any) -> dict[str, Any]:
    return {"events": [{
        "id": number, "name": "A walk", "category_id": 6, "starts_at": "2026-09-01T16:00:00.000Z",
        "ends_at": "2026-09-01T18:00:00.000Z", "timezone": "Europe/Warsaw", "status": "public",
        "post": {"id": 1, "url": f"/t/-/{of}/1", "topic": {"id": of, "title": "Our walk"}}, **more,
    }]}  # fmt: skip


def read(*answers: Any, announcements: str = "", forum: str = BASE) -> tuple[list[PlannedEntry], Account]:
    account = Account()
    numbered = [(f"{number}.json", answer) for number, answer in enumerate((SITE, *answers))]
    return [*DiscourseTopics(numbered, BASE, announcements, forum).entries(account)], account


def test_an_event_of_a_post_has_its_own_times_and_the_text_of_its_topic() -> None:
    [event], _ = read(post_event(9, 7, location="Town hall", url="https://walk.example.org"), topic(7, category_id=6))
    assert (event.kind, event.key, event.html()) == ("event", "post event 9", "<p>Come all.</p>")
    assert event.fields == {
        "title": "A walk", "start": "2026-09-01 18:00", "end": "2026-09-01 20:00", "timezone": "Europe/Warsaw",
        "category": "Meetups", "tags": ["walks"], "discussion": "7", "place": {"name": "Town hall"},
        "url": "https://walk.example.org",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rrule", "repeat"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU"),
        ("DTSTART:20260901T160000Z\nRRULE:FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU"),
        ("FREQ=SECONDLY", None),
    ],
)
def test_it_repeats_by_its_rule_or_that_is_said(rrule: str, repeat: str | None) -> None:
    [event], account = read(post_event(9, 7, rrule=rrule))
    assert event.fields.get("repeat") == repeat
    assert bool(account.to_look_at) is (repeat is None)


def test_an_event_of_a_topic_has_its_place_and_nobody_who_takes_part() -> None:
    event = {"start": "2026-09-01T16:00:00Z", "end": "2026-09-02T16:00:00Z", "timezone": "Europe/Warsaw",
             "all_day": True, "deadline": "2026-08-20T10:00:00Z", "going": ["secret-marker"]}  # fmt: skip
    location = {"raw": "x", "name": "Library", "street": "Długa 1", "postalcode": "40-001",
                "city": "Katowice", "countrycode": "pl", "geo_location": {"lat": "50.26", "lon": "19.02"}}  # fmt: skip
    [found], _ = read(topic(7, event=event, location=location))
    assert found.fields == {
        "title": "Topic 7", "start": "2026-09-01", "end": "2026-09-02", "category": "Announcements", "tags": ["walks"],
        "discussion": "7", "registration": {"deadline": "2026-08-20"},
        "place": {"name": "Library", "address": "Długa 1, 40-001", "city": "Katowice", "country": "PL",
                  "latitude": "50.26", "longitude": "19.02"},
    }  # fmt: skip
    assert "secret-marker" not in found.html()


@pytest.mark.parametrize("category", ["Announcements", "news", "5"])
def test_topics_of_a_category_become_stories_that_lead_to_them(category: str) -> None:
    [story], _ = read(topic(7), topic(8, category_id=6), announcements=category)
    assert (story.kind, story.key, story.html()) == ("story", "topic 7", "<p>Come all.</p>")
    assert story.fields == {
        "title": "Topic 7", "date": "2026-05-03", "authors": ["Ada L."], "category": "Announcements",
        "tags": ["walks"], "discussion": "7",
    }  # fmt: skip


def test_where_the_site_has_another_forum_a_topic_is_an_address() -> None:
    [event], _ = read(post_event(9, 7), forum="https://other.example.org")
    assert "discussion" not in event.fields
    assert event.fields["url"] == f"{BASE}/t/7"


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ([topic(7, visible=False)], "topics: not listed"),
        ([topic(7, archetype="private_message")], "topics: a private message"),
        ([topic(7, post_stream={"posts": [{**POST, "hidden": True}]})],
         "announcements whose post is not for everybody"),
        ([post_event(9, 7, status="private")], "events for those alone who are invited"),
        ([post_event(9, 7, starts_at=None)], "events without a name or a start"),
    ],
)  # fmt: skip
def test_what_is_not_for_everybody_is_left_out(answers: list[Any], why: str) -> None:
    found, account = read(*answers, announcements="news")
    assert found == []
    assert account.left_out[why] == 1


def test_a_name_that_is_an_address_is_the_forums() -> None:
    posts = {"posts": [{**POST, "name": "", "username": "ada@example.org"}]}
    [story], account = read(topic(7, post_stream=posts), announcements="news")
    assert story.fields["authors"] == ["forum.example.org"]
    assert account.mended


@pytest.mark.parametrize("answer", [{}, [], "x", {"id": 7}])
def test_what_no_forum_says_is_a_fault(answer: Any) -> None:
    with pytest.raises(Fault, match="is nothing that a forum says"):
        read(answer)


def test_a_category_that_is_not_there_is_a_fault_with_those_that_are() -> None:
    with pytest.raises(Fault, match="no category “nothing”") as fault:
        read(announcements="nothing")
    assert fault.value.hint == "one of: Announcements, Meetups"
