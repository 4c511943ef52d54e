"""A forum is saved as anybody may read it; what was saved is not asked for again, and what stops it loses nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from discourse import FakeClock

from almanac.forum.answers import Response
from almanac.model.forum_archive import ABOUT
from almanac.read.entries.forum_archive import read_forum_archive
from almanac.store.forum.archiver import Archiver, NothingToRead
from almanac.store.forum.connection import Connection, ForumAway, NoAnswer, Request
from almanac.store.forum.pace import WITHOUT_KEY, Pace

BASE = "https://forum.example.org"
DAY = date(2026, 11, 30)


@dataclass
class Forum:
    """A forum of so many topics, of which one has many posts; it stops to answer after ``last`` requests."""

    topics: dict[int, dict[str, Any]] = field(default_factory=dict)
    per_page: int = 3
    last: int = 10_000
    asked: list[str] = field(default_factory=list)
    is_closed: bool = False

    def send(self, request: Request) -> Response:
        self.asked.append(request.address.removeprefix(BASE))
        if len(self.asked) > self.last:
            raise NoAnswer("no connection")
        parts = urlsplit(request.address)
        said = None if self.is_closed else self._said(parts.path, parse_qs(parts.query))
        if said is None:
            return Response(403, {"content-type": "application/json"}, '{"errors": ["not permitted"]}')
        return Response(200, {"content-type": "application/json"}, json.dumps(said))

    def _said(self, path: str, query: dict[str, list[str]]) -> Any:
        if path == "/site.json":
            return {"categories": [{"id": 5, "name": "General", "slug": "general"}]}
        if path == "/latest.json":
            at = int(query["page"][0]) * self.per_page
            listed = [*self.topics.values()][at : at + self.per_page]
            more = {"more_topics_url": "/latest"} if at + self.per_page < len(self.topics) else {}
            keys = ("id", "posts_count", "last_posted_at")
            return {"topic_list": {"topics": [{key: topic[key] for key in keys} for topic in listed], **more}}
        number = int(path.split("/")[2].partition(".")[0])
        topic = self.topics.get(number)
        if topic is None or topic.get("secret"):
            return None
        if path.endswith("/posts.json"):
            wanted = {int(one) for one in query["post_ids[]"]}
            return {"post_stream": {"posts": [post for post in topic["all"] if post["id"] in wanted]}}
        return {**topic, "post_stream": {"posts": topic["all"][:20], "stream": [post["id"] for post in topic["all"]]}}


def topic(number: int, posts: int = 2, **more: Any) -> dict[str, Any]:
    made = [
        {"id": number * 1000 + n, "post_number": n, "username": "ada", "created_at": f"2019-05-0{1 + n % 9}T10:00:00Z",
         "cooked": f"<p>Post {n} of {number}</p>", "post_type": 1}
        for n in range(1, posts + 1)
    ]  # fmt: skip
    about = {"id": number, "title": f"Topic {number}", "slug": "x", "category_id": 5, "posts_count": posts}
    shown = {"last_posted_at": "2019-05-09T10:00:00Z", "archetype": "regular", "visible": True}
    return {**about, **shown, "all": made, **more}


def forum(count: int = 7, **more: Any) -> Forum:
    return Forum({number: topic(number) for number in range(1, count + 1)}, **more)


def archiver(root: Path, of: Forum) -> Archiver:
    clock = FakeClock()
    connection = Connection(BASE, of.send, Pace(clock, WITHOUT_KEY, 1e9, lambda *_: None), has_key=False)
    states = root / ".almanac" / "import" / "forum.json"
    return Archiver(connection, root, states, BASE, "A forum", "CC BY-SA 4.0", DAY, lambda *_: None)


def files(root: Path) -> dict[str, bytes]:
    folder = root / "content"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_topic_is_saved_with_all_its_posts_and_can_be_read(tmp_path: Path) -> None:
    of = forum()
    of.topics[9] = topic(9, posts=53)
    saved = archiver(tmp_path, of).save()
    archive, problems = read_forum_archive(files(tmp_path))
    assert archive is not None
    assert (saved.written, saved.same, problems) == (8, 0, [])
    assert (archive.name, archive.saved, [one.name for one in archive.categories]) == ("A forum", DAY, ["General"])
    assert sorted(archive.by_id) == [1, 2, 3, 4, 5, 6, 7, 9]
    assert [post.number for post in archive.by_id[9].posts(lambda *_: "")] == [*range(1, 54)]


def test_again_asks_for_no_topic_that_is_saved_and_changes_nothing(tmp_path: Path) -> None:
    of = forum()
    archiver(tmp_path, of).save()
    before = files(tmp_path)
    of.asked.clear()
    saved = archiver(tmp_path, of).save()
    assert (saved.written, saved.same) == (0, 7)
    assert not [path for path in of.asked if path.startswith("/t/")]
    assert files(tmp_path) == before


def test_a_topic_in_which_somebody_wrote_since_is_saved_anew(tmp_path: Path) -> None:
    of = forum()
    archiver(tmp_path, of).save()
    of.topics[3] = topic(3, posts=4)
    saved = archiver(tmp_path, of).save()
    assert (saved.written, saved.same) == (1, 6)


@pytest.mark.parametrize("last", [1, 2, 4, 6, 9])
def test_one_that_is_cut_off_goes_on_from_there(tmp_path: Path, last: int) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    archiver(whole, forum()).save()
    with suppress(ForumAway, NothingToRead):
        archiver(cut, forum(last=last)).save()
    assert files(cut) != files(whole)
    of = forum()
    archiver(cut, of).save()
    assert files(cut) == files(whole)


def test_what_is_not_for_everybody_any_more_goes_and_is_counted(tmp_path: Path) -> None:
    of = forum()
    archiver(tmp_path, of).save()
    of.topics[2] |= {"secret": True, "posts_count": 9}
    of.topics[3] |= {"visible": False, "posts_count": 9}
    saved = archiver(tmp_path, of).save()
    assert not [path for path in files(tmp_path) if path.endswith(("/2.json", "/3.json"))]
    assert saved.left_out.counts == {"topics: not for everybody": 1, "topics: not listed": 1}
    of.asked.clear()
    archiver(tmp_path, of).save()
    assert not [path for path in of.asked if path.startswith("/t/")]


def test_a_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    assert archiver(tmp_path, forum()).save(dry=True).written == 7
    assert files(tmp_path) == {}


def test_a_forum_for_members_alone_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        archiver(tmp_path, forum(is_closed=True)).save()
    assert ABOUT not in files(tmp_path)
