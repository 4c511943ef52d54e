"""What the site says of itself, its line and the names of its categories, is in the language of whatever shows it."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest
from built.pages import BuiltSite
from built.shown import texts

LINE = "A site that exists only to be tested: ${tagline} </script>"
SPANISH_LINE = "Un sitio que solo existe para ser probado: ${línea} </script>"
SPANISH_STORY = "/es/2027/01/12/part-two-of-a-whole/"


def graph(site: BuiltSite, address: str) -> list[dict[str, Any]]:
    script = next(element for element in site.document(address).iter("script") if element.get("type"))
    found: list[dict[str, Any]] = json.loads(script.text or "")["@graph"]
    return found


def meta(site: BuiltSite, address: str, name: str) -> str:
    found = (e for e in site.document(address).iter("meta") if name in {e.get("name"), e.get("property")})
    return next(found).get("content", "")


@pytest.mark.parametrize(
    ("address", "line", "lang"),
    [
        pytest.param("/", LINE, None, id="the site's own language"),
        pytest.param("/es/", SPANISH_LINE, None, id="a language with a line"),
        pytest.param("/ar/", LINE, "en", id="a language without"),
        pytest.param(SPANISH_STORY, SPANISH_LINE, None, id="a page in a language with a line"),
    ],
)
def test_the_line_stands_on_every_page_with_its_language(
    miniature_site: BuiltSite, address: str, line: str, lang: str | None
) -> None:
    found = [e for e in miniature_site.document(address).iter("bdi") if "".join(e.itertext()).strip() == line]

    assert [element.get("lang") for element in found] == [lang, lang]  # above the page and below it


@pytest.mark.parametrize(
    ("address", "line"),
    [
        pytest.param("/", LINE, id="the site's own language"),
        pytest.param("/es/", SPANISH_LINE, id="a language with a line"),
        pytest.param("/ar/", f"{LINE} (العربية)", id="a language without, which is told apart"),
    ],
)
def test_a_front_page_is_described_by_the_line(miniature_site: BuiltSite, address: str, line: str) -> None:
    assert [meta(miniature_site, address, name) for name in ("description", "og:description")] == [line, line]


def test_structured_data_of_a_front_page_have_the_line(miniature_site: BuiltSite) -> None:
    assert [graph(miniature_site, home)[0]["description"] for home in ("/", "/es/", "/ar/")] == [
        LINE,
        SPANISH_LINE,
        LINE,
    ]


def test_a_feed_of_a_language_has_its_line(miniature_site: BuiltSite) -> None:
    feeds = [feedparser.parse(miniature_site.data(f"/feeds/lang/{lang}.atom.xml")).feed for lang in ("es", "ar")]

    assert [feed.subtitle for feed in feeds] == [SPANISH_LINE, LINE]


def test_a_story_names_its_category_in_its_language(miniature_site: BuiltSite) -> None:
    original, translation = (
        miniature_site.document(address) for address in (SPANISH_STORY.removeprefix("/es"), SPANISH_STORY)
    )

    assert ("Lessons" in texts(original), "Lecciones" in texts(original)) == (True, False)
    assert ("Lessons" in texts(translation), "Lecciones" in texts(translation)) == (False, True)
    assert meta(miniature_site, SPANISH_STORY, "article:section") == "Lecciones"


def test_structured_data_of_a_story_name_its_category_in_its_language(miniature_site: BuiltSite) -> None:
    article, trail = graph(miniature_site, SPANISH_STORY)

    assert article["articleSection"] == "Lecciones"
    assert "Lecciones" in [step["name"] for step in trail["itemListElement"]]


def test_feeds_name_a_category_in_the_language_of_the_entry(miniature_site: BuiltSite) -> None:
    tags = {
        entry.link.removeprefix(miniature_site.siteurl): next((tag.term, tag.label) for tag in entry.tags)
        for entry in feedparser.parse(miniature_site.data("/feeds/stories.atom.xml")).entries
    }

    assert tags[SPANISH_STORY] == ("Lessons", "Lecciones")
    assert tags[SPANISH_STORY.removeprefix("/es")] == ("Lessons", None)
