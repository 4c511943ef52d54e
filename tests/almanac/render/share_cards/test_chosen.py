"""Who has a card of their own: what comes and what is new, where no picture does for one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.image import Image, Size
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.events.listing import event_listing
from almanac.render.share_cards.chosen import NEWEST, Chosen, is_fitting

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
FITTING = Image("/images/a.jpg", "A", "B", "CC0", size=Size(1500, 1000))


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        pytest.param("a.jpg", Size(1500, 1000), True, id="a photograph"),
        pytest.param("a.webp", Size(1200, 630), True, id="of a card's own proportions"),
        pytest.param("a.jpg", Size(599, 400), False, id="too small for a large card"),
        pytest.param("a.jpg", Size(1000, 1000), False, id="a square, of which half is cut away"),
        pytest.param("a.jpg", Size(1000, 1500), False, id="standing"),
        pytest.param("a.png", Size(3000, 600), False, id="a panorama"),
        pytest.param("a.avif", Size(1500, 1000), False, id="in a format that few of them read"),
        pytest.param("a.svg", Size(300, 200), True, id="a drawing, which is drawn as large as a card"),
        pytest.param("a.svg", None, False, id="a drawing that does not say its size"),
    ],
)
def test_a_picture_fits_where_little_of_it_is_cut_away(name: str, size: Size | None, expected: bool) -> None:
    assert is_fitting(Image(f"/images/{name}", "A", "B", "CC0", size=size)) is expected


def story(number: int, day: date, image: Image | None = None, lang: str = "en") -> Story:
    group = f"content/stories/2027/s{number}"
    return Story(Source(f"{group}.{lang}.md", group), f"s{number}", lang, "Tea", Published(day), ("Ewa",), "News",
                 "Of tea.", f"/{lang}/s{number}/", image=image)  # fmt: skip


def chosen_stories(which: str, *stories: Story) -> list[str]:
    chosen = Chosen(Edition(Site("Almanac", "https://x.example", share_cards=which), NOW, stories=stories))
    return [one.address for one in stories if chosen.story(one)]


def test_the_newest_stories_have_one_and_those_of_twelve_months() -> None:
    old = [story(number, TODAY - timedelta(days=1000 + number)) for number in range(NEWEST + 1)]
    within = story(900, TODAY - timedelta(days=365))

    assert chosen_stories("new", *old) == [one.address for one in old[:NEWEST]]
    many = [story(1000 + number, TODAY) for number in range(NEWEST)]
    assert chosen_stories("new", *many, within, *old)[NEWEST:] == [within.address]


def test_translations_go_with_their_story_and_count_once() -> None:
    old = TODAY - timedelta(days=1000)
    stories = [story(number, old, lang=lang) for number in range(NEWEST) for lang in ("en", "es")]

    assert len(chosen_stories("new", *stories)) == 2 * NEWEST


@pytest.mark.parametrize(("which", "expected"), [("all", 60), ("new", 50), ("", 0)])
def test_the_setting_decides(which: str, expected: int) -> None:
    stories = [story(number, TODAY - timedelta(days=1000)) for number in range(60)]

    assert len(chosen_stories(which, *stories)) == expected


def test_a_fitting_picture_does_for_one() -> None:
    assert chosen_stories("all", story(1, TODAY, FITTING)) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(400, True, id="what comes"),
        pytest.param(0, True, id="today"),
        pytest.param(-360, True, id="within twelve months: what was shared is still there"),
        pytest.param(-370, False, id="longer ago"),
    ],
)
def test_what_comes_has_one_and_keeps_it_for_a_year(days: int, expected: bool) -> None:
    day = TODAY + timedelta(days=days)
    text = EventText(Source("events/tea.md", "events/tea"), "en", "Tea", "Of tea.", "/events/tea/")
    event = Event(slug="tea", uid="tea@x", text=text, when=AllDay(day, day), category="Meetup")
    edition = Edition(Site("Almanac", "https://x.example"), NOW, events=(event,))
    listing = event_listing(edition.events, NOW)

    assert [Chosen(edition).event(one) for one in (*listing.upcoming, *listing.past)] == [expected]
