"""What the pages of an archived forum say."""

from __future__ import annotations

import json

from almanac.model.forum_archive import ABOUT, ForumArchive, path_of_topic
from almanac.model.site import Site
from almanac.read.entries.forum_archive import read_forum_archive
from almanac.render.forum_archive import addresses_of_forum, categories, topic_card, topic_view
from almanac.render.views.parts import Label

SITE = Site("A", "https://a.example/site")


def archive() -> ForumArchive:
    posts = [
        {"number": 1, "author": "Ada", "day": "2019-05-03", "html": "<p>One</p>"},
        {"number": 2, "author": "Ben", "day": "2019-05-03", "html": "<p>Two</p>", "answers": 1},
        {"number": 5, "day": "2019-05-04", "html": '<a href="/t/x/2/9">Three</a>', "answers": 1},
        {"number": 6, "author": "Ada", "day": "2019-05-04", "html": '<a href="/t/x/1/2">Four</a>', "answers": 4},
    ]
    topic = {"id": 1, "slug": "one", "title": "One", "category": 5, "posts": posts}
    other = {"id": 2, "title": "Two", "posts": posts[:1]}
    forum = {"name": "F", "address": "https://f.example", "saved": "2026-11-30", "categories": [
        {"id": 4, "name": "Empty"}, {"id": 5, "name": "General", "slug": "general"}]}  # fmt: skip
    read, problems = read_forum_archive(
        {ABOUT: json.dumps(forum).encode()}
        | {path_of_topic(int(str(one["id"]))): json.dumps(one).encode() for one in (topic, other)}
    )
    assert read is not None, problems
    return read


def test_a_post_names_whom_it_answers_unless_that_stands_right_above_or_is_not_there() -> None:
    view = topic_view(archive(), archive().by_id[1], SITE)
    assert [(post.anchor, post.answered, post.answered_author) for post in view.posts] == [
        ("post_1", "", ""),
        ("post_2", "", ""),
        ("post_5", "post_1", "Ada"),
        ("post_6", "", ""),
    ]


def test_a_link_leads_to_a_post_where_that_is_here_and_to_its_topic_where_not() -> None:
    view = topic_view(archive(), archive().by_id[1], SITE)
    assert [post.html for post in view.posts[2:]] == [
        '<a href="/site/forum/t/two/2/" rel="nofollow ugc">Three</a>',
        '<a href="/site/forum/t/one/1/#post_2" rel="nofollow ugc">Four</a>',
    ]


def test_lists_have_categories_with_topics_and_topics_their_days() -> None:
    card = topic_card(archive(), archive().by_id[1], "en")
    assert categories(archive()) == (Label("General", "/forum/c/general/5/", 1),)
    assert (card.address, card.count, card.last_day_text) == ("/forum/t/one/1/", 4, "4 May 2019")
    assert card.category == Label("General", "/forum/c/general/5/")
    assert topic_card(archive(), archive().by_id[2], "en").category is None


def test_every_page_has_its_address() -> None:
    assert [*addresses_of_forum(archive())] == [
        "/forum/", "/forum/c/general/5/", "/forum/t/one/1/", "/forum/t/two/2/"
    ]  # fmt: skip
