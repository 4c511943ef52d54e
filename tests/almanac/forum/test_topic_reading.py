"""How much people said in a topic, when, and what was best, is read as the forum says it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.forum.topic_reading import MOST, Listed, Reading, is_last_page, listed
from almanac.model.forum import Reply, Topic

FORUM = "https://forum.example.org"
READING = Reading(FORUM, ZoneInfo("Asia/Tokyo"), date(2027, 1, 11))
LATE = "2027-01-09T20:00:00.000Z"  # in Tokyo it is the next day


def post(number: int, words: str = "Words that are long enough to quote.", **values: Any) -> dict[str, Any]:
    return {"id": 100 + number, "post_number": number, "username": f"user{number}", "cooked": f"<p>{words}</p>",
            "created_at": LATE, "post_type": 1, "score": 1.0, **values}  # fmt: skip


def topic(*posts: dict[str, Any], stream: int = 0, **values: Any) -> dict[str, Any]:
    ids = list(range(stream or len(posts)))
    shown = {"posts": list(posts), "stream": ids}
    return {"id": 7, "title": "A  walk", "slug": "a-walk", "posts_count": len(ids), "last_posted_at": LATE,
            "closed": False, "archived": False, "post_stream": shown, **values}  # fmt: skip


def read(said: object, about: str = "") -> Topic:
    found = READING.topic(said, about)
    assert found is not None
    return found[0]


def test_a_topic_is_read() -> None:
    assert READING.topic(topic(post(1), post(2))) == (
        Topic(
            id="7",
            title="A walk",
            url=f"{FORUM}/t/a-walk/7",
            posts=2,
            last_posted_at=datetime(2027, 1, 9, 20, tzinfo=UTC),
            closed=False,
            as_of=date(2027, 1, 11),
            best=(
                Reply(
                    "user2", date(2027, 1, 10), f"{FORUM}/t/a-walk/7/2", "<p>Words that are long enough to quote.</p>"
                ),
            ),
        ),
        None,
    )


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(post(2, post_type=3), id="this topic was closed"),
        pytest.param(post(2, post_type=4), id="a whisper of the staff"),
        pytest.param(post(2, hidden=True), id="flagged by many"),
        pytest.param(post(2, deleted_at=LATE), id="deleted"),
        pytest.param(post(2, user_deleted=True), id="deleted by its author"),
        pytest.param(post(2, user_id=-1, username="system"), id="the system"),
        pytest.param({"id": 1}, id="no post"),
    ],
)
def test_what_no_person_says_is_not_counted(odd: dict[str, Any]) -> None:
    whole = read(topic(post(1), odd, post(3)))

    assert (whole.posts, whole.replies, [reply.author for reply in whole.best]) == (2, 1, ["user3"])


def test_what_our_account_tells_in_a_topic_that_it_opened_is_not_counted() -> None:
    said = topic(post(1, username="almanac"), post(2, username="Almanac"), post(3))

    assert (read(said, "a-1").posts, read(said).posts) == (2, 3)
    assert read(said, "a-1").external_id == "a-1"


def test_the_best_are_those_that_the_forum_thinks_most_of_in_the_order_in_which_they_were_said() -> None:
    scores = {2: 5.0, 3: 90.0, 4: 0.0, 5: 40.0, 6: 5.0}
    whole = read(topic(post(1), *(post(number, score=score) for number, score in scores.items())))

    assert [reply.author for reply in whole.best] == ["user2", "user3", "user5"]
    assert len(whole.best) == MOST


def test_without_scores_likes_decide() -> None:
    likes = [post(n, score=None, actions_summary=[{"id": 2, "count": n}, {"id": 3, "count": 99}]) for n in (2, 3, 4, 5)]

    assert [reply.author for reply in read(topic(post(1), *likes)).best] == ["user3", "user4", "user5"]


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(post(2, "Thanks!"), id="a word of thanks"),
        pytest.param(post(2, trust_level=0), id="somebody whom the forum does not know yet"),
        pytest.param(post(2, username="<b>ann</b>"), id="a name that is none"),
        pytest.param(post(2, created_at="yesterday"), id="no day"),
        pytest.param(post(2, cooked='<img src="x">'), id="a picture alone"),
    ],
)
def test_what_is_not_worth_quoting_is_counted_only(odd: dict[str, Any]) -> None:
    whole = read(topic(post(1), odd))

    assert (whole.replies, whole.best) == (1, ())


def test_of_a_long_topic_the_rest_has_to_be_asked_for() -> None:
    said = topic(*(post(number) for number in range(1, 21)), stream=50)
    whole, own = READING.topic(said, "a-1") or (None, None)
    best = READING.best({"filtered_posts_count": 41, "posts": [post(30), post(44)]}, f"{FORUM}/t/a-walk/7", "")

    assert (whole and whole.best, own) == ((), "user1")
    assert best is not None
    assert (best[0], [reply.url for reply in best[1]]) == (41, [f"{FORUM}/t/a-walk/7/30", f"{FORUM}/t/a-walk/7/44"])
    assert READING.best({"error": 1}, FORUM, "") is None


@pytest.mark.parametrize(
    ("values", "closed"), [({}, False), ({"closed": True}, True), ({"archived": True}, True), ({"closed": "no"}, False)]
)
def test_a_topic_may_be_closed(values: dict[str, Any], closed: bool) -> None:
    assert read(topic(post(1), **values)).closed is closed


@pytest.mark.parametrize("slug", ["a/../b", "a b", "", None, "ä", "a?b"])
def test_a_slug_that_is_none_stays_out_of_the_address(slug: object) -> None:
    assert read(topic(post(1), slug=slug)).url == f"{FORUM}/t/7"


@pytest.mark.parametrize("said", [None, [], {}, {"id": "7"}, {"id": True}, {"id": 7, "deleted_at": LATE}])
def test_what_is_no_topic_is_none(said: object) -> None:
    assert READING.topic(said) is None


def test_a_list_says_where_somebody_wrote() -> None:
    row = {"id": 7, "posts_count": 3, "last_posted_at": LATE, "bumped_at": LATE, "pinned": True}
    said = {"topic_list": {"topics": [row, {"id": "x"}, None], "more_topics_url": "/latest?page=1"}}

    assert [*listed(said)] == [Listed("7", 3, LATE, datetime(2027, 1, 9, 20, tzinfo=UTC), is_pinned=True)]
    assert not is_last_page(said)
    assert is_last_page({"topic_list": {"topics": []}})
    assert (list(listed([])), is_last_page(None)) == ([], True)
