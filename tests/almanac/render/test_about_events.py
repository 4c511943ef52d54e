"""Stories and events name each other, each in the words of the page; and a page counts what it reads of the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.about_events import named_event, told_in
from almanac.render.outputs.events_plan import Events
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.stories_plan import Stories
from almanac.render.publication import Publication

SITE, NOW = Site("Group", "https://group.example", languages=("en", "es")), datetime(2027, 1, 10, 12, tzinfo=UTC)


def story(slug: str, lang: str = "en", about: tuple[str, ...] = ("spring",), category: str = "News") -> Story:
    return Story(
        Source(f"{slug}.{lang}.md", slug), slug, lang, f"{slug} in {lang}", Published(date(2027, 1, 2)), ("Ewa",),
        category, "S.", f"/{lang}/{slug}/", about_event=about, is_translation=lang == "es",
    )  # fmt: skip


def event(slug: str) -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", slug.title(), "It comes.", f"/events/{slug}/")
    spanish = replace(text, source=Source(f"events/{slug}.es.md", slug), lang="es", title="Primavera", address="/es/x/")
    day = date(2027, 5, 8)
    return Event(slug=slug, uid=slug, text=text, when=AllDay(day, day), category="Meetup", translations=(spanish,))


SPRING, OTHER = event("spring"), event("other")
ONE, UNO, TWO, APART = story("one"), story("one", "es"), story("two"), story("apart", about=(), category="Apart")
EDITION = Edition(SITE, NOW, (ONE, UNO, TWO, APART), events=(SPRING, OTHER))


@pytest.mark.parametrize(("lang", "titles"), [("en", ["one in en", "two in en"]), ("es", ["one in es", "two in en"])])
def test_an_event_has_each_story_once_translated_where_it_is(lang: str, titles: list[str]) -> None:
    told = told_in(EDITION)

    assert [one.title for one in told.stories_of(SPRING, lang)] == titles
    assert told.stories_of(OTHER, lang) == []


def test_a_story_has_its_events_in_its_order_and_none_that_is_not_shown() -> None:
    both = replace(ONE, about_event=("other", "of-a-draft", "spring"))

    assert told_in(replace(EDITION, stories=(both,))).events_of(both) == [OTHER, SPRING]


def test_a_story_names_an_event_in_its_own_language_with_its_day_and_its_state() -> None:
    named = named_event(replace(SPRING, status=Status.CANCELLED), SITE, "es")

    assert (named.title, named.address, named.lang, named.start) == ("Primavera", "/es/x/", "es", "2027-05-08")
    assert (named.when_text, named.status_text) == ("sáb, 8 may 2027", "Cancelled")


def changed(edition: Edition) -> set[str]:
    """The addresses of the pages that are made from something else than those of ``EDITION``."""
    before, after = planned(EDITION), planned(edition)
    return {where for where in before if before[where] != after.get(where)}


def planned(edition: Edition) -> dict[str, bytes]:
    published, paging = Publication(edition), Paging(10, 0)
    parts = Stories(published, paging), Events(published, paging)
    texts = {"/en/one/", "/es/one/", "/en/two/", "/en/apart/", "/events/spring/", "/es/x/", "/events/other/"}
    found = {output.address: output.fingerprint for part in parts for output in part.outputs()}
    return {where: made_from for where, made_from in found.items() if where in texts}


@pytest.mark.parametrize(
    ("edition", "pages"),
    [
        pytest.param(
            replace(EDITION, events=(replace(SPRING, text=replace(SPRING.text, title="Autumn")), OTHER)),
            {"/en/one/", "/es/one/", "/en/two/", "/events/spring/", "/es/x/"},
            id="an event has another title",
        ),
        pytest.param(
            replace(EDITION, events=(replace(SPRING, url="https://spring.example"), OTHER)),
            {"/events/spring/", "/es/x/"},
            id="an event says something else that no story shows",
        ),
        pytest.param(
            replace(EDITION, stories=(ONE, UNO, TWO, replace(APART, about_event=("other",)))),
            {"/en/apart/", "/events/other/"},
            id="a story tells of one more",
        ),
        pytest.param(
            replace(EDITION, stories=(ONE, UNO, replace(TWO, title="Another"), APART)),
            {"/events/spring/", "/es/x/", "/en/one/", "/en/two/"},
            id="a story has another title",
        ),
    ],
)
def test_a_page_counts_what_it_reads_of_the_other_kind(edition: Edition, pages: set[str]) -> None:
    assert changed(edition) == pages


@pytest.mark.parametrize(
    ("part", "edition", "is_same"),
    [
        (Stories, replace(EDITION, events=(SPRING, replace(OTHER, draft=True))), True),
        (Stories, replace(EDITION, events=(replace(SPRING, status=Status.CANCELLED), OTHER)), False),
        (Events, replace(EDITION, stories=(ONE, UNO, TWO, replace(APART, title="Another"))), True),
        (Events, replace(EDITION, stories=(ONE, UNO, replace(TWO, title="Another"), APART)), False),
    ],
)
def test_a_part_of_the_site_is_planned_anew_only_for_what_the_other_tells_it(
    part: Callable[[Publication, Paging], Stories | Events], edition: Edition, is_same: bool
) -> None:
    before, after = (part(Publication(of), Paging(10, 0)).fingerprint() for of in (EDITION, edition))

    assert (before == after) is is_same
