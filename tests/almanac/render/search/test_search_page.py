"""By what a search can be narrowed, and the lists that need no script."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.listing import event_listing
from almanac.render.search.search_page import Contents, contents_of_events, search_page
from almanac.render.views.search import Choice, Choices

SITE = Site(
    "Almanac",
    "",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#2a6f5e"},
    category_names={"es": {"News": "Noticias"}},
)
STORIES = Contents((("News", 2),), years=(("2025", 1), ("2026", 1)), languages=(("en", 2),), tags=(("a", 1), ("b", 2)))
CITIES = (("KE", "nairobi, KE", "Nairobi"), ("DE", "ulm, DE", "Ulm"), ("DE", "berlin, DE", "Berlin"))
EVENTS = Contents(
    (("Meetup", 1),),
    (("DE", 1), ("KE", 3)),
    CITIES,
    (("2026", 1), ("2027", 3)),
    (("en", 4),),
    past_years=(("2026", 1),),
)


def test_what_nothing_has_is_no_choice() -> None:
    view = search_page(SITE, STORIES, EVENTS, "en", has_index=True)

    assert view.story_categories == (Choice("News", "News"),)
    assert view.event_categories == (Choice("Meetup", "Meetup"),)
    assert view.years == ("2027", "2026", "2025")
    assert not view.has_other_languages


def test_names_are_those_of_the_language() -> None:
    view = search_page(SITE, STORIES, EVENTS, "es", has_index=True)

    assert view.address == "/es/search/"
    assert view.story_categories == (Choice("News", "Noticias"),)
    assert view.countries == (Choice("DE", "Alemania"), Choice("KE", "Kenia"))
    assert view.has_other_languages


def test_cities_stand_below_their_countries() -> None:
    view = search_page(SITE, STORIES, EVENTS, "es", has_index=True)

    assert view.cities == (
        Choices("Alemania", (Choice("berlin, DE", "Berlin"), Choice("ulm, DE", "Ulm"))),
        Choices("Kenia", (Choice("nairobi, KE", "Nairobi"),)),
    )


def in_city(slug: str, city: str) -> Event:
    text = EventText(Source(f"{slug}.md", slug), "en", slug, "A sentence.", f"/events/{slug}/")
    return Event(
        slug, slug, text, AllDay(date(2027, 1, 1), date(2027, 1, 1)), "Meetup", place=Place(city=city, country="DE")
    )


def test_a_city_with_one_event_alone_is_no_choice() -> None:
    events = (in_city("a", "Berlin"), in_city("b", "BERLIN"), in_city("c", "Ulm"))
    edition = Edition(SITE, datetime(2026, 1, 1, tzinfo=UTC), events=events)

    assert contents_of_events(edition, event_listing(events, edition.now)).cities == (("DE", "berlin, DE", "Berlin"),)


def test_the_archive_leads_to_the_same_by_year_country_and_tag() -> None:
    view = search_page(SITE, STORIES, EVENTS, "en", has_index=True)

    assert [(facet.name, [label.address for label in facet.labels]) for facet in view.archive] == [
        ("Past events", ["/events/past/2026/"]),
        ("Events by country", ["/events/country/ke/", "/events/country/de/"]),
        ("Stories by tag", ["/tag/b/", "/tag/a/"]),
    ]


def test_lists_are_those_of_the_language() -> None:
    view = search_page(SITE, STORIES, EVENTS, "es", has_index=True)

    assert [label.address for label in view.all_lists] == ["/es/stories/", "/es/events/"]
    assert view.archive[0].labels[0].address == "/es/events/past/2026/"


def test_a_site_without_events_leads_to_stories_alone() -> None:
    view = search_page(replace(SITE, events=False), STORIES, Contents(), "en", has_index=True)

    assert [label.address for label in view.all_lists] == ["/stories/"]
    assert view.countries == ()
