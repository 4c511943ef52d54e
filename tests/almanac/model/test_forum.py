"""A topic of the forum."""

from __future__ import annotations

import pytest

from almanac.model.forum import Topic


@pytest.mark.parametrize(("posts", "replies"), [(0, 0), (1, 0), (2, 1), (40, 39)])
def test_replies_are_the_posts_after_the_first(posts: int, replies: int) -> None:
    assert Topic("1", "A topic", "https://forum.example.org/t/1", posts).replies == replies
