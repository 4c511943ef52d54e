"""A story tells of events that are there: of another slug the nearest is named, and of a file with errors nothing."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.check.about_events import missing_events
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.story import Story
from almanac.model.when import AllDay, Published

DAY = date(2027, 5, 8)


def event(slug: str, *aliases: str) -> Event:
    text = EventText(Source(f"events/2027/{slug}.md", slug), "en", slug, "It comes.", f"/events/{slug}/")
    return Event(slug=slug, uid=slug, text=text, when=AllDay(DAY, DAY), category="Meetup", aliases=aliases)


EVENTS = [event("spring-meetup"), event("renamed", "/events/old-name/")]


def said(*slugs: str, is_translation: bool = False) -> list[str]:
    source = Source("content/stories/2027/x.md", "x", lines={"about_event": 4, "about_event.1": 6})
    story = Story(source, "x", "en", "X", Published(DAY), ("Ewa",), "News", "S.", "/x/", about_event=slugs,
                  is_translation=is_translation)  # fmt: skip
    return [*map(str, missing_events([story], EVENTS, ["events/2027/broken.es.md"]))]


@pytest.mark.parametrize(
    ("slug", "hint"),
    [
        pytest.param("spring-metup", "did you mean `spring-meetup`?", id="nearly one"),
        pytest.param("old-name", "did you mean `renamed`?", id="one that was renamed"),
        pytest.param("zzz", "add the event, or take the name out", id="none"),
    ],
)
def test_a_slug_of_no_event_is_an_error_with_the_remedy(slug: str, hint: str) -> None:
    place = "content/stories/2027/x.md:6: about_event.1: "

    assert said("spring-meetup", slug) == [f"{place}there is no event `{slug}` ({hint})"]


@pytest.mark.parametrize("slug", ["spring-meetup", "broken"])
def test_an_event_that_is_there_and_one_that_has_errors_of_its_own_are_right(slug: str) -> None:
    assert said(slug) == []


def test_it_is_said_of_the_original_alone() -> None:
    assert said("zzz", is_translation=True) == []
