"""Values that the settings decide: what is read, what is refused, and the remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.values.site_values import discussion, story_category

SITE = Site("Almanac", "", categories=("News", "Lessons"), forum_url="https://forum.example.org/base")
NO_FORUM = Site("Almanac", "")
MANY = Site("Almanac", "", categories=tuple(f"Category {letter}" for letter in "abcdefghijklmnop"))


def fault_of(read: Callable[..., object], text: str, site: Site) -> tuple[str, str]:
    """What is wrong with a value, and the remedy."""
    with pytest.raises(Fault) as caught:
        read(text, site)
    return caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        pytest.param("3184", SITE, "3184", id="a number"),
        pytest.param("https://forum.example.org/t/1", SITE, "https://forum.example.org/t/1", id="an address"),
        pytest.param(
            "https://anywhere.org/t/1", NO_FORUM, "https://anywhere.org/t/1", id="any address without a forum"
        ),
    ],
)
def test_a_discussion_is_a_topic_of_the_forum(text: str, site: Site, expected: str) -> None:
    assert discussion(text, site) == expected


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        pytest.param(
            "https://forum.example.org.evil.org/t/1",
            "`https://forum.example.org.evil.org/t/1` is not on the forum",
            "other places belong in `also_discussed`; the forum is https://forum.example.org/base",
            id="another host",
        ),
        pytest.param(
            "topic 12",
            "`topic 12` is not a topic of the forum",
            "write `12`",
            id="words",
        ),
        pytest.param(
            "²",
            "`²` is not a topic of the forum",
            "write a topic's number, such as `3184`, or its full address",
            id="no digit",
        ),
    ],
)
def test_a_discussion_elsewhere_is_a_fault(text: str, message: str, hint: str) -> None:
    assert fault_of(discussion, text, SITE) == (message, hint)


@pytest.mark.parametrize(
    ("text", "site", "hint"),
    [
        pytest.param("news", SITE, "did you mean `News`?", id="in small letters"),
        pytest.param("Zebra", SITE, "one of: News, Lessons", id="nothing near"),
        pytest.param("Zebra", MANY, "see CATEGORIES in pelicanconf.py", id="nothing near among many"),
    ],
)
def test_an_unknown_category_is_a_fault(text: str, site: Site, hint: str) -> None:
    assert fault_of(story_category, text, site) == (f"`{text}` is not a category", hint)
