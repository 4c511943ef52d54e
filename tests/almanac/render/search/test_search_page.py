"""By what a search can be narrowed, and the lists that need no script."""

from __future__ import annotations

from dataclasses import replace

from almanac.model.site import Site
from almanac.render.search.search_page import Contents, search_page
from almanac.render.views.search import Choice

SITE = Site(
    "Almanac",
    "",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#2a6f5e"},
    category_names={"es": {"News": "Noticias"}},
)
STORIES = Contents((("News", 2),), years=(("2025", 1), ("2026", 1)), languages=(("en", 2),), tags=(("a", 1), ("b", 2)))
EVENTS = Contents(
    (("Meetup", 1),), (("DE", 1), ("KE", 3)), (("2026", 1), ("2027", 3)), (("en", 4),), past_years=(("2026", 1),)
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
