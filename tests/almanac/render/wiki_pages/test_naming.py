"""Titles of all texts of a site: no two alike, the same ones whatever comes later."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "wiki"))
from shown import event, publication, story

from almanac.model.edition import Edition
from almanac.model.entry import Body
from almanac.model.event import Event
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.wiki_pages.naming import Layout, names


def of(*entries: Story | Event) -> Edition:
    return publication(*entries).edition


def titles(edition: Edition, layout: Layout | None = None) -> dict[str, str]:
    return {one.text.source.path: str(one.title) for one in names(edition, layout or Layout()).texts}


def on(slug: str, *days: date) -> Event:
    return event(slug, "Walk", AllDay(days[0], days[0]))


def test_of_several_with_one_title_the_earliest_keeps_it() -> None:
    entries = [
        on("b", date(2026, 5, 1)),
        on("a", date(2027, 5, 1)),
        on("c", date(2027, 5, 1)),
        on("d", date(2027, 6, 1)),
    ]
    entries.append(on("e", date(2027, 6, 1)))

    found = titles(of(*entries))

    assert found == {
        "events/2027/b.md": "Walk", "events/2027/a.md": "Walk (2027)", "events/2027/c.md": "Walk (2027-05-01)",
        "events/2027/d.md": "Walk (2027-06-01)", "events/2027/e.md": "Walk (2)",
    }  # fmt: skip
    assert titles(of(*reversed(entries))) == found


def test_one_more_later_changes_no_title_that_there_was() -> None:
    before = [on("a", date(2025, 5, 1)), on("b", date(2026, 5, 1))]

    assert titles(of(*before)).items() < titles(of(*before, on("c", date(2027, 5, 1)))).items()


def test_titles_that_differ_in_their_first_letter_alone_are_one() -> None:
    later = story("b", "IPad", published=Published(date(2027, 3, 1)))

    assert sorted(titles(of(story("a", "iPad"), later)).values()) == ["IPad", "IPad (2027)"]


def test_a_title_of_nothing_is_the_slug() -> None:
    assert titles(of(story("first-walk", "##"))) == {"content/stories/2027/first-walk.md": "First-walk"}


def test_a_title_has_room_for_what_comes_behind_it() -> None:
    long = [
        replace(on(slug, date(2027, 5, 1)), text=replace(on(slug, date(2027, 5, 1)).text, title="x" * 400))
        for slug in "abcd"
    ]

    found = titles(of(*long), Layout(prefix="Archive/"))

    assert len({*found.values()}) == 4
    assert all(len(f"{title}/zh-hans".encode()) <= 255 for title in found.values())


def test_a_prefix_may_name_a_namespace() -> None:
    (named,) = names(of(story("a", "A: b")), Layout("Project", "Archive/")).texts

    assert (str(named.title), named.title.number, replace(named.title, is_talk=True).number) == (
        "Project:Archive/A: b",
        4,
        5,
    )
    assert str(replace(named.title, is_talk=True)) == "Project talk:Archive/A: b"


def test_which_parts_links_lead_to_is_known() -> None:
    html = '<h2 id="x">X<a class="headerlink" href="#x"></a></h2><a href="#y">y</a> <a href="/events/w/#z">z</a>'
    edition = of(replace(story("a"), body=Body(html)))

    assert names(edition, Layout()).parts == {
        "https://group.example/2027/01/02/a/": {"y"}, "https://group.example/events/w/": {"z"},
    }  # fmt: skip
