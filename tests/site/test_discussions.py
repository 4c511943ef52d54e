"""Pages say how much was said on the forum by which day, and quote it as anybody could have read it there."""

from __future__ import annotations

from typing import Any

import pytest
from built.html_tree import parsed
from built.pages import BuiltSite
from built.shown import one_line

STORY, EVENT = "/2027/01/20/every-kind-of-text/", "/events/several-days/"


def discussion(site: BuiltSite, address: str) -> Any:
    section = parsed(site.read(address)).find(".//section[@class='discussion']")
    assert section is not None
    return section


def words(element: Any) -> str:
    return one_line("".join(element.itertext()))


def test_replies_are_counted_by_a_day_and_quoted_with_who_said_them_and_where(miniature_site: BuiltSite) -> None:
    section = discussion(miniature_site, STORY)
    quoted = [(words(figure.find("blockquote")), words(figure.find("figcaption"))) for figure in section.iter("figure")]

    assert words(section.find("p")) == "4 replies as of 30 January 2027. The last one was on 28 January 2027."
    assert quoted == [
        (
            "We did the same, with a map: "
            "https://example.org/a-very-long-address/that-does-not-break/by-itself/anywhereonceand again",
            "ada · 27 January 2027",
        ),
        ("كنا نلتقي كل شهر في المكتبة.", "ليلى · 28 January 2027"),
    ]
    assert [link.get("href") for link in section.iterfind(".//figcaption/a")] == [
        "https://forum.example.org/t/every-kind/3184/2",
        "https://forum.example.org/t/every-kind/3184/5",
    ]
    assert {(quote.get("lang"), quote.get("dir")) for quote in section.iter("blockquote")} == {("", "auto")}
    assert [*section.iter("img")] == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (EVENT, "One reply as of 30 January 2027. The last one was on 29 January 2027. The topic is closed."),
        (f"/ar{EVENT}", "رد واحد حتى 30 يناير 2027. كان آخرها في 29 يناير 2027. الموضوع مغلق."),
    ],
)
def test_a_topic_that_was_opened_for_an_entry_is_on_its_page_in_every_language(
    miniature_site: BuiltSite, address: str, said: str
) -> None:
    section = discussion(miniature_site, address)

    assert words(section.find("p")) == said
    assert section.findall("a")[-1].get("href") == "https://forum.example.org/t/3190"
    assert "Is there a room to sleep in?" in words(section)


def test_a_thread_of_a_mailing_list_has_its_subject_and_how_many_answered_it(miniature_site: BuiltSite) -> None:
    thread, others = discussion(miniature_site, STORY).findall("p")[1:]

    assert words(thread) == (
        "A <b>thread</b> & what it is about: ${text} </script> "
        "example.org · 12 replies as of 30 January 2027. The last one was on 27 January 2027."
    )
    assert [link.get("href") for link in thread.iter("a")] == ["https://example.org/thread/1"]
    assert words(others) == "Also discussed at example.net"


def test_what_quotes_nothing_loads_no_styles_for_it(miniature_site: BuiltSite) -> None:
    with_styles = {
        address: "discussion.css" in miniature_site.read(address) for address in (STORY, EVENT, "/events/online-only/")
    }

    assert with_styles == {STORY: True, EVENT: True, "/events/online-only/": False}
