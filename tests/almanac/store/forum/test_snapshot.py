"""The snapshot of the forum's topics: read where there is one, never a reason to stop."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from almanac.model.forum import Reply, Topic
from almanac.model.problem import Severity
from almanac.store.forum.snapshot import Snapshot, read_snapshot, read_topics, write_snapshot

URL = "https://forum.example.org/t/closing/3184"
GOOD = {"title": "Closing", "url": URL, "posts": 5, "last_posted_at": "2026-03-02T20:00:00.123Z", "closed": False}
MOMENT = datetime(2026, 3, 2, 20, 0, 0, 123000, tzinfo=UTC)


def write(root: Path, text: str | bytes) -> None:
    (root / ".almanac").mkdir()
    (root / ".almanac" / "forum.json").write_bytes(text if isinstance(text, bytes) else text.encode())


def test_topics_are_known_by_their_numbers(tmp_path: Path) -> None:
    write(tmp_path, json.dumps({"topics": {"3184": GOOD}}))
    assert read_topics(tmp_path) == ({"3184": Topic("3184", "Closing", URL, 5, MOMENT, closed=False)}, [])


def test_what_was_never_posted_in_or_closed_may_be_left_out(tmp_path: Path) -> None:
    write(tmp_path, json.dumps({"topics": {"7": {"title": "Rules", "url": URL, "posts": 1}}, "made": "2026-03-02"}))
    assert read_topics(tmp_path) == ({"7": Topic("7", "Rules", URL, 1, None, closed=False)}, [])


def test_no_snapshot_is_no_problem(tmp_path: Path) -> None:
    assert read_topics(tmp_path) == ({}, [])


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        pytest.param("", "", "cannot be read", id="an empty file"),
        pytest.param('{"topics": {"3184"', "", "cannot be read", id="cut off"),
        pytest.param(b'{"topics": {"\xff": {}}}', "", "cannot be read", id="not UTF-8"),
        pytest.param("[" * 100_000, "", "cannot be read", id="nested without end"),
        pytest.param("[]", "topics", "no topics", id="a list"),
        pytest.param("{}", "topics", "no topics", id="no topics at all"),
        pytest.param('{"topics": ["3184"]}', "topics", "no topics", id="topics in a list"),
    ],
)
def test_a_snapshot_that_cannot_be_read_is_a_warning(tmp_path: Path, text: str | bytes, field: str, said: str) -> None:
    write(tmp_path, text)
    topics, [problem] = read_topics(tmp_path)
    assert topics == {}
    assert (problem.path, problem.field, problem.severity) == (".almanac/forum.json", field, Severity.WARNING)
    assert said in problem.message


def test_a_folder_in_its_place_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / ".almanac" / "forum.json").mkdir(parents=True)
    topics, [problem] = read_topics(tmp_path)
    assert (topics, problem.severity) == ({}, Severity.WARNING)


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        pytest.param({**GOOD, "posts": "many"}, "topics.1.posts", id="posts that are no number"),
        pytest.param({**GOOD, "posts": -1}, "topics.1.posts", id="fewer posts than none"),
        pytest.param({**GOOD, "url": "javascript:alert(1)"}, "topics.1.url", id="an address that runs"),
        pytest.param({**GOOD, "last_posted_at": "2026-03-02T20:00:00"}, "topics.1.last_posted_at", id="no zone"),
        pytest.param({"title": "Closing"}, "topics.1.url", id="fields are missing"),
        pytest.param("Closing", "topics.1", id="no fields at all"),
    ],
)
def test_an_odd_topic_is_left_out_with_a_warning(tmp_path: Path, odd: object, field: str) -> None:
    write(tmp_path, json.dumps({"topics": {"1": odd, "3184": GOOD}}))
    topics, [problem] = read_topics(tmp_path)
    assert (list(topics), problem.field, problem.severity) == (["3184"], field, Severity.WARNING)


def test_many_odd_topics_are_one_warning(tmp_path: Path) -> None:
    write(tmp_path, json.dumps({"topics": {str(number): {} for number in range(500)}}))
    topics, [problem] = read_topics(tmp_path)
    assert topics == {}
    assert "499 more are left out" in problem.message


REPLY = {"author": "ann", "day": "2026-03-02", "url": f"{URL}/2", "html": "<p>I was there.</p>"}


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    reply = Reply("ann", date(2026, 3, 2), f"{URL}/2", "<p>I was <em>there</em>.</p>")
    topic = Topic("7", "Łódź", URL, 5, MOMENT, closed=True, as_of=date(2026, 3, 9), best=(reply,), external_id="a-1")
    snapshot = Snapshot({"7": topic, "8": Topic("8", "B", URL, 1)}, {"a-1": {"at": "x"}}, "2026-03-09T12:00:00+00:00")
    write_snapshot(tmp_path, snapshot)

    assert read_snapshot(tmp_path) == snapshot
    assert read_topics(tmp_path) == (snapshot.topics, [])


def test_what_a_reply_has_goes_through_the_gate_once_more(tmp_path: Path) -> None:
    hostile = {
        **REPLY,
        "html": "<p onclick='x()'>a<script>b</script><img src='https://t.org/x'></p><a href='/u/ann'>c</a>",
    }
    write(tmp_path, json.dumps({"topics": {"7": {**GOOD, "best": [hostile]}}}))
    [topic] = read_topics(tmp_path)[0].values()

    assert topic.best[0].html == '<p>a<img></p><a href="https://forum.example.org/u/ann">c</a>'


@pytest.mark.parametrize(
    "reply",
    [{**REPLY, "url": "javascript:alert(1)"}, {**REPLY, "day": "yesterday"}, {"author": "ann"}, 7],
)
def test_a_topic_with_an_odd_reply_is_left_out(tmp_path: Path, reply: object) -> None:
    write(tmp_path, json.dumps({"topics": {"7": {**GOOD, "best": [reply]}}}))
    topics, [problem] = read_topics(tmp_path)

    assert topics == {}
    assert problem.field.startswith("topics.7.best.0")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"topics": {}, "looks": [], "listed_at": 7}'])
def test_a_snapshot_that_is_spoilt_is_begun_anew(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    assert read_snapshot(tmp_path) == Snapshot()
