"""The link of a page to the forum."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.forum import Reply, Topic
from almanac.model.site import Site
from almanac.render.discussion import discussed_elsewhere, discussion
from almanac.render.views.parts import Discussion, Elsewhere, Quotation

FORUM = "https://forum.example.org"
SITE = Site(
    "Almanac",
    "https://example.org/site",
    zone=ZoneInfo("Asia/Tokyo"),
    forum_url=FORUM,
    forum_new_topic="Stories and events",
)
# In Tokyo it is the next day already.
LAST = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
TOPICS = {
    "3184": Topic("3184", "Closing", f"{FORUM}/t/closing/3184", posts=5, last_posted_at=LAST),
    "7": Topic("7", "Rules", f"{FORUM}/t/rules/7", posts=1, last_posted_at=LAST, closed=True),
    "9": Topic("9", "Undated", f"{FORUM}/t/undated/9", posts=3),
    "11": Topic(
        "11",
        "Quoted",
        f"{FORUM}/t/quoted/11",
        posts=2,
        as_of=date(2026, 3, 9),
        best=(Reply("ann", date(2026, 3, 8), f"{FORUM}/t/quoted/11/2", "<p>I was there.</p>"),),
    ),
}
LANG = "en"


def link(topic: str, site: Site = SITE, title: str = "Closing", address: str = "/2026/03/02/closing/") -> object:
    return discussion(site, title, address, topic, TOPICS, LANG)


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        pytest.param("3184", Discussion(f"{FORUM}/t/3184", replies=4, last_text="3 March 2026"), id="with replies"),
        pytest.param("7", Discussion(f"{FORUM}/t/7", replies=0, closed=True), id="closed, and nobody replied"),
        pytest.param("9", Discussion(f"{FORUM}/t/9", replies=2), id="the day of the last reply is not known"),
        pytest.param("1", Discussion(f"{FORUM}/t/1"), id="not in the snapshot"),
        pytest.param(
            "11",
            Discussion(
                f"{FORUM}/t/11",
                replies=1,
                as_of_text="9 March 2026",
                best=(Quotation("ann", f"{FORUM}/t/quoted/11/2", "2026-03-08", "8 March 2026", "<p>I was there.</p>"),),
            ),
            id="with a reply to quote",
        ),
    ],
)
def test_a_number_leads_to_its_topic(topic: str, expected: Discussion) -> None:
    assert link(topic) == expected


@pytest.mark.parametrize(
    ("address", "replies"),
    [
        pytest.param(f"{FORUM}/t/closing/3184", 4, id="slug and number"),
        pytest.param(f"{FORUM}/t/closing/3184/", 4, id="a slash at the end"),
        pytest.param(f"{FORUM}/t/closing/3184/9?u=jane#post_9", 4, id="one of its posts"),
        pytest.param(f"{FORUM}/t/3184/9", 4, id="one of its posts, without the slug"),
        pytest.param("https://FORUM.example.org/t/-/3184", 4, id="the host in capitals"),
        pytest.param(f"{FORUM}/t/closing", None, id="no number"),
        pytest.param(f"{FORUM}/c/3184", None, id="a category"),
        pytest.param(FORUM, None, id="the forum itself"),
        pytest.param("https://other.example/t/closing/3184", None, id="another forum"),
        pytest.param("https://forum.example.org:8443/t/closing/3184", None, id="another port"),
    ],
)
def test_an_address_stands_as_it_is_and_counts_by_its_number(address: str, replies: int | None) -> None:
    last_text = {4: "3 March 2026", None: ""}[replies]
    assert link(address) == Discussion(address, replies=replies, last_text=last_text)


def test_a_forum_may_lie_below_a_path() -> None:
    site = Site("Almanac", "https://example.org", forum_url="https://example.org/forum")
    address = "https://example.org/forum/t/closing/3184"
    assert link(address, site) == Discussion(address, replies=4, last_text="2 March 2026")


def test_without_a_topic_the_form_for_a_new_one_is_filled_in() -> None:
    url = (
        f"{FORUM}/new-topic?title=Closing%20%26%20%22moving%22%20on"
        "&body=https%3A%2F%2Fexample.org%2Fsite%2Fevents%2F%25C5%2582%25C3%25B3d%25C5%25BA%2F"
        "&category=Stories%20and%20events"
    )
    assert link("", title='Closing & "moving" on', address="/events/łódź/") == Discussion(url, is_new=True)


@pytest.mark.parametrize(
    ("site", "topic", "expected"),
    [
        pytest.param(Site("A", "https://example.org", forum_url=FORUM), "", None, id="new topics are switched off"),
        pytest.param(Site("A", "https://example.org", forum_new_topic="News"), "", None, id="no forum, a category"),
        pytest.param(Site("A", "https://example.org"), "3184", None, id="no forum, a number"),
        pytest.param(
            Site("A", "https://example.org"),
            "https://other.example/t/closing/3184",
            Discussion("https://other.example/t/closing/3184"),
            id="no forum, a full address",
        ),
    ],
)
def test_a_site_may_have_no_forum(site: Site, topic: str, expected: Discussion | None) -> None:
    assert link(topic, site) == expected


def test_of_other_places_a_page_says_what_their_archives_said() -> None:
    thread = "https://lists.example.org/list/talk@lists.example.org/thread/T1/"
    known = {thread: Topic(thread, "A walk", thread, posts=2, last_posted_at=LAST, as_of=date(2026, 3, 9))}
    places = discussed_elsewhere((thread, "https://social.example/@ada/1"), SITE, known, LANG)

    assert places == (
        Elsewhere(thread, "talk@lists.example.org", "A walk", 1, "3 March 2026", "9 March 2026"),
        Elsewhere("https://social.example/@ada/1", "@ada@social.example"),
    )
