"""Values that the settings decide: what is read, what is refused, and the remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.values.site_values import discussion, story_category

SITE = Site("Almanac", "", categories=("News", "Lessons"), forum_url="https://forum.example.org/base").reading
NO_FORUM = Site("Almanac", "").reading
MANY = Site("Almanac", "", categories=tuple(f"Category {letter}" for letter in "abcdefghijklmnop")).reading


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


FORUM = "https://forum.example.org/base"


@pytest.mark.parametrize(
    "path",
    [
        "/t/closing/3184", "/t/3184", "/t/closing/3184/7", "/t/closing/3184/", "/t/3184#reply", "/t/%D0%B0/3184",
        "/t/łódź/3184", "/t/closing/3184?u=ann", "/d/12", "/d/12-closing/3", "/topic/12/closing", "/viewtopic.php?t=12",
        "/viewtopic.php?f=3&t=12",
    ],
)  # fmt: skip
def test_the_address_of_a_topic_is_one(path: str) -> None:
    assert discussion(f"{FORUM}{path}", SITE) == f"{FORUM}{path}"


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "/logout", "/session/sso?return_path=https://evil.example", "/u/ann", "/admin", "/t/", "/t/closing",
        "/t/closing/0", "/t/../3184", "/t/%2e%2e/3184", "/t/%2E./3184", "/t/a/3184/../../../logout",
        "/t/a%2F..%2F..%2Flogout/1", "/t/a%5C../3184", "/t/a/3184?redirect=x", "/t/a/3184.json", "/t/a/b/3184",
        "/c/news/3184", "/new-topic?title=x", "/uploads/3184", "/viewtopic.php?t=12&view=x", "line/t/3184", "//t/3184",
        "/T/%00/3184.",
    ],
)  # fmt: skip
def test_another_page_of_the_forum_is_no_topic(path: str) -> None:
    assert fault_of(discussion, f"{FORUM}{path}", SITE)[0] == f"`{FORUM}{path}` is a page of the forum, and no topic"


@pytest.mark.parametrize(
    "address", ["https://ann@forum.example.org/base/t/3184", "https://forum.example.org:8443/base/t/3184"]
)
def test_a_topic_stands_on_the_forum_itself(address: str) -> None:
    assert fault_of(discussion, address, SITE)[0] == f"`{address}` is a page of the forum, and no topic"
