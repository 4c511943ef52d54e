"""Comments of a former site stand below their texts, as the gate for HTML leaves them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

STORY, EVENT, PAGE = "/2027/01/20/every-kind-of-text/", "/events/weekly-meeting/", "/about/"


def section(site: BuiltSite, address: str) -> Any:
    return parsed(site.read(address)).find(".//section[@class='comments']")


def words(element: Any) -> str:
    return one_line("".join(element.itertext()))


def test_each_says_who_wrote_it_and_when_below_what_it_answers(miniature_site: BuiltSite) -> None:
    found = section(miniature_site, STORY)
    headers = [words(header) for header in found.iter("header")]
    at_each_depth = [len(found.findall("/".join(["ol/li"] * depth) + "/article")) for depth in (1, 2, 3, 4, 5)]

    assert words(found.find("h2")) == "Comments on the former site"
    assert words(found.find("p")) == "7 comments"
    assert headers == [
        "Group of the north 3 May 2019",
        "Group of the south 4 May 2019",
        "Anonymous 4 May 2019",
        "كتاب 5 May 2019",
        "Too deep 6 May 2019 In answer to كتاب",
        "Deeper still 7 May 2019 In answer to Too deep",
        "Another thread 1 June 2019",
    ]
    assert at_each_depth == [2, 1, 1, 3, 0]
    assert [one.get("id") for one in found.iter("article")] == [f"comment-{n}" for n in (12, 13, 14, 15, 16, 17, 20)]


def test_nothing_of_them_runs_loads_or_is_vouched_for(miniature_site: BuiltSite) -> None:
    found = section(miniature_site, STORY)
    texts = [text for text in found.iter("div") if "comment-text" in text.get("class")]
    tags = {element.tag for text in texts for element in text.iter()}
    links = [(link.get("href"), link.get("rel")) for text in texts for link in text.iter("a")]

    assert tags.isdisjoint({"img", "script", "h2"})
    assert links == [
        ("https://example.org/more", "nofollow ugc"),
        ("/about/", "nofollow ugc"),
        (None, None),
    ]


@pytest.mark.parametrize(("address", "count"), [(EVENT, "2 comments"), (PAGE, "One comment")])
def test_events_and_pages_have_theirs_too(miniature_site: BuiltSite, address: str, count: str) -> None:
    assert words(section(miniature_site, address).find("p")) == count


def test_a_translation_shows_those_of_its_original_in_its_own_words(miniature_site: BuiltSite) -> None:
    found = section(miniature_site, f"/ar{STORY}")

    assert words(found.find("h2")) == "تعليقات على الموقع السابق"
    assert words(found.find("p")) == "7 تعليقات"


def test_only_pages_that_have_some_load_their_styles(miniature_site: BuiltSite) -> None:
    loading = {
        page.address
        for page in miniature_site.pages.values()
        if any(link.target.endswith("/comments.css") for link in page.linked("stylesheet"))
    }

    assert loading == {STORY, f"/ar{STORY}", EVENT, PAGE, "/es/about/", "/ar/about/"}


def test_programs_are_told_how_many_there_are(miniature_site: BuiltSite) -> None:
    [script] = parsed(miniature_site.read(STORY)).iterfind(".//script[@type='application/ld+json']")
    counts = [node.get("commentCount") for node in json.loads(script.text)["@graph"] if "headline" in node]

    assert counts == [7]
