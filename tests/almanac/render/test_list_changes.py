"""When each list last changed, as searches are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory, History
from almanac.model.place import Place
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.list_changes import list_changes, lists_of_events
from almanac.render.publication import Publication

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org", languages=("en", "es"), categories=("News", "Lessons"),
            event_categories={"Talk": "#123456"})  # fmt: skip


def day(number: int) -> datetime:
    return datetime(2027, 1, number, tzinfo=UTC)


def story(slug: str, **facts: object) -> Story:
    told: dict[str, object] = {"lang": "en", "category": "News", "address": f"/2027/01/01/{slug}/"} | facts
    return Story(  # type: ignore[misc]
        Source(f"{slug}.md", slug), slug, title=slug, published=Published(date(2027, 1, 1)), authors=("Ann",),
        summary="A sentence.", **told,  # type: ignore[arg-type]
    )  # fmt: skip


def event(slug: str, when: date) -> Event:
    text = EventText(Source(f"{slug}.md", slug), "en", slug, "A sentence.", f"/events/{slug}/")
    spanish = replace(text, source=Source(f"{slug}.es.md", slug), lang="es", address=f"/es/events/{slug}/")
    return Event(slug, f"{slug}@example.org", text, AllDay(when, when), "Meetup", place=Place(country="PL"),
                 tags=("walk",), translations=(spanish,))  # fmt: skip


STORIES = (
    story("first", tags=("forum",), series="Parts"),
    story("second", category="Lessons"),
    story("tercera", lang="es", is_translation=True, address="/es/2027/01/01/first/"),
)
EVENTS = (event("past", date(2027, 2, 1)), event("soon", date(2027, 4, 1)))
CHANGED = {"first.md": 2, "second.md": 3, "tercera.md": 4, "past.md": 5, "past.es.md": 6, "soon.md": 7, "soon.es.md": 1}


def changes(
    known: Mapping[str, int] = CHANGED, events: tuple[Event, ...] = EVENTS, profiles: tuple[Profile, ...] = ()
) -> Mapping[str, datetime | None]:
    files = {path: FileHistory(day(1), day(number), day(1), 1) for path, number in known.items()}
    published = Publication(Edition(SITE, NOW, STORIES, (), events, History(files), profiles=profiles))
    return list_changes(published, lists_of_events(published.of_events))


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param("/stories/", day(3), id="all stories, without translations"),
        pytest.param("/category/news/", day(2), id="category"),
        pytest.param("/tag/forum/", day(2), id="tag"),
        pytest.param("/author/ann/", day(3), id="author"),
        pytest.param("/series/parts/", day(2), id="series"),
        pytest.param("/events/2027/04/", day(7), id="month to come"),
        pytest.param("/events/2027/02/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="month that is over"),
        pytest.param("/events/past/2027/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="archive"),
        pytest.param("/events/tag/walk/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="group"),
        pytest.param("/events/category/talk/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="empty group"),
        pytest.param("/events/2028/03/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="empty month"),
        pytest.param("/events/", datetime(2027, 2, 2, 12, tzinfo=UTC), id="all events"),
    ],
)
def test_a_list_changed_with_the_latest_of_what_it_lists(where: str, expected: datetime) -> None:
    assert changes()[where] == expected


def test_a_front_page_changed_with_its_stories_and_with_the_events() -> None:
    known = changes(events=(EVENTS[1],))
    without_events = changes(events=())

    assert [known[where] for where in ("/", "/es/", "/subscribe/")] == [day(7), day(7), day(7)]
    assert [without_events[where] for where in ("/", "/es/", "/subscribe/")] == [day(3), day(4), day(4)]


def test_the_page_of_an_author_changed_with_the_profile_too() -> None:
    profile = Profile(Source("ann.md", "ann"), "ann", "en", "Ann", "/author/ann/")
    spanish = replace(profile, source=Source("ann.es.md", "ann"), lang="es", is_translation=True)
    known = changes(CHANGED | {"ann.md": 8, "ann.es.md": 9}, profiles=(profile, spanish))

    assert (known["/author/ann/"], known["/es/author/ann/"]) == (day(8), day(9))
    assert known["/stories/"] == day(3)


def test_nothing_is_told_where_git_knows_of_nothing() -> None:
    assert set(changes({}, ()).values()) == {None}


def test_every_list_that_is_told_of_has_a_moment() -> None:
    assert [where for where, moment in changes().items() if moment is None] == []
