"""What goes over the wire, letter for letter."""

from __future__ import annotations

from almanac.forum.announcement import Announcement
from almanac.forum.decisions import Edit, Post
from almanac.forum.marker import Mark, digest_of_title, mark_of
from almanac.forum.sendings import editing, opening, replying

WALK = Announcement("a-1", "events/walk.md", "event", "Walk", 7, "https://example.org/", ("Walk (2027)",), "A walk.",
                    "f2", news="cancelled", reply="**Cancelled: Walk**")  # fmt: skip
POST = Post(70, 1, "The text as it is.")


def test_a_topic_is_opened_with_its_identifier() -> None:
    sending = opening(WALK, "Walk (2027)")

    assert (sending.method, sending.path) == ("POST", "/posts.json")
    assert {**sending.json, "raw": ""} == {
        "title": "Walk (2027)", "raw": "", "category": 7, "external_id": "a-1", "auto_track": False,
    }  # fmt: skip
    assert sending.json["raw"].startswith("A walk.\n\n<!-- almanac about=a-1 ")
    mark = mark_of(sending.json["raw"])
    assert mark == Mark("a-1", "f2", begun="cancelled", title=digest_of_title("Walk (2027)"))


def test_a_post_is_changed_only_if_it_still_has_the_text_that_was_seen() -> None:
    old = Mark("a-1", "f1", begun="", title="t")
    with_title = editing(WALK, Edit(POST, old, with_title=True), "Long walk (2027)")
    without = editing(WALK, Edit(POST, old, with_title=False))

    assert (with_title.method, with_title.path) == ("PUT", "/posts/70.json")
    assert with_title.json["post"]["original_text"] == "The text as it is."
    assert (with_title.json["title"], "title" in without.json) == ("Long walk (2027)", False)
    assert mark_of(with_title.json["post"]["raw"]) == Mark("a-1", "f2", title=digest_of_title("Long walk (2027)"))
    assert mark_of(without.json["post"]["raw"]) == Mark("a-1", "f2", title="t")
    assert without.json["bypass_bump"] is True


def test_a_reply_says_which_news_it_is() -> None:
    sending = replying(WALK, "7")

    assert (sending.method, sending.path, sending.json["topic_id"]) == ("POST", "/posts.json", 7)
    assert mark_of(sending.json["raw"]) == Mark("a-1", reply="cancelled")
