"""What adapters share is made when it is asked for, once, and from one edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render import publication as module
from almanac.render.publication import Publication

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
PAST = date(2026, 5, 1)
STORY = Story(
    source=Source("content/stories/2027/x.md", "content/stories/2027/x"),
    slug="x",
    lang="en",
    title="X",
    published=Published(date(2027, 1, 2)),
    authors=("Ewa",),
    category="News",
    summary="What it is about.",
    address="/2027/01/02/x/",
    body=Body("<p>As written.</p>", "As written."),
)
EVENT = Event(
    slug="spring",
    uid="spring@group.example",
    text=EventText(
        Source("events/2026/spring.md", "events/2026/spring"), "en", "Spring", "It comes.", "/events/spring/"
    ),
    when=AllDay(PAST, PAST),
    category="Meetup",
)
EDITION = Edition(Site("Group", "https://group.example"), NOW, (STORY,), (), (EVENT,))


def test_its_parts_are_those_of_the_edition() -> None:
    published = Publication(EDITION)

    assert [listed.event for listed in published.listing.past] == [EVENT]
    assert "/events/category/meetup/" in [group.label.address for group in published.event_groups]
    assert published.event_months.years == (2026, 2027, 2028)
    assert [label.name for label in published.past_years] == ["2026"]
    assert published.heads.of("/404.html", "Not found", "", "en") is None
    assert published.story_views.story(STORY).story.body.html == "<p>As written.</p>"


def test_events_are_listed_once_and_not_before_anyone_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    listing = module.event_listing
    monkeypatch.setattr(module, "event_listing", lambda *given: calls.append(given) or listing(*given))
    published = Publication(EDITION)
    before = len(calls)
    _ = published.event_groups, published.event_months, published.past_years, published.heads, published.listing

    assert (before, len(calls)) == (0, 1)


def test_of_events_nothing_of_stories_is_known() -> None:
    texts = EVENT.texts
    published = Publication(replace(EDITION, stories=(replace(STORY, title=EVENT.text.title, lang="es"),)))
    alone = published.of_events

    assert (alone.edition.stories, alone.edition.pages, alone.edition.events) == ((), (), EDITION.events)
    assert alone.of_events is alone
    assert published.listing is alone.listing
    assert [alone.beside_others(text.address) for text in texts] == [
        published.beside_others(text.address) for text in texts
    ]


def test_another_body_takes_the_place_of_the_one_that_was_read() -> None:
    changed = Publication(EDITION).with_bodies({STORY.source.path: "<p>Changed.</p>"})

    assert changed.edition.stories[0].body == Body("<p>Changed.</p>", "As written.")
    assert changed.edition.events == EDITION.events


def test_without_other_bodies_it_stays_itself() -> None:
    published = Publication(EDITION)
    assert published.with_bodies({}) is published


ORIGINAL = replace(STORY, source=replace(STORY.source, group="content/stories/2027/tea"))
TRANSLATION = replace(ORIGINAL, lang="es", title="Té", address="/es/2027/01/02/tea/", is_translation=True)
IN_THREE = replace(EDITION, site=replace(EDITION.site, languages=("en", "es", "ar")), stories=(TRANSLATION, ORIGINAL))


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        pytest.param("en", [ORIGINAL.title], id="the original in its own"),
        pytest.param("es", ["Té"], id="the translation where there is one"),
        pytest.param("ar", [ORIGINAL.title], id="else the original"),
    ],
)
def test_a_list_of_a_language_has_each_story_once(lang: str, titles: list[str]) -> None:
    published = Publication(IN_THREE).in_language(lang)

    assert [story.title for story in published.stories] == titles
    assert {story.title for stories in published.story_groups.values() for story in stories} == {*titles}


def test_what_depends_on_no_language_is_made_once_for_all() -> None:
    published = Publication(IN_THREE)
    spanish = published.in_language("es")

    assert spanish is published.in_language("es") is published.in_language("ar").in_language("es")
    assert spanish.in_language("en") is spanish.shared is published
    assert [of.lang for of in spanish.in_all_languages] == ["en", "es", "ar"]
    assert (spanish.listing, spanish.event_months) == (published.listing, published.event_months)
    assert spanish.heads is published.heads
    assert spanish.story_views is published.story_views
    assert spanish.of_events is published.of_events.in_language("es")


def test_lists_of_a_language_lead_to_each_other() -> None:
    spanish = Publication(IN_THREE).in_language("es")

    assert [label.address for label in spanish.past_years] == ["/es/events/past/2026/"]
    assert all(group.label.address.startswith("/es/events/") for group in spanish.event_groups)
    assert "español" in [group.label.name for group in spanish.event_groups]


def test_a_language_without_lists_has_those_of_the_site() -> None:
    published = Publication(IN_THREE)

    assert published.in_language("fa") is published
    assert published.in_language("es-MX") is published.in_language("es")
