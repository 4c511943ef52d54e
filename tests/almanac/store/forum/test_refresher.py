"""What was said on the forum is gathered as anybody may read it, topic by topic, and kept when the forum fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from discourse import BEGAN, BOT, Discourse
from discourse import Topic as ForumTopic
from telling import FORUM, Killed, run, wanted

from almanac.forum.answers import Response
from almanac.forum.due import Asked
from almanac.forum.topic_reading import Reading
from almanac.model.forum import Topic
from almanac.store.forum.connection import Connection, ForumAway, Request
from almanac.store.forum.pace import WITHOUT_KEY, NoTimeLeft, Pace
from almanac.store.forum.refresher import Found, MembersOnly, Refresher
from almanac.store.forum.snapshot import PATH, Snapshot, read_snapshot, read_topics, write_snapshot

LONG = "A reply that says something, and is long enough to be quoted."


@dataclass
class Looked:
    """What a run said and found, and how it ended."""

    said: list[str] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    ended: str = ""

    def looked(self, done: int, of: int) -> None: ...

    def says(self, path: str, words: str) -> None:
        self.said.append(f"{path}: {words}")


def refresh(
    forum: Discourse,
    root: Path,
    asked: Sequence[Asked],
    *,
    since: datetime | None = None,
    kill_at: int = 0,
    seconds: float = 2400,
    dry: bool = False,
) -> Looked:
    """One run of the command, killed before that request."""
    looked, requests, ended = Looked(), 0, list[str]()

    def send(request: Request) -> Response:
        nonlocal requests
        requests += 1
        if requests == kill_at:
            ended.append("killed")
            raise Killed
        assert not request.with_key, "it is read as anybody"
        return forum(request)

    now = BEGAN + timedelta(seconds=forum.clock.now())
    refresher = Refresher(
        connection=Connection(FORUM, send, Pace(forum.clock, WITHOUT_KEY, seconds, lambda *_: None), has_key=False),
        snapshot=read_snapshot(root),
        reading=Reading(FORUM, ZoneInfo("UTC"), now.date()),
        now=now,
        keep=lambda snapshot: None if ended else write_snapshot(root, snapshot),
        report=looked,
        found=looked.found,
    )
    try:
        refresher.refresh(asked, since, dry=dry)
    except Killed:
        looked.ended = "killed"
    except (NoTimeLeft, ForumAway, MembersOnly) as reason:
        looked.ended = type(reason).__name__
    return looked


def talk(forum: Discourse, number: int, replies: int = 0, title: str = "") -> None:
    """A topic of a person with so many replies."""
    forum.topics[number] = ForumTopic(number, title or f"Topic {number}", 5, "", [])
    forum.say(number, "ada", "What I want to talk about.")
    for reply in range(replies):
        forum.say(number, f"user{reply}", f"{LONG} {reply}", likes=reply)


def topics(root: Path) -> dict[str, Topic]:
    return read_topics(root)[0]


def test_topics_that_entries_name_are_read(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7, replies=2, title="A walk")
    forum.topics[7].closed = True
    refresh(forum, tmp_path, [Asked("a.md", "7")])

    [topic] = topics(tmp_path).values()
    assert (topic.title, topic.posts, topic.closed, topic.as_of) == ("A walk", 3, True, date(2027, 1, 10))
    assert (topic.url, topic.last_posted_at) == (f"{FORUM}/t/a-walk/7", BEGAN)
    assert [(reply.author, reply.url) for reply in topic.best] == [
        ("user0", f"{FORUM}/t/a-walk/7/2"),
        ("user1", f"{FORUM}/t/a-walk/7/3"),
    ]


def test_topics_that_were_opened_for_entries_are_found_by_their_identifiers(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.say(101, "ada", LONG)
    forum.say(101, BOT, "It is cancelled, says the one that opened it.")
    refresh(forum, tmp_path, [Asked("a.md", about=wanted("walk").external_id), Asked("b.md", about="b-1")])

    [topic] = topics(tmp_path).values()
    assert (topic.id, topic.external_id, topic.posts) == ("101", wanted("walk").external_id, 2)
    assert [reply.author for reply in topic.best] == ["ada"]


def test_of_a_long_topic_the_forum_says_how_many_and_which_are_best(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7, replies=40)
    forum.say(7, "system", "closed", type=3)
    refresh(forum, tmp_path, [Asked("a.md", "7")])

    [topic] = topics(tmp_path).values()
    assert topic.replies == 40
    assert [reply.author for reply in topic.best] == ["user37", "user38", "user39"]


def test_nothing_new_costs_one_request(tmp_path: Path) -> None:
    forum = Discourse()
    for number in range(1, 30):
        talk(forum, number, replies=1)
    asked = [Asked(f"{number}.md", str(number)) for number in range(1, 30)]
    refresh(forum, tmp_path, asked)
    forum.clock.sleep(3600)
    before, known = len(forum.requests), topics(tmp_path)
    looked = refresh(forum, tmp_path, asked)

    assert (len(forum.requests) - before, looked.found.looked) == (1, 0)
    assert topics(tmp_path) == known


def test_where_somebody_wrote_is_looked_at_in_the_next_hour_and_the_rest_in_a_day(tmp_path: Path) -> None:
    forum = Discourse()
    for number in range(1, 30):
        talk(forum, number)
    asked = [Asked(f"{number}.md", str(number)) for number in range(1, 30)]
    refresh(forum, tmp_path, asked)
    forum.clock.sleep(3600)
    forum.say(9, "grace", LONG)
    hour = refresh(forum, tmp_path, asked)
    forum.clock.sleep(86_400)
    forum.topics[3].closed = True
    day = refresh(forum, tmp_path, asked)

    assert (hour.found.looked, day.found.looked) == (1, 29)
    assert (topics(tmp_path)["9"].replies, topics(tmp_path)["3"].closed) == (1, True)


def test_since_a_day_only_what_was_said_since_then_is_looked_at(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 1)
    talk(forum, 2)
    asked = [Asked("1.md", "1"), Asked("2.md", "2")]
    refresh(forum, tmp_path, asked)
    forum.clock.sleep(40 * 86_400)
    forum.say(2, "grace", LONG)
    looked = refresh(forum, tmp_path, asked, since=BEGAN + timedelta(days=30))

    assert looked.found.looked == 1
    assert {number: topic.replies for number, topic in topics(tmp_path).items()} == {"1": 0, "2": 1}


def test_the_list_is_read_as_far_back_as_the_last_run(tmp_path: Path) -> None:
    forum = Discourse()
    for number in range(1, 200):
        talk(forum, number)
    asked = [Asked("1.md", "1")]
    forum.clock.sleep(4 * 3600)
    refresh(forum, tmp_path, asked)
    for number in range(1, 71):
        forum.clock.sleep(1)
        forum.say(number, "grace", LONG)
    before = len(forum.requests)
    refresh(forum, tmp_path, asked)

    assert [path for _, path in forum.requests[before:]] == ["/latest.json"] * 3 + ["/t/1.json"]


# --- What is not there, or not for everybody ---


def test_what_was_deleted_is_shown_no_more(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7, replies=1)
    refresh(forum, tmp_path, [Asked("a.md", "7")])
    forum.topics[7].deleted = True
    forum.clock.sleep(86_400)
    looked = refresh(forum, tmp_path, [Asked("a.md", "7")])

    assert topics(tmp_path) == {}
    assert looked.said == ["a.md: its topic 7 is not there, or not for everybody to read"]


def test_what_no_entry_names_any_more_is_forgotten(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7)
    refresh(forum, tmp_path, [Asked("a.md", "7")])
    refresh(forum, tmp_path, [])

    assert (topics(tmp_path), read_snapshot(tmp_path).looks) == ({}, {})


def test_a_forum_for_members_is_told_once(tmp_path: Path) -> None:
    forum = Discourse(members_only=True)
    looked = refresh(forum, tmp_path, [Asked(f"{number}.md", str(number)) for number in range(1, 9)])

    assert (looked.ended, looked.said, len(forum.requests)) == ("MembersOnly", [], 1)


# --- What fails ---


@pytest.mark.parametrize("fault", ["html", "html-200", "500", "dropped", "parked"])
def test_a_failure_keeps_what_was_known_and_says_so(tmp_path: Path, fault: str) -> None:
    forum = Discourse()
    for number in (1, 2, 3):
        talk(forum, number, replies=1)
    asked = [Asked(f"{number}.md", str(number)) for number in (1, 2, 3)]
    refresh(forum, tmp_path, asked)
    known = topics(tmp_path)
    forum.clock.sleep(86_400)
    forum.say(2, "grace", LONG)
    forum.faults.extend(["", "", *[fault] * 4])
    looked = refresh(forum, tmp_path, asked)

    assert (looked.found.kept, looked.found.looked) == (1, 2)
    assert len(looked.said) == 1
    assert looked.said[0].endswith("what was known of its topic stays")
    assert topics(tmp_path).keys() == known.keys()
    assert refresh(forum, tmp_path, asked).found.looked == 1, "the next run asks again"


@pytest.mark.parametrize("fault", ["html", "parked", "dropped"])
def test_a_forum_that_is_away_leaves_the_snapshot_as_it_is(tmp_path: Path, fault: str) -> None:
    forum = Discourse()
    talk(forum, 7, replies=1)
    refresh(forum, tmp_path, [Asked("a.md", "7")])
    before = (tmp_path / PATH).read_bytes()
    forum.clock.sleep(86_400)
    forum.faults.extend([fault] * 100)

    assert refresh(forum, tmp_path, [Asked("a.md", "7")]).ended == "ForumAway"
    assert (tmp_path / PATH).read_bytes() == before


@pytest.mark.parametrize(("kill_at", "asked_again"), [(1, 131), (2, 131), (60, 131), (110, 31), (131, 31)])
def test_a_run_that_is_killed_at_any_request_goes_on_from_there(tmp_path: Path, kill_at: int, asked_again: int) -> None:
    forum, other = Discourse(), tmp_path / "other"
    other.mkdir()
    for number in range(1, 131):
        talk(forum, number)
    asked = [Asked(f"{number}.md", str(number)) for number in range(1, 131)]
    refresh(forum, tmp_path, asked)

    killed = refresh(forum, other, asked, kill_at=kill_at)
    before = len(forum.requests)
    refresh(forum, other, asked)

    assert (killed.ended, len(forum.requests) - before) == ("killed", asked_again)
    assert topics(other) == topics(tmp_path)


def test_a_run_that_has_no_time_left_goes_on_in_the_next(tmp_path: Path) -> None:
    forum = Discourse()
    for number in range(1, 700):
        talk(forum, number)
    asked = [Asked(f"{number}.md", str(number)) for number in range(1, 700)]
    first = refresh(forum, tmp_path, asked, seconds=120)
    second = refresh(forum, tmp_path, asked)

    assert (first.ended, second.ended) == ("NoTimeLeft", "")
    assert first.found.looked + second.found.looked == len(topics(tmp_path)) == 699


def test_a_dry_run_says_how_much_is_due_and_writes_nothing(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7)
    looked = refresh(forum, tmp_path, [Asked("a.md", "7")], dry=True)

    assert (looked.found.due, (tmp_path / PATH).exists(), len(forum.requests)) == (1, False, 1)


def test_a_snapshot_that_is_spoilt_is_made_anew(tmp_path: Path) -> None:
    forum = Discourse()
    talk(forum, 7)
    write_snapshot(tmp_path, Snapshot(looks={"7": "yesterday", "8": 7}, listed_at="never"))
    refresh(forum, tmp_path, [Asked("a.md", "7")])
    (tmp_path / PATH).write_text("{", "utf-8")
    refresh(forum, tmp_path, [Asked("a.md", "7")])

    assert list(topics(tmp_path)) == ["7"]


# --- Two thousand ---


def test_two_thousand_topics_are_looked_at_within_what_a_forum_allows(tmp_path: Path) -> None:
    forum = Discourse(limit_per_minute=200)
    for number in range(1, 2001):
        talk(forum, number)
    forum.clock.sleep(7200)
    begun = forum.clock.now()
    asked = [Asked(f"{number}.md", str(number)) for number in range(1, 2001)]
    first = refresh(forum, tmp_path, asked)
    minutes, requests = (forum.clock.now() - begun) / 60, len(forum.requests)

    assert (first.ended, first.found.looked, requests) == ("", 2000, 2001)
    assert 11 <= minutes < 13
    found = []
    for hours in (2, 1, 24):
        forum.clock.sleep(hours * 3600)
        for number in range(1, 11):
            forum.say(number, "grace", LONG)
        before = len(forum.requests)
        found.append((refresh(forum, tmp_path, asked).found.looked, len(forum.requests) - before))

    # In an hour where somebody wrote, and a page of the list; all of them once a day.
    assert found == [(10, 11), (10, 11), (2000, 2001)]
