"""What stands on the front page, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.forum import Topic
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, MonthOnly, Published, When
from almanac.render.events.listing import EventListing, event_listing
from almanac.render.front_page import STORIES, TOPICS, agenda, discussed, front_page, world
from almanac.render.views.front_page import WorldView

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
FORUM = "https://forum.example.org"
SITE = Site("Almanac", "https://example.org", languages=("en", "es"), forum_url=FORUM)


def story(slug: str, lang: str = "en", day: int = 1, **facts: object) -> Story:
    path = f"content/stories/{slug}.md" if lang == "en" else f"content/stories/{slug}.{lang}.md"
    source = Source(path, f"content/stories/{slug}", 1)
    told: dict[str, object] = {"category": "News", "summary": "Said in a sentence.", "address": f"/{lang}/{slug}/"}
    return Story(source, slug, lang, slug, Published(date(2027, 1, day)), ("Editors",), **(told | facts))  # type: ignore[arg-type]


def event(slug: str, first: date, last: date | None = None, **facts: object) -> Event:
    when: When = AllDay(first, last or first)
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}", 1), "en", slug, "A sentence.", f"/events/{slug}/")
    return Event(slug, f"{slug}@example.org", text, when, "Meetup", **facts)  # type: ignore[arg-type]


def shown(*events: Event) -> EventListing:
    return event_listing(events, NOW)


def edition(
    *stories: Story, events: tuple[Event, ...] = (), topics: tuple[Topic, ...] = (), site: Site = SITE
) -> Edition:
    return Edition(site, NOW, stories, events=events, topics={topic.id: topic for topic in topics})


def topic(number: str, day: int) -> Topic:
    return Topic(number, number, f"{FORUM}/t/{number}", 3, datetime(2027, 1, day, tzinfo=UTC))


def test_the_newest_story_leads_and_the_next_ones_follow() -> None:
    stories = [story(f"s{number}", day=20 - number) for number in range(12)]

    front = front_page(edition(*stories), shown(), "en", stories)

    assert front.lead is not None
    assert [front.lead.story.title, *(card.story.title for card in front.stories)] == [
        f"s{number}" for number in range(STORIES)
    ]


def test_what_is_not_translated_fills_the_front_page_of_a_language_after_what_is() -> None:
    stories = [
        story("newest", day=20),
        story("cuento", "es", day=2),
        *(story(f"s{day}", day=day) for day in (9, 8, 7, 6)),
    ]

    front = front_page(edition(*stories), shown(), "es", stories)

    assert front.lead is not None
    assert [(card.story.title, card.language_text) for card in (front.lead, *front.stories)] == [
        ("cuento", ""),
        ("newest", "in English"),
        *((f"s{day}", "in English") for day in (9, 8, 7)),
    ]


def test_an_empty_site_has_a_front_page() -> None:
    front = front_page(edition(), shown(), "en", ())

    assert (front.lead, front.stories, front.days, front.discussed, front.world) == (None, (), (), (), None)


def test_events_of_one_day_stand_under_it_once() -> None:
    coming = shown(
        event("a", date(2027, 1, 15)), event("b", date(2027, 1, 15), date(2027, 2, 5)), event("c", date(2027, 1, 16))
    )

    days = agenda(coming.upcoming, SITE, "en")

    assert [(day.name, [card.text.title for card in day.cards]) for day in days] == [
        ("Friday, 15 January 2027", ["a", "b"]),
        ("Saturday, 16 January 2027", ["c"]),
    ]
    assert [card.until_text for day in days for card in day.cards] == ["", "5 February", ""]


@pytest.mark.parametrize(
    ("first", "last", "status", "is_on"),
    [
        pytest.param(8, 12, Status.CONFIRMED, True, id="several days, in the middle of them"),
        pytest.param(10, 12, Status.CONFIRMED, True, id="on its first day"),
        pytest.param(11, 12, Status.CONFIRMED, False, id="from tomorrow"),
        pytest.param(10, 10, Status.CONFIRMED, False, id="today alone: the date says so"),
        pytest.param(8, 12, Status.CANCELLED, False, id="cancelled"),
    ],
)
def test_what_lasts_several_days_is_on_now(first: int, last: int, status: Status, is_on: bool) -> None:
    coming = shown(event("a", date(2027, 1, first), date(2027, 1, last), status=status))

    assert [card.is_on for day in agenda(coming.upcoming, SITE, "en") for card in day.cards] == [is_on]


def test_a_month_without_its_day_stands_for_itself() -> None:
    first, last = event("first", date(2027, 5, 1)), event("last", date(2027, 5, 31))
    may = replace(event("may", date(2027, 5, 1)), when=MonthOnly(date(2027, 5, 1)))

    days = agenda(shown(may, first, last).upcoming, SITE, "en")

    assert [(day.date, day.name, day.block.day, [card.text.title for card in day.cards]) for day in days] == [
        ("2027-05-01", "Saturday, 1 May 2027", "1", ["first"]),
        ("2027-05-31", "Monday, 31 May 2027", "31", ["last"]),
        ("2027-05", "May 2027, day not fixed", "", ["may"]),
    ]


def test_where_somebody_wrote_last_comes_first_and_what_is_not_known_last() -> None:
    stories = (story("new", discussion="9"), story("old", discussion="3"), story("silent"))
    events = (event("meetup", date(2027, 2, 1), discussion=f"{FORUM}/t/meetup/5"),)
    told = edition(*stories, events=events, topics=(topic("3", 4), topic("5", 6)))

    assert [item.text.title for item in discussed(told, "en")] == ["meetup", "old", "new"]


def test_a_page_is_named_in_the_language_of_the_front_page() -> None:
    original, translation = story("a", discussion="3"), story("a", "es", discussion="3", is_translation=True)

    items = {lang: discussed(edition(original, translation), lang) for lang in ("en", "es", "ar")}

    assert {lang: [item.text.address for item in found] for lang, found in items.items()} == {
        "en": ["/en/a/"],
        "es": ["/es/a/"],
        "ar": ["/en/a/"],
    }


def test_only_so_many_topics_are_shown_and_none_of_a_forum_that_is_off() -> None:
    stories = [story(f"s{number}", discussion=str(number)) for number in range(TOPICS + 2)]

    assert len(discussed(edition(*stories), "en")) == TOPICS
    assert discussed(edition(*stories, site=Site("Almanac", "https://example.org")), "en") == ()


def test_the_world_counts_what_has_a_point() -> None:
    brussels = Place(city="Brussels", country="BE", latitude=50.8, longitude=4.4)
    dakar = Place(city="Dakar", country="SN", latitude=14.7, longitude=-17.5)
    told = shown(
        event("next", date(2027, 2, 1), place=brussels),
        event("nowhere", date(2027, 2, 1), online=Online("https://example.org")),
        event("first", date(2005, 8, 4), place=brussels),
        event("second", date(2006, 8, 4), place=dakar),
    )

    assert world(told) == WorldView(coming=1, past=2, countries=2, since="2005")
    assert world(shown(event("nowhere", date(2027, 2, 1), worldwide=True))) is None
