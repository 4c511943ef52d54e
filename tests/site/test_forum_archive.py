"""The archive of a forum that closed can be read, found and linked to, and nothing of it runs."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

TOPIC = "/forum/t/our-first-walk/3184/"


def words(element: Any) -> str:
    return one_line("".join(element.itertext()))


def main(site: BuiltSite, address: str) -> Any:
    return parsed(site.read(address)).find(".//main")


def test_the_list_has_the_topics_of_the_latest_post_first(miniature_site: BuiltSite) -> None:
    found = main(miniature_site, "/forum/")

    assert words(found.find(".//h1")) == "Archive of the forum: Former forum <of> ours"
    assert [words(item) for item in found.find(".//ol[@class='forum-topics']")] == [
        "Our first <walk> لقاءات ada 3 posts 5 May 2019",
        "A second topic ada 2 posts 3 January 2018",
    ]
    assert [unquote(link.get("href")) for link in found.find(".//nav[@class='forum-categories']").iter("a")] == [
        "/forum/c/general/5/",
        "/forum/c/لقاءات/6/",
    ]


def test_a_topic_says_who_wrote_what_when_and_what_that_answers(miniature_site: BuiltSite) -> None:
    found = main(miniature_site, TOPIC)

    assert words(found.find(".//h1")) == "Our first <walk>"
    assert [words(post.find("p")) for post in found.find(".//ol[@class='forum-posts']")] == [
        "ada 3 May 2019",
        "Anonymous 4 May 2019",
        "Group of the north 5 May 2019 In answer to ada",
    ]
    assert [post.get("id") for post in found.find(".//ol[@class='forum-posts']")] == ["post_1", "post_2", "post_4"]
    assert found.find(".//a[@rel='license']").get("href") == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_its_links_lead_to_where_topics_are_now_and_nothing_loads(miniature_site: BuiltSite) -> None:
    posts = main(miniature_site, TOPIC).find(".//ol[@class='forum-posts']")
    texts = [element for element in posts.iter("div") if "forum-post-text" in element.get("class", "")]

    assert [link.get("href") for text in texts for link in text.iter("a")] == [
        "/forum/t/topic/12/#post_2",
        "https://example.org/",
        None,
    ]
    assert {element.tag for text in texts for element in text.iter()}.isdisjoint({"img", "script"})


@pytest.mark.parametrize("address", ["/", "/es/"])
def test_the_footer_leads_there(miniature_site: BuiltSite, address: str) -> None:
    links = [link.get("href") for link in parsed(miniature_site.read(address)).find(".//footer").iter("a")]

    assert "/forum/" in links


def test_searches_are_told_of_its_pages(miniature_site: BuiltSite) -> None:
    sitemap = unquote(miniature_site.read("/sitemap.xml"))

    assert all(f"{miniature_site.siteurl}{where}<" in sitemap for where in ("/forum/", TOPIC, "/forum/c/general/5/"))
    assert f"{miniature_site.siteurl}/forum/t/3184/<" not in sitemap
