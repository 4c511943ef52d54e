"""An event leads to its neighbours in its series, at its place, under its tags; one more changes few pages."""

from __future__ import annotations

from datetime import date, timedelta

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.when import AllDay
from almanac.render.events.related_events import RelatedEvents


def event(
    slug: str, day: int, series: str = "", city: str = "", tags: tuple[str, ...] = (), country: str = "PL"
) -> Event:
    first = date(2027, 1, 1) + timedelta(days=day)
    text = EventText(Source(f"events/{slug}.md", slug), "en", slug, "It comes.", f"/events/{slug}/")
    place = Place(city=city, country=country) if city else None
    return Event(slug=slug, uid=slug, text=text, when=AllDay(first, first), category="Meetup", series=series,
                 place=place, tags=tags)  # fmt: skip


def related(slug: str, *events: Event) -> list[str]:
    [chosen] = [one for one in events if one.slug == slug]
    return [other.slug for other in RelatedEvents(events).of(chosen)]


def test_the_series_comes_first_then_the_place_then_the_tags() -> None:
    one = event("one", 5, "Fair", "Gdańsk", ("maps",))
    others = [event("tagged", 4, tags=("maps",)), event("there", 9, city="gdańsk"), event("next", 300, "Fair")]

    assert related("one", one, *others) == ["next", "there", "tagged"]


def test_a_city_of_the_same_name_in_another_country_is_another_place() -> None:
    assert (
        related("one", event("one", 1, city="Cambridge", country="GB"), event("two", 2, city="Cambridge", country="US"))
        == []
    )


def test_of_many_under_a_tag_those_come_first_that_share_more() -> None:
    crowd = [event(f"e{day}", day, tags=("wiki",)) for day in range(4)]
    close = event("close", 5, tags=("wiki", "maps"))

    assert related("one", event("one", 4, tags=("wiki", "maps")), close, *crowd)[0] == "close"


def test_there_are_never_more_than_three_and_never_itself() -> None:
    events = [event(f"e{day}", day, "Weekly") for day in range(9)]

    assert related("e4", *events) == ["e5", "e3", "e6"]


def test_a_new_event_changes_the_pages_of_few_others() -> None:
    events = [event(f"e{day}", day, tags=("wiki",), city="Gdańsk") for day in range(60)]
    new = event("new", 70, tags=("wiki",), city="Gdańsk")
    changed = [one.slug for one in events if related(one.slug, *events) != related(one.slug, *events, new)]

    assert changed == ["e58", "e59"]
