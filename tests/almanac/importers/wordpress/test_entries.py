"""Posts and pages as planned entries."""

from __future__ import annotations

from typing import Any

import pytest
from exports import BASE, Item, attachment, author, category, only, planned

from almanac.importers.plan import PlannedPicture

ANN = author("ann", "Ann Example")
NEWS = ("category", "news", "News &amp; views")


def test_a_post_is_a_story() -> None:
    item = Item(
        7,
        "Caf&eacute; <em>&amp;</em> bar",
        slug="caf%c3%a9",
        excerpt="Few words.",
        content="Many\n\nwords.",
        terms=[NEWS, ("post_tag", "walks", "Walks")],
        link=f"{BASE}/2021/03/02/caf%C3%A9/",
    )

    entry = only(ANN, item)

    assert (entry.kind, entry.key, entry.slug, entry.lang) == ("story", "post 7", "café", "en")
    assert entry.fields == {
        "title": "Café & bar",
        "date": "2021-03-02",
        "authors": ["Ann Example"],
        "category": "News & views",
        "tags": ["Walks"],
        "id": "https://old.example.org/?p=7",
    }
    assert entry.old_addresses == ("/2021/03/02/café/", "/?p=7")
    assert (entry.excerpt, entry.base) == ("Few words.", f"{BASE}/2021/03/02/caf%C3%A9/")
    assert entry.html() == "<p>Many</p>\n<p>words.</p>\n"
    assert entry.where.startswith("line ")
    assert entry.where.endswith('post 7 "Café & bar"')


@pytest.mark.parametrize(
    ("guid", "identity"),
    [
        ("http://old.example.org/?p=1", "http://old.example.org/?p=1"),
        ("http://old.example.org/?post_type=post&#038;p=1", "http://old.example.org/?post_type=post&p=1"),
        ("https://old.example.org/2021/03/02/item-1/", "https://old.example.org/2021/03/02/item-1/"),
        ("http://old.example.org/?p=2", None),
        ("copied from elsewhere", None),
        ("", None),
    ],
)
def test_feeds_know_a_story_as_they_did(guid: str, identity: str | None) -> None:
    text = str(Item(1)).replace(f"{BASE}/?p=1", guid.replace("&", "&amp;"))

    assert only(text).fields.get("id") == identity


def test_a_page_has_the_address_of_those_above_it() -> None:
    page = Item(8, "Team", type="page", slug="team", parent=7, link=f"{BASE}/about/team/")

    entry = only(page)

    assert (entry.kind, entry.slug, entry.fields) == ("page", "team", {"title": "Team"})
    assert entry.old_addresses == ("/about/team/", "/?page_id=8", "/?p=8")


def test_the_featured_picture_comes_with_its_words() -> None:
    said = {"_wp_attachment_image_alt": "A dam", "_media_credit": "Dora", "isc_image_licence": "CC BY 4.0"}
    file = attachment(5, "2021/dam-scaled.jpg", title="Dam", excerpt="At <b>night</b>", meta=said)

    [entry] = planned(file, Item(1, meta={"_thumbnail_id": "5"}))

    address = f"{BASE}/wp-content/uploads/2021/dam-scaled.jpg"
    paths = ("2021/dam-scaled.jpg", "2021/dam.jpg")
    assert entry.image == PlannedPicture(address, paths, "A dam", "At night", "Dam", "Dora", "CC BY 4.0")


@pytest.mark.parametrize(
    ("meta", "discussion"),
    [
        pytest.param({"discourse_topic_id": "77"}, 77, id="a number"),
        pytest.param(
            {"discourse_topic_id": "77", "discourse_permalink": "https://f.example/t/x/77"},
            "https://f.example/t/x/77",
            id="an address",
        ),
        pytest.param({"discourse_permalink": "javascript:alert(1)"}, None, id="what is no address"),
        pytest.param({"discourse_topic_id": "x"}, None, id="what is no number"),
    ],
)
def test_the_topic_of_wp_discourse(meta: dict[str, Any], discussion: object) -> None:
    assert only(Item(1, meta=meta)).fields.get("discussion") == discussion


@pytest.mark.parametrize(
    ("item", "day"),
    [
        pytest.param(Item(1, date="2021-03-02 23:30:00"), "2021-03-02", id="the local day"),
        pytest.param(Item(1, date="0000-00-00 00:00:00"), None, id="none"),
        pytest.param(Item(1, date="2021-02-31 10:00:00"), None, id="one that there is not"),
    ],
)
def test_the_day_of_a_story(item: Item, day: str | None) -> None:
    assert only(item).fields.get("date") == day


def test_the_oldest_exports_name_a_category_twice_and_have_other_addresses_for_their_words() -> None:
    text = [
        category("news", "News"),
        str(Item(1, terms=[NEWS])).replace("<category ", "<category>News</category><category ", 1),
    ]

    assert only(*text).fields["category"] == "News & views"
