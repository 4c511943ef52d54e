"""What stands in a digest, in which order and language, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.forum import Topic
from almanac.model.history import EventState, FileHistory, History, ScheduleState, StateChange
from almanac.model.interface import Interface
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.model.when import AllDay, Published
from almanac.render.absolute import link_address
from almanac.render.digest.digest import Digest, digest_of, shared_out, what_happened
from almanac.render.digest.narrowed import EVERYTHING, Narrowed
from almanac.render.digest.period import named_week
from almanac.render.publication import Publication

FORUM = "https://forum.example.org"
SITE = Site(
    "Group",
    "https://example.org/site",
    languages=("en", "es"),
    forum_url=FORUM,
    interface=Interface({"es": NullTranslations()}),
)
NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
WEEK = named_week("2027-W09", SITE.zone)  # from 1 to 7 March
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def story(slug: str, day: int = 3, lang: str = "en", translates: str = "", **facts: object) -> Story:
    group = f"content/stories/{translates or slug}"
    path = f"{group}.{lang}.md" if translates else f"{group}.md"
    told: dict[str, object] = {"category": "News", "summary": f"About {slug}.", "address": f"/{lang}/{slug}/"}
    published = Published(date(2027, 3, day))
    told |= {"is_translation": bool(translates), **facts}
    return Story(Source(path, group), slug, lang, slug, published, ("Ann", "Bob"), **told)  # type: ignore[arg-type]


def event(slug: str, day: date, **facts: object) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}"), "en", slug, f"About {slug}.", f"/events/{slug}/")
    return Event(slug=slug, uid=f"{slug}@example.org", text=text, when=AllDay(day, day), category="Meetup", **facts)  # type: ignore[arg-type]


STORIES = (
    story("fresh", 6, tags=("maps",)),
    story("view", 5, voice=Voice.OPINION),
    story("uno", 4, "es", translates="one"),
    story("one", 4),
    story("sunday", 7),
    story("before", 1, about_event=("soon",)),
)
OFF = event("off", date(2027, 6, 1), status=Status.CANCELLED, place=Place("Hall", "", "Accra", "GH"))
EVENTS = (
    replace(OFF, text=replace(OFF.text, status_note="The hall burnt down.")),
    event("new", date(2027, 5, 1), announced=date(2027, 3, 2), tags=("maps",)),
    event("soon", date(2027, 3, 15), place=Place("Hall", "", "Accra", "GH")),
)
HISTORY = History(
    {one.source.path: FileHistory(LONG_AGO, LONG_AGO, LONG_AGO, 1) for one in EVENTS},
    states={
        "events/off.md": (
            StateChange(LONG_AGO, EventState(ScheduleState(Status.CONFIRMED, date(2027, 6, 1)))),
            StateChange(
                datetime(2027, 3, 4, tzinfo=UTC),
                EventState(ScheduleState(Status.CANCELLED, date(2027, 6, 1), (), "The hall burnt down.")),
            ),
        )
    },
)


def topic(number: str, day: int, posts: int = 3) -> Topic:
    return Topic(number, number, f"{FORUM}/t/{number}", posts, datetime(2027, 3, day, 9, tzinfo=UTC))


def edition(stories: Sequence[Story] = STORIES, topics: Sequence[Topic] = (), **settings: object) -> Edition:
    in_order = sorted(stories, key=lambda one: one.published.day, reverse=True)
    site = replace(SITE, **settings)  # type: ignore[arg-type]
    return Edition(site, NOW, tuple(in_order), (), EVENTS, HISTORY, topics={one.id: one for one in topics})


def digest(of: Edition, lang: str = "en", narrowed: Narrowed = EVERYTHING) -> Digest:
    publication = Publication(of).in_language(lang)
    return digest_of(publication, what_happened(publication, WEEK, narrowed), narrowed)


def titles(found: Digest) -> dict[str, list[str]]:
    return {section.key: [item.title for item in section.items] for section in found.sections}


def test_it_has_what_is_new_what_changed_and_what_comes_each_in_its_section() -> None:
    assert titles(digest(edition())) == {
        "changes": ["off"],
        "stories": ["sunday", "fresh", "view", "one", "before"],
        "announced": ["new"],
        "coming": ["soon"],
    }


def test_an_item_says_what_one_has_to_know() -> None:
    found = {item.title: item for section in digest(edition()).sections for item in section.items}

    assert (found["off"].mark, found["off"].text, found["off"].address) == (
        "Cancelled",
        "The hall burnt down.",
        "https://example.org/site/events/off/",
    )
    assert (found["view"].mark, found["view"].facts, found["view"].text) == ("Opinion", ("Ann and Bob",), "About view.")
    assert found["soon"].facts == ("Mon 15 Mar 2027", "Accra, Ghana")
    assert found["soon"].text == ""
    assert found["new"].text == "About new."


def test_in_a_language_its_own_stories_come_first_and_others_say_which_theirs_is() -> None:
    found = digest(edition(), "es")
    stories = next(section for section in found.sections if section.key == "stories")

    assert [item.title for item in stories.items] == ["uno", "sunday", "fresh", "view", "before"]
    assert [item.facts[-1] for item in stories.items] == ["Ann y Bob", *["in inglés"] * 4]
    assert (found.lang, found.page, found.days) == ("es", "https://example.org/site/es/digest/", "1–7 de marzo de 2027")


@pytest.mark.parametrize(
    ("narrowed", "title", "expected"),
    [
        pytest.param(
            Narrowed("GH"),
            "Group: Ghana, 1–7 Mar 2027",
            {"changes": ["off"], "stories": ["before"], "coming": ["soon"]},
            id="a country: stories that tell of its events",
        ),
        pytest.param(
            Narrowed(tag="maps", tag_name="Maps"),
            "Group: Maps, 1–7 Mar 2027",
            {"stories": ["fresh"], "announced": ["new"]},
            id="a tag",
        ),
        pytest.param(Narrowed("GH", "maps", "Maps"), "Group: Ghana · Maps, 1–7 Mar 2027", {}, id="both"),
    ],
)
def test_it_can_be_narrowed(narrowed: Narrowed, title: str, expected: dict[str, list[str]]) -> None:
    found = digest(edition(), narrowed=narrowed)

    assert found.title == title
    assert titles(found) == expected
    assert found.name == f"2027-W09-{narrowed.slug}"


def test_a_topic_is_of_the_week_in_which_somebody_wrote_last() -> None:
    stories = [story(slug, discussion=number) for slug, number in (("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"))]
    topics = [topic("1", 2), topic("2", 5), topic("3", 8), topic("4", 5, posts=1)]
    talked = digest(edition(stories, topics)).sections[-1]

    assert (talked.key, [item.title for item in talked.items]) == ("topics", ["b", "a"])
    assert talked.items[0].facts == ("2 replies", "5 March 2027")
    assert talked.items[0].address == f"{FORUM}/t/2"


def test_under_the_ceiling_each_section_gets_its_share_and_says_how_much_more_there_is() -> None:
    found = digest(edition(digest_ceiling=5))

    assert titles(found) == {
        "changes": ["off"],
        "stories": ["sunday", "fresh"],
        "announced": ["new"],
        "coming": ["soon"],
    }
    stories = found.sections[1]
    assert (stories.more, stories.more_text, stories.more_address) == (
        3,
        "and 3 more",
        "https://example.org/site/stories/",
    )
    assert [section.more for section in found.sections if section.key != "stories"] == [0, 0, 0]


@pytest.mark.parametrize(
    ("sizes", "ceiling", "expected"),
    [
        ([], 10, []),
        ([3, 2], 10, [3, 2]),
        ([20, 20, 20], 10, [4, 3, 3]),
        ([1, 20, 2], 10, [1, 7, 2]),
        ([5, 5, 5], 2, [1, 1, 0]),
    ],
)
def test_room_goes_round(sizes: list[int], ceiling: int, expected: list[int]) -> None:
    assert shared_out(sizes, ceiling) == expected


def test_the_rest_of_a_tag_is_in_its_lists() -> None:
    many = [story(f"s{number}", tags=("maps",)) for number in range(4)]
    found = digest(edition(many, digest_ceiling=2), narrowed=Narrowed(tag="maps", tag_name="maps"))

    assert [(section.key, section.more_address) for section in found.sections] == [
        ("stories", "https://example.org/site/tag/maps/"),
        ("announced", "https://example.org/site/events/tag/maps/"),
    ]


def test_on_a_page_of_the_site_its_links_are_those_of_the_site() -> None:
    publication = Publication(edition())
    found = digest_of(publication, what_happened(publication, WEEK), link=link_address)

    assert {item.address.startswith("/site/") for section in found.sections for item in section.items} == {True}
    assert (found.page, found.anchor) == ("/site/digest/", "page:2027-W09")


def test_the_same_gives_the_same() -> None:
    assert digest(edition()) == digest(edition())


def test_a_week_with_nothing_but_what_comes_has_no_news() -> None:
    quiet = Publication(replace(edition(()), history=replace(HISTORY, states={}), events=EVENTS[2:]))
    busy = Publication(edition())

    assert what_happened(quiet, WEEK).is_empty
    assert not what_happened(busy, WEEK).is_empty
