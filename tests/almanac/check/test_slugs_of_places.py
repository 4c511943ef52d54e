"""Names of organizers and places that cannot be addresses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.check.slugs_of_places import check_slugs_of_places
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Organizer
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay

DAY = date(2027, 1, 30)


def event(slug: str, **facts: Any) -> Event:
    source = Source(f"events/{slug}.md", slug, lines={"place.city": 7, "place.name": 6, "organizers": 9})
    text = EventText(source, "en", "Meetup", "We meet.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, AllDay(DAY, DAY), "Meetup", **facts)


def at(slug: str, city: str, country: str, name: str = "") -> Event:
    return event(slug, place=Place(name=name, city=city, country=country))


def by(slug: str, *names: str) -> Event:
    return event(slug, organizers=tuple(map(Organizer, names)))


SITE = Site("Almanac", "https://a.org")
TOLD_APART = Site("Almanac", "https://a.org", slugs={"Córdoba, AR": "córdoba-ar"})
SHARED = (
    "events/b.md:7: place.city: `Córdoba` in AR and `Córdoba` in ES (events/a.md) would share one address, córdoba "
    '(add `"Córdoba, AR": "córdoba-ar"` to SLUGS in pelicanconf.py)'
)


@pytest.mark.parametrize(
    ("site", "events", "expected"),
    [
        pytest.param(
            SITE, [at("a", "Córdoba", "ES"), at("b", "Córdoba", "AR")], [SHARED], id="a city in two countries"
        ),
        pytest.param(TOLD_APART, [at("a", "Córdoba", "ES"), at("b", "Córdoba", "AR")], [], id="told apart"),
        pytest.param(
            SITE,
            [at("a", "Córdoba", "ES", "Hall"), at("b", "Córdoba", "AR", "Hall")],
            [SHARED],
            id="a venue of one name in both is said once",
        ),
        pytest.param(
            TOLD_APART,
            [at("a", "Córdoba", "ES", "Hall"), at("b", "Córdoba", "AR", "Hall")],
            [],
            id="which tells the venues apart",
        ),
        pytest.param(SITE, [at("a", "Córdoba", "ES"), at("b", "CÓRDOBA", "ES")], [], id="capitals"),
        pytest.param(
            SITE,
            [by("a", "C"), by("b", "C++")],
            [
                "events/b.md:9: organizers: `C++` and `C` (events/a.md) would share one address, c "
                '(add `"C++": "another-slug"` to SLUGS in pelicanconf.py)'
            ],
            id="organizers whose symbols no address has",
        ),
        pytest.param(SITE, [by("a", "!!!")], [], id="no letters, and no list either"),
        pytest.param(
            SITE,
            [by("a", "!!!"), by("b", "!!!")],
            [
                "events/a.md:9: organizers: `!!!` has no letters or digits to make an address of "
                '(add `"!!!": "a-slug"` to SLUGS in pelicanconf.py)'
            ],
            id="no letters for a list",
        ),
        pytest.param(
            SITE,
            [by("a", "あ" * 70), by("b", "あ" * 70)],
            [
                f"events/a.md:9: organizers: `{'あ' * 40}...` makes an address of 210 bytes, more than 200 "
                f'(add `"{"あ" * 70}": "a-shorter-slug"` to SLUGS in pelicanconf.py)'
            ],
            id="too long for a file",
        ),
        pytest.param(
            SITE,
            [at("a", "Aux", "FR"), at("b", "Aux", "FR")],
            [
                "events/a.md:7: place.city: `Aux` makes an address `aux`, which is the name of a device on Windows "
                '(add `"Aux, FR": "another-slug"` to SLUGS in pelicanconf.py)'
            ],
            id="a device",
        ),
    ],
)
def test_names_that_make_no_address_of_their_own(site: Site, events: list[Event], expected: list[str]) -> None:
    assert [str(problem) for problem in check_slugs_of_places(site, events)] == expected
