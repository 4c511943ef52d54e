"""The digests of a built site: their page in every language, their feed, and what leads there."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from built.pages import BuiltSite
from lxml import html

LANGUAGES = [pytest.param("", id="en"), pytest.param("/es", id="es"), pytest.param("/ar", id="ar")]

COMING = {"": "In the coming weeks", "/es": "En las próximas semanas", "/ar": "في الأسابيع القادمة"}


def page(site: BuiltSite, address: str) -> Any:
    return html.fromstring(site.read(address))


def feed(site: BuiltSite, lang: str) -> Any:
    return feedparser.parse(site.read(f"{lang}/feeds/digest.atom.xml"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_entry_of_the_feed_has_its_part_of_the_page(own_site: BuiltSite, lang: str) -> None:
    entries = feed(own_site, lang).entries
    anchors = page(own_site, f"{lang}/digest/").xpath("//section[@class='digest']/h2/@id")

    assert len(entries) > 1
    assert [entry.link for entry in entries] == [own_site.absolute(f"{lang}/digest/#{anchor}") for anchor in anchors]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_the_weeks_before_the_last_nothing_is_still_to_come(own_site: BuiltSite, lang: str) -> None:
    weeks = page(own_site, f"{lang}/digest/").xpath("//section[@class='digest']")
    coming = {"en": "In the coming weeks", "es": "En las próximas semanas", "ar": "في الأسابيع القادمة"}[
        lang[1:] or "en"
    ]

    assert [week.xpath("string(.)").count(coming) for week in weeks[1:]] == [0] * (len(weeks) - 1)


def test_a_digest_has_no_more_than_the_ceiling_and_says_where_the_rest_is(miniature_site: BuiltSite) -> None:
    weeks = page(miniature_site, "/digest/").xpath("//section[@class='digest']")
    more = page(miniature_site, "/digest/").xpath("//a[@class='more'][starts-with(., 'and ')]/@href")

    assert max(len(week.xpath(".//li")) for week in weeks) <= 4
    assert set(more) <= {"/stories/", "/events/", "https://forum.example.org"}
    assert more


def test_whatever_a_title_says_is_read_as_it_is_written(hostile_site: BuiltSite) -> None:
    for text in (hostile_site.read("/digest/"), hostile_site.read("/feeds/digest.atom.xml")):
        assert "<script>alert" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_subscriptions_leads_there_and_to_the_mailing_lists(miniature_site: BuiltSite, lang: str) -> None:
    subscribe = page(miniature_site, f"{lang}/subscribe/")
    (listed,) = subscribe.xpath("//ul[@class='mailing-lists']/li")

    assert f"{lang}/digest/" in subscribe.xpath("//p[@class='subscription-name']/a/@href")
    assert listed.xpath("string(a)").strip() == "Talk & <more>"
    assert listed.xpath("a/@href") == ["https://lists.example.org/talk/"]
    assert listed.xpath("string(p)").strip() == "All that is not <b>news</b>"
    assert listed.xpath("a/bdi/@lang") == (["en"] if lang else [])
