"""A topic of the forum."""

from __future__ import annotations

import pytest

from almanac.model.forum import Topic, external_id


@pytest.mark.parametrize(("posts", "replies"), [(0, 0), (1, 0), (2, 1), (40, 39)])
def test_replies_are_the_posts_after_the_first(posts: int, replies: int) -> None:
    assert Topic("1", "A topic", "https://forum.example.org/t/1", posts).replies == replies


def test_an_identifier_is_the_same_for_ever() -> None:
    assert (
        external_id("almanac.example.org", "/2026/11/09/gatherings-since-2005/")
        == "7180d0b4-bb18-560b-bb00-d26d3b110acc"
    )


@pytest.mark.parametrize(
    ("domain", "identity"), [("a.example.org", "x"), ("b.example.org", "x"), ("a.example.org", "łódź@a" * 99)]
)
def test_an_identifier_is_what_a_forum_takes(domain: str, identity: str) -> None:
    identifier = external_id(domain, identity)
    assert len(identifier) <= 50
    assert set(identifier) <= set("0123456789abcdef-")
