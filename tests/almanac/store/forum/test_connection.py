"""Questions are asked again, what changes something is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from discourse import BOT, Discourse, FakeClock
from telling import FORUM, NOTHING

from almanac.forum.answers import Moved, NotThere, Refused, Response, Said, Unclear
from almanac.forum.sendings import Action, Sending
from almanac.store.forum.connection import (
    ActionLater,
    Connection,
    Elsewhere,
    ForumAway,
    KeyRefused,
    NoAnswer,
    Request,
    prove_key,
)
from almanac.store.forum.pace import WITH_KEY, NoTimeLeft, Pace

OPENING = Sending(Action.CREATE, "POST", "/posts.json", {
    "title": "The story of a walk", "raw": "What it is about, in a sentence.", "category": 5, "external_id": "a-1",
})  # fmt: skip


def connection(send: Callable[[Request], Response], clock: FakeClock, *, has_key: bool = True) -> Connection:
    return Connection(FORUM, send, Pace(clock, WITH_KEY, 3600, lambda *_: None), has_key=has_key)


def to(forum: Discourse, *, has_key: bool = True) -> Connection:
    return connection(forum, forum.clock, has_key=has_key)


@pytest.mark.parametrize("fault", ["html", "html-200", "500", "dropped", "lost"])
def test_a_question_is_asked_again_until_the_answer_is_clear(fault: str) -> None:
    forum = Discourse()
    forum.faults.extend([fault] * 3)

    assert isinstance(to(forum).ask("/latest.json"), Said)
    assert (len(forum.requests), forum.clock.now()) == (4, 40)


def test_an_answer_that_stays_unclear_is_given_and_the_third_of_them_means_that_the_forum_is_away() -> None:
    forum = Discourse()
    forum.faults.extend(["html"] * 12)
    asked = to(forum)

    assert [type(asked.ask("/latest.json")) for _ in range(2)] == [Unclear, Unclear]
    with pytest.raises(ForumAway, match="status 502 with a page of HTML"):
        asked.ask("/latest.json")


@pytest.mark.parametrize("fault", ["html", "500", "dropped", "lost"])
def test_what_changes_something_is_sent_once(fault: str) -> None:
    forum = Discourse()
    forum.faults.append(fault)

    assert isinstance(to(forum).tell(OPENING), Unclear)
    assert len(forum.requests) == 1


@pytest.mark.parametrize(("fault", "seconds"), [("limited", 11.5), ("html-429", 7.5), ("action-limited", 15.5)])
def test_a_limit_is_waited_for(fault: str, seconds: float) -> None:
    forum = Discourse()
    forum.faults.append(fault)

    assert isinstance(to(forum).tell(OPENING), Said)
    assert forum.clock.now() == seconds


def test_a_limit_of_an_action_that_lasts_is_of_that_action_alone() -> None:
    forum = Discourse(per_day=1)
    asked = to(forum)
    asked.tell(OPENING)
    second = Sending(
        Action.CREATE, "POST", "/posts.json", {**OPENING.json, "external_id": "a-2", "title": "Another story"}
    )
    for _ in range(2):
        with pytest.raises(ActionLater) as later:
            asked.tell(second)
    reply = Sending(Action.REPLY, "POST", "/posts.json", {"topic_id": 101, "raw": "A reply."})

    assert (later.value.action, asked.later, asked.requests) == (Action.CREATE, {Action.CREATE}, 2)
    assert isinstance(asked.tell(reply), Said)


def test_a_limit_without_end_ends_with_the_run() -> None:
    forum = Discourse()
    forum.faults.extend(["limited"] * 1000)

    with pytest.raises(NoTimeLeft):
        to(forum).ask("/latest.json")


def test_as_anybody_nothing_is_sent_with_the_key() -> None:
    sent: list[Request] = []

    def send(request: Request) -> Response:
        sent.append(request)
        return Response(200, {}, "{}")

    asked = connection(send, FakeClock())
    asked.ask("/latest.json", as_anybody=True)
    asked.ask("/latest.json")
    connection(send, FakeClock(), has_key=False).ask("/latest.json")

    assert [request.with_key for request in sent] == [False, True, False]


def test_what_leads_to_no_topic_leads_elsewhere() -> None:
    asked = connection(lambda _: Response(302, {"location": "https://new.example/login"}), FakeClock())
    with pytest.raises(Elsewhere, match="/login"):
        asked.ask("/latest.json")

    to_topic = connection(lambda _: Response(301, {"location": f"{FORUM}/t/a/7.json"}), FakeClock())
    assert to_topic.ask("/t/external_id/a-1.json") == Moved("7", f"{FORUM}/t/a/7.json")


def test_a_key_that_counts_is_told_that_nothing_is_there() -> None:
    forum = Discourse()
    prove_key(to(forum), NOTHING)

    assert forum.requests == [("GET", f"/t/external_id/{NOTHING}.json")]


@pytest.mark.parametrize(
    ("response", "error"),
    [
        (Response(403, {}, '{"errors": ["The API username or key is invalid."]}'), KeyRefused),
        (Response(422, {}, '{"errors": ["No."]}'), KeyRefused),
        (Response(502, {"content-type": "text/html"}, "<html>"), ForumAway),
        (Response(200, {}, "{}"), ForumAway),
    ],
)
def test_a_key_that_does_not_count_and_a_forum_that_is_none(response: Response, error: type[Exception]) -> None:
    with pytest.raises(error):
        prove_key(connection(lambda _: response, FakeClock()), NOTHING)


def test_other_answers_are_given_as_they_are() -> None:
    forum = Discourse()
    asked = to(forum)

    assert isinstance(asked.ask("/t/7.json"), NotThere)
    assert isinstance(
        asked.tell(Sending(Action.CREATE, "POST", "/posts.json", {**OPENING.json, "title": "x"})), Refused
    )


def test_no_answer_has_the_reason() -> None:
    def send(_: Request) -> Response:
        raise NoAnswer("no answer in time")

    assert connection(send, FakeClock()).tell(OPENING) == Unclear("no answer in time")
    assert BOT
